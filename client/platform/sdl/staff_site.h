#pragma once

#include "client/configuration/package_store.h"
#include "client/lifecycle/life.h"
#include "client/platform/sdl/link_watch.h"
#include "client/speech/speaker.h"
#include "client/staff_panel/errand.h"
#include "client/staff_panel/site.h"

#include <string>

namespace onedoor::platform {

class Equipment;

/// Of this run of the program.
struct Run {
    lifecycle::Life& life;
    /// The kiosk.json the program began with, and what came of it.
    std::string machine_file;
    configuration::Effective const& settings;
};

/// The machine as its staff panel sees it. Equipment and life outlive it.
class StaffSite final : public staff_panel::Site {
public:
    StaffSite(Equipment const& equipment, Run const& run, void (*wake)());

    /// At each turn of the loop: what came from the server goes into the life's notes.
    void advance();
    [[nodiscard]] bool wants_restart() const { return m_wants_restart; }

    diagnostics::Observation observe() override;
    void ask_server() override { m_link.ask(); }
    void play_sound(text::Language language) override;
    diagnostics::Machine machine() override;
    staff_panel::Settings settings() override;
    std::vector<staff_panel::Remark> remarks(text::Language language) override;
    void restart() override { m_wants_restart = true; }

private:
    Equipment const& m_equipment;
    lifecycle::Life& m_life;
    std::string m_id, m_data_folder;
    staff_panel::Settings m_settings;
    LinkWatch m_link;
    std::string m_digest;
    staff_panel::Errand<std::string> m_digesting;
    bool m_wants_restart = false;
};

}
