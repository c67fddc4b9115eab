#include "client/screens/topic_icons.h"

namespace onedoor::screens {

ui::Icon topic_icon(std::string_view name) {
    struct Named {
        std::string_view name;
        ui::Icon icon;
    };
    using namespace ui;
    static constexpr Named icons[] = {{"baby", icon::baby},
                                      {"coins", icon::coins},
                                      {"globe", icon::globe},
                                      {"graduation-cap", icon::graduation_cap},
                                      {"handshake", icon::handshake},
                                      {"house-line", icon::house_line},
                                      {"identification-card", icon::identification_card},
                                      {"map-pin", icon::map_pin},
                                      {"map-trifold", icon::map_trifold},
                                      {"stamp", icon::stamp},
                                      {"storefront", icon::storefront},
                                      {"users-three", icon::users_three},
                                      {"wheelchair", icon::wheelchair}};
    for (Named const& named : icons)
        if (named.name == name)
            return named.icon;
    return icon::none;
}

}
