#include "client/lifecycle/life.h"

#include <utility>

namespace onedoor::lifecycle {

Life::Life(Notifier notifier, StartRecord record, Start const& start)
    : m_notifier(std::move(notifier)), m_record(std::move(record)),
      m_clock(start.wall, start.uptime, m_record.last_wall()) {}

Life Life::begin(std::string const& data_folder, Start const& start,
                 std::vector<Error> const& faults) {
    Life life(Notifier::from_environment(), StartRecord::begin(data_folder + "/starts.json", start),
              start);
    LastExit const last_exit = life.m_record.last_exit();
    if (last_exit != LastExit::Clean && last_exit != LastExit::FirstStart)
        life.add({start.wall, last_exit});
    for (Error const& fault : faults)
        life.add({start.wall, fault});
    if (life.m_record.fault())
        life.add({start.wall, *life.m_record.fault()});
    return life;
}

void Life::ready() {
    m_notifier.ready();
    m_notifier.status(mode() == Mode::Safe ? "Safe mode after repeated crashes" : "In service");
}

void Life::advance(core::Uptime now, core::Instant wall) {
    m_notifier.advance(now);
    if (std::optional<ClockNote> const note = m_clock.advance(wall, now))
        add({wall, *note});
    if (m_record.advance(now, wall))
        m_wants_restart = mode() == Mode::Safe;
}

void Life::server_answered(core::Instant server, core::Instant wall) {
    if (std::optional<ClockNote> const note = m_clock.compare_with_server(server, wall))
        add({wall, *note});
}

void Life::end(core::Instant wall) {
    m_notifier.stopping();
    m_record.end(wall);
}

void Life::add(Note note) {
    if (m_notes.size() == notes_max)
        m_notes.erase(m_notes.begin());
    m_notes.push_back(std::move(note));
}

}
