#include "client/configuration/check.h"
#include "client/configuration/description.h"
#include "client/configuration/package_store.h"
#include "client/diagnostics/pin_prompt.h"
#include "client/lifecycle/hardening.h"
#include "client/platform/sdl/upkeep.h"
#include "client/platform/sdl/window.h"

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

using namespace onedoor;

namespace {

constexpr std::string_view usage =
    "usage: onedoor-kiosk [OPTIONS]\n"
    "\n"
    "The kiosk: the citizens' program, one citizen after another.\n"
    "\n"
    "  --config FILE      the machine's settings: full screen, with its devices\n"
    "  --check-config FILE  say whether the settings are right, and end\n"
    "  --hash-pin         ask for a staff PIN, write its hash for staff_pin, and end\n"
    "\n"
    "Without --config, for trying out:\n"
    "  --url ADDRESS      the server (http://127.0.0.1:8080)\n"
    "  --open PATH        begin at this page, with somebody there already\n"
    "  --size WxH         size of the window (1080x1920)\n"
    "  --fullscreen       the whole screen\n"
    "  --fonts DIR        folder of the fonts\n"
    "  --screenshot FILE  draw the page into a PNG file and end\n"
    "  --help             this text\n";

bool read_size(std::string_view text, platform::WindowOptions& options) {
    std::size_t const cross = text.find('x');
    if (cross == std::string_view::npos)
        return false;
    auto const number = [](std::string_view digits, int& value) {
        auto const [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc() && end == digits.data() + digits.size() && value >= 200 &&
               value <= 8192;
    };
    return number(text.substr(0, cross), options.width) &&
           number(text.substr(cross + 1), options.height);
}

enum class Reading { Done, Help, HashPin, Wrong };

struct Options {
    platform::WindowOptions window;
    std::string configuration;
    std::string checked;
};

Reading read_options(int count, char** words, Options& wanted) {
    platform::WindowOptions& options = wanted.window;
    for (int i = 1; i < count; ++i) {
        std::string_view const name = words[i];
        if (name == "--help")
            return Reading::Help;
        if (name == "--hash-pin")
            return Reading::HashPin;
        if (name == "--fullscreen") {
            options.is_fullscreen = true;
            continue;
        }
        if (i + 1 == count)
            return Reading::Wrong;
        std::string_view const value = words[++i];
        if (name == "--url")
            options.origin = value;
        else if (name == "--open")
            options.target = value;
        else if (name == "--config")
            wanted.configuration = value;
        else if (name == "--check-config")
            wanted.checked = value;
        else if (name == "--fonts")
            options.fonts = value;
        else if (name == "--screenshot")
            options.screenshot = value;
        else if (name != "--size" || !read_size(value, options))
            return Reading::Wrong;
    }
    return Reading::Done;
}

int fail(std::string_view what) {
    std::fprintf(stderr, "onedoor-kiosk: %s\n", std::string(what).c_str());
    return 1;
}

lifecycle::Start present_start() {
    platform::SystemClock const clock;
    return {lifecycle::boot_id(), platform::system_uptime(), clock.now()};
}

/// Where the package puts the site's data files.
constexpr char const* delivered_site = "/usr/share/onedoor-kiosk/site";

/// Where the package puts it, or else where it was built.
std::string resource(std::string const& name, char const* built) {
    std::string installed = "/usr/share/onedoor-kiosk/" + name;
    return std::filesystem::exists(installed) ? installed : std::string(built);
}

int run_safe(lifecycle::Life& life, std::string const& fonts) {
    platform::LifeTurn<platform::SafeWindow> turn(life);
    platform::SafeWindow window(fonts, turn);
    turn.watch(window);
    life.status("Safe mode after repeated crashes");
    return window.run();
}

int run_ordinary(lifecycle::Life& life, configuration::Effective const& settings,
                 platform::WindowOptions options, std::string const& machine_file) {
    configuration::Configuration const& machine = settings.configuration;
    Result<std::unique_ptr<platform::Equipment>> equipment = platform::Equipment::open(
        machine, resource("unit-mappings.json", ONEDOOR_UNIT_MAPPINGS), platform::Window::wake);
    if (!equipment)
        return fail(equipment.error().code);
    (*equipment)->add_staff_panel(machine, {life, machine_file, settings}, platform::Window::wake);
    platform::Upkeep upkeep(life, machine.hours, (*equipment)->staff_site());
    platform::Window window(std::move(options), {.equipment = equipment->get(), .turn = &upkeep});
    upkeep.watch(window);
    life.status("In service");
    return window.run();
}

// The machine as it stands in a hall.
int run_machine(Options options) {
    std::vector<Error> const faults = lifecycle::harden(lifecycle::MemoryLock::Off);
    Result<configuration::Effective> const effective = configuration::load(options.configuration);
    if (!effective) {
        for (text::Language const language : {text::Language::Vietnamese, text::Language::English})
            fail(configuration::describe(effective.error(), language));
        return 1;
    }
    configuration::Configuration const& machine = effective->configuration;
    options.window.origin = machine.server;
    options.window.px_per_mm = machine.pixels_per_millimetre();
    options.window.is_fullscreen = true;
    options.window.site_folder = machine.data_folder + "/site";
    options.window.site_seed = delivered_site;
    lifecycle::Life life = lifecycle::Life::begin(machine.data_folder, present_start(), faults);
    int const code =
        life.mode() == lifecycle::Mode::Safe
            ? run_safe(life, options.window.fonts)
            : run_ordinary(life, *effective, std::move(options.window), options.configuration);
    // Anything else than a clean end counts as a crash at the next start.
    if (code == 0)
        life.end(platform::SystemClock().now());
    return code;
}

}

int main(int count, char** words) {
    Options options;
    options.window.fonts = resource("fonts", ONEDOOR_FONTS);
    switch (read_options(count, words, options)) {
    case Reading::Help:
        std::fputs(usage.data(), stdout);
        return 0;
    case Reading::HashPin:
        return diagnostics::run_pin_prompt();
    case Reading::Wrong:
        std::fputs(usage.data(), stderr);
        return 2;
    case Reading::Done:
        break;
    }
    if (!options.checked.empty()) {
        configuration::Report const report = configuration::check_file(options.checked);
        std::fputs(report.text.c_str(), stdout);
        return report.exit_code;
    }
    if (!options.configuration.empty())
        return run_machine(std::move(options));
    return platform::Window(std::move(options.window), {}).run();
}
