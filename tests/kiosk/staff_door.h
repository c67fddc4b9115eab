#pragma once

#include "client/platform/sdl/services.h"
#include "client/staff_panel/panel.h"

namespace onedoor::testing {

/// A machine's door for staff with nothing behind it, for those who must not find it.
struct StaffDoor {
    class Nothing final : public staff_panel::Site {
    public:
        diagnostics::Observation observe() override { return {}; }
        void ask_server() override {}
        void play_sound(text::Language) override {}
        diagnostics::Machine machine() override { return {}; }
        staff_panel::Settings settings() override { return {}; }
        std::vector<staff_panel::Remark> remarks(text::Language) override { return {}; }
        void restart() override {}
    };

    platform::SystemClock clock;
    Nothing site;
    staff_panel::Panel panel{{.site = site, .clock = clock, .data_folder = "/nonexistent"}};
};

}
