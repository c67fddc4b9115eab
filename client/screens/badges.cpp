#include "client/screens/badges.h"

#include "shared/catalogue/catalogue.h"

#include <array>

namespace onedoor::screens {

ui::Badge status_badge(View const&, int status, std::string_view label) {
    struct Look {
        ui::Tone tone;
        ui::Icon icon;
    };
    using namespace ui;
    static constexpr std::array<Look, 11> looks = {{{Tone::Normal, icon::circle},
                                                    {Tone::Normal, icon::note_pencil},
                                                    {Tone::Info, icon::tray_arrow_down},
                                                    {Tone::Bad, icon::x_circle},
                                                    {Tone::Info, icon::arrows_clockwise},
                                                    {Tone::Warn, icon::files},
                                                    {Tone::Warn, icon::coins},
                                                    {Tone::Normal, icon::arrow_u_up_left},
                                                    {Tone::Bad, icon::prohibit},
                                                    {Tone::Ok, icon::check_circle},
                                                    {Tone::Ok, icon::seal_check}}};
    Look const& look = looks[status >= 1 && status <= 10 ? static_cast<std::size_t>(status) : 0];
    return {.label = label, .tone = look.tone, .icon = look.icon};
}

ui::Badge service_badge(View const& view, catalogue::ServiceLevel level) {
    using catalogue::ServiceLevel;
    static text::Localized const names[] = {
        catalogue::service_level_name(ServiceLevel::Information),
        catalogue::service_level_name(ServiceLevel::Partial),
        catalogue::service_level_name(ServiceLevel::Full)};
    std::string_view const name = view.say(names[static_cast<std::size_t>(level)]);
    switch (level) {
    case ServiceLevel::Full:
        return {name, ui::Tone::Ok, ui::icon::check_circle_fill};
    case ServiceLevel::Partial:
        return {name, ui::Tone::Warn, ui::icon::circle_half_fill};
    case ServiceLevel::Information:
        break;
    }
    return {name, ui::Tone::Normal, ui::icon::info_fill};
}

}
