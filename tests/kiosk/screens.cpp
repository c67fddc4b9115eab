// Every screen of the kiosk in one look, reached by touch, as pictures; what cannot be read or
// reached on one is told. screens_test.py starts it beside a real server, part by part: a citizen's
// way, staff with an outbox of which they are warned, a citizen at a full one.
//
// usage: kiosk_screens URL FONTS FOLDER normal|seated|large|contrast whole|staffed|full
//        kiosk_screens URL FONTS FOLDER safe
#include "client/diagnostics/staff_pin.h"
#include "client/outbox/store.h"
#include "client/platform/sdl/equipment.h"
#include "client/platform/sdl/picture_file.h"
#include "client/platform/sdl/safe_window.h"
#include "shared/core/limits.h"
#include "tests/kiosk/screen_walk.h"
#include "tests/kiosk/turns.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <thread>

using namespace onedoor;
using testing::Look;

namespace {

constexpr std::array looks{
    Look{"normal", "", "", false},
    Look{"seated", "", "", true},
    Look{"large", "Lớn nhất", "", false},
    Look{"contrast", "", "Tương phản cao", false},
};

configuration::Configuration machine(std::string const& origin, std::string const& folder,
                                     std::uint16_t printer_port, std::string const& reader) {
    configuration::Configuration wanted;
    wanted.id = "kiosk-pictures";
    wanted.server = origin;
    wanted.office = "56";
    wanted.printer =
        configuration::Printer{.address = "127.0.0.1", .port = printer_port, .model = "generic"};
    wanted.reader = configuration::Reader{.path = reader};
    // No such device: the machine can speak, and nobody hears it.
    wanted.headset = "none";
    wanted.staff_pin = diagnostics::hash_pin(testing::ScreenWalk::pin).value_or("");
    wanted.data_folder = folder;
    wanted.device_key_file = folder + "/device.key";
    return wanted;
}

/// As one that kept so many while its office was away; staff find one the office refused.
bool fill_outbox(std::string const& path, std::uint64_t items) {
    // Ten days and more, a year before what the pictures show.
    constexpr core::Instant first{1'763'800'000'000};
    auto store = outbox::OutboxStore::open(
        {.path = path, .synchronous = outbox::Synchronous::Off, .vfs = {}});
    if (!store)
        return false;
    for (std::uint64_t at = 0; at < items; ++at) {
        outbox::SealedFiling filing;
        filing.id.bytes[14] = static_cast<std::uint8_t>(at >> 8U);
        filing.id.bytes[15] = static_cast<std::uint8_t>(at);
        filing.kept_at = {first.milliseconds + static_cast<std::int64_t>(at) * 600'000};
        filing.envelope.body.assign(3'000, 'x');
        if (!(*store)->keep(filing))
            return false;
        if (at == 1 && !(*store)->mark_refused(filing.id, "submission.invalid"))
            return false;
    }
    return true;
}

/// Takes the picture of the safe screen and ends.
class SafePicture final : public platform::Turn {
public:
    explicit SafePicture(std::string path) : m_path(std::move(path)) {}
    void watch(platform::SafeWindow& window) { m_window = &window; }
    void turn(core::Uptime) override {
        if (!m_window->has_drawn())
            return;
        is_saved = platform::save_drawing(1080, 1920, m_path);
        m_window->close();
    }
    bool is_saved = false;

private:
    std::string m_path;
    platform::SafeWindow* m_window = nullptr;
};

int picture_safe_screen(std::string const& fonts, std::string const& folder) {
    SafePicture picture(folder + "/safe.png");
    platform::SafeWindow window(fonts, picture);
    picture.watch(window);
    return window.run() == 0 && picture.is_saved ? 0 : 1;
}

struct Wanted {
    std::string url, fonts, folder;
    Look look;
    std::string part;
    [[nodiscard]] std::string data() const { return folder + "/data-" + std::string(look.name); }
    /// What the names of the pictures begin with.
    [[nodiscard]] std::string pictures() const {
        return folder + "/" + std::string(look.name) + (part == "whole" ? "" : "-" + part);
    }
};

void walk(testing::ScreenWalk& way, std::string_view part) {
    if (part == "whole")
        way.whole();
    else if (part == "staffed")
        way.staffed();
    else
        way.full();
}

int take_pictures(Wanted const& wanted) {
    testing::VirtualPrinter printer;
    testing::Terminal reader;
    testing::ChipSimulator chip;
    configuration::Effective settings;
    settings.configuration = machine(wanted.url, wanted.data(), printer.port(), reader.path());
    lifecycle::Life life = lifecycle::Life::begin(
        wanted.data(),
        {lifecycle::boot_id(), platform::system_uptime(), platform::SystemClock().now()}, {});
    auto equipment = platform::Equipment::open(settings.configuration, ONEDOOR_UNIT_MAPPINGS,
                                               platform::Window::wake);
    if (!equipment) {
        std::fprintf(stderr, "no equipment: %s\n", equipment.error().code.c_str());
        return 1;
    }
    (*equipment)
        ->add_staff_panel(settings.configuration, {life, wanted.data() + "/kiosk.json", settings},
                          platform::Window::wake);
    testing::Person person;
    testing::Turns turns(person, *(*equipment)->staff_site());
    platform::WindowOptions options;
    options.origin = wanted.url;
    options.fonts = wanted.fonts;
    options.site_folder = wanted.data() + "/site";
    platform::Window window(
        options, {.equipment = equipment->get(), .devices = {.chip = &chip}, .turn = &turns});
    person.watch(window);
    testing::Gallery gallery(person, window, wanted.look, wanted.pictures());
    std::thread hand([&] {
        testing::ScreenWalk way({person, window, **equipment, printer, reader, chip}, gallery,
                                wanted.look);
        walk(way, wanted.part);
        person.at_machine([&] { window.close(); });
    });
    int const code = window.run();
    hand.join();
    life.end(platform::SystemClock().now());
    std::printf("%s %s: %u pictures, %u findings\n", std::string(wanted.look.name).c_str(),
                wanted.part.c_str(), gallery.pictures(), gallery.findings());
    return code == 0 && gallery.findings() == 0 ? 0 : 1;
}

/// How much lies in the outbox when this part begins.
std::uint64_t kept_before(std::string_view part) {
    constexpr std::uint64_t most = limits::outbox_items_max;
    return part == "staffed" ? most * 72 / 100 : part == "full" ? most * 96 / 100 : 0;
}

}

int main(int count, char** words) {
    if (count == 5 && std::string_view(words[4]) == "safe")
        return picture_safe_screen(words[2], words[3]);
    auto const look = count == 6 ? std::ranges::find(looks, std::string_view(words[4]), &Look::name)
                                 : looks.end();
    constexpr std::array<std::string_view, 3> parts{"whole", "staffed", "full"};
    if (look == looks.end() || std::ranges::find(parts, words[5]) == parts.end()) {
        std::fputs("usage: kiosk_screens URL FONTS FOLDER LOOK PART | safe\n", stderr);
        return 2;
    }
    Wanted const wanted{words[1], words[2], words[3], *look, words[5]};
    std::uint64_t const kept = kept_before(wanted.part);
    if (kept > 0 && !fill_outbox(wanted.data() + "/outbox.sqlite", kept)) {
        std::fputs("the outbox cannot be filled\n", stderr);
        return 1;
    }
    return take_pictures(wanted);
}
