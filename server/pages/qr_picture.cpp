#include "server/pages/qr_picture.h"

#include "shared/qr/qr.h"

#include <string>

namespace onedoor::pages {

static constexpr int quiet_modules = 4;

// One path of the dark runs: "M4 4h7v1h-7z".
static std::string path_of(qr::Code const& code) {
    std::string path;
    for (int y = 0; y < code.side; ++y)
        for (int x = 0; x < code.side; ++x) {
            int const begin = x;
            while (x < code.side && code.modules[static_cast<std::size_t>(y * code.side + x)] != 0)
                ++x;
            if (x == begin)
                continue;
            std::string const length = std::to_string(x - begin);
            path.append("M").append(std::to_string(begin + quiet_modules)).append(" ");
            path.append(std::to_string(y + quiet_modules)).append("h").append(length);
            path.append("v1h-").append(length).append("z");
        }
    return path;
}

void write_qr_picture(Html& html, std::string_view text, std::string_view label) {
    Result<qr::Code> const code = qr::encode(text);
    if (!code)
        return;
    std::string const side = std::to_string(code->side + 2 * quiet_modules);
    html.markup("<svg class=\"qr\" role=\"img\" shape-rendering=\"crispEdges\"");
    html.attribute("aria-label", label).attribute("viewBox", "0 0 " + side + " " + side);
    html.markup("><path fill=\"#fff\" d=\"M0 0h").markup(side).markup("v").markup(side);
    html.markup("H0z\"/><path").attribute("d", path_of(*code)).markup("/></svg>");
}

}
