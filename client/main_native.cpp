#include "client/platform/sdl/window.h"

#include <charconv>
#include <cstdio>
#include <string_view>

namespace {

constexpr std::string_view usage =
    "usage: onedoor-kiosk [OPTIONS]\n"
    "\n"
    "The citizens' program in a window of its own.\n"
    "\n"
    "  --url ADDRESS      the server (http://127.0.0.1:8080)\n"
    "  --open PATH        begin at this page, with somebody there already\n"
    "  --size WxH         size of the window (1080x1920)\n"
    "  --fullscreen       the whole screen\n"
    "  --fonts DIR        folder of the fonts\n"
    "  --screenshot FILE  draw the page into a PNG file and end\n"
    "  --help             this text\n";

bool read_size(std::string_view text, onedoor::platform::WindowOptions& options) {
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

enum class Reading { Done, Help, Wrong };

Reading read_options(int count, char** words, onedoor::platform::WindowOptions& options) {
    for (int i = 1; i < count; ++i) {
        std::string_view const name = words[i];
        if (name == "--help")
            return Reading::Help;
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
        else if (name == "--fonts")
            options.fonts = value;
        else if (name == "--screenshot")
            options.screenshot = value;
        else if (name != "--size" || !read_size(value, options))
            return Reading::Wrong;
    }
    return Reading::Done;
}

}

int main(int count, char** words) {
    onedoor::platform::WindowOptions options;
    options.fonts = ONEDOOR_FONTS;
    switch (read_options(count, words, options)) {
    case Reading::Help:
        std::fputs(usage.data(), stdout);
        return 0;
    case Reading::Wrong:
        std::fputs(usage.data(), stderr);
        return 2;
    case Reading::Done:
        break;
    }
    return onedoor::platform::Window(std::move(options), {}).run();
}
