#include "tests/sim/kiosk.h"
#include "tests/sim/plan.h"

#include <algorithm>

namespace onedoor::sim {

namespace {

constexpr std::int64_t second = 1'000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
/// Reliability D10: the outboxes are empty this long after the line is good.
constexpr std::int64_t drain_max = 30 * minute;
constexpr std::int64_t opens_at = 30 * minute, closes_at = 11 * hour; // from 07:00 on

/// How much of each kind of fault there is, which differs from seed to seed: a quiet network finds
/// other errors than a wild one.
struct Climate {
    explicit Climate(Chance& chance)
        : line(pick(chance)), power(pick(chance)), disk(pick(chance)), printer(pick(chance)),
          server(pick(chance)) {}

    /// Mean time between two faults, for one that comes every `usual` in a usual seed.
    static std::int64_t gap(std::int64_t usual, int weight) { return usual * 2 / weight; }
    int line, power, disk, printer, server;

private:
    static int pick(Chance& chance) {
        static constexpr int weights[] = {1, 2, 2, 4, 8};
        return weights[chance.between(0, 4)];
    }
};

class World {
public:
    explicit World(Plan const& plan) : m_hall(plan), m_climate(m_hall.chance) {
        for (int number = 1; number <= plan.kiosks; ++number)
            m_kiosks.push_back(std::make_unique<Kiosk>(m_hall, number));
    }

    Verdict run() {
        for (auto const& kiosk : m_kiosks) {
            kiosk->start();
            plague(*kiosk);
        }
        trouble_server();
        trouble_second_disk();
        keep_hours();
        invite();
        m_hall.agenda.in(hour, [this] { tidy_server(); });
        if (m_hall.chance.happens(250))
            m_hall.agenda.in(m_hall.chance.between(0, m_hall.plan.hours * hour),
                             [this] { cut_all_lines(); });
        std::int64_t const end = m_hall.plan.hours * hour;
        m_hall.agenda.run_until(end, [] { return false; });
        heal();
        m_hall.agenda.run_until(end + drain_max, [this] { return is_drained(); });
        return judge(end);
    }

private:
    /// Calls `deed` again and again, with a chance's time between, until the world heals.
    void repeat(Chance& chance, std::int64_t mean_ms, std::function<void()> deed) {
        m_hall.agenda.in(chance.around(mean_ms), [this, &chance, mean_ms, deed] {
            if (m_hall.is_healing)
                return;
            deed();
            repeat(chance, mean_ms, deed);
        });
    }

    void plague(Kiosk& kiosk) {
        Chance& chance = kiosk.chance();
        repeat(chance, Climate::gap(3 * hour, m_climate.line), [this, &kiosk] { storm(kiosk); });
        repeat(chance, Climate::gap(9 * hour, m_climate.power), [this, &kiosk] { fell(kiosk); });
        repeat(chance, Climate::gap(8 * hour, m_climate.disk), [this, &kiosk] { fill(kiosk); });
        repeat(chance, Climate::gap(90 * minute, m_climate.printer),
               [this, &kiosk] { hurt(kiosk); });
        repeat(chance, 10 * hour, [this, &kiosk] { turn_clock(kiosk); });
        repeat(chance, 20 * hour, [this, &kiosk] {
            m_hall.strike(kiosk.name(), "out of service");
            kiosk.fail_for(kiosk.chance().around(10 * minute));
        });
        repeat(chance, 4 * hour, [&kiosk] { kiosk.staff_round(); });
    }

    /// For the rest of the run (R5): everything waits in the outboxes until the end.
    void cut_all_lines() {
        m_hall.strike("hall", "all lines cut");
        m_is_dark = true;
        for (auto const& kiosk : m_kiosks)
            kiosk->line().set(Line::Weather::Cut);
    }

    void storm(Kiosk& kiosk) {
        if (m_is_dark)
            return;
        static constexpr std::string_view names[] = {"", "line flaky", "line cut", "portal"};
        Chance& chance = kiosk.chance();
        auto const weather = static_cast<Line::Weather>(chance.between(1, 3));
        m_hall.strike(kiosk.name(), names[static_cast<int>(weather)]);
        kiosk.line().set(weather);
        bool const is_long = weather == Line::Weather::Cut && chance.happens(100);
        m_hall.agenda.in(is_long ? 24 * hour : chance.around(30 * minute), [this, &kiosk] {
            if (m_is_dark && !m_hall.is_healing)
                return;
            kiosk.line().set(Line::Weather::Fine);
            m_hall.tell(kiosk.name(), "line fine");
        });
    }

    void fell(Kiosk& kiosk) {
        Chance& chance = kiosk.chance();
        Stop const how = kiosk.any_stop();
        bool const is_kill = how == Stop::Kill;
        m_hall.strike(kiosk.name(), is_kill ? "process killed" : "power cut");
        if (kiosk.is_running())
            kiosk.stop(how, is_kill ? chance.between(500, 2'000) : chance.around(20 * minute));
    }

    void fill(Kiosk& kiosk) {
        m_hall.strike(kiosk.name(), "disk full");
        kiosk.disk().set_full(true);
        m_hall.agenda.in(kiosk.chance().around(10 * minute),
                         [&kiosk] { kiosk.disk().set_full(false); });
    }

    void hurt(Kiosk& kiosk) {
        Chance& chance = kiosk.chance();
        int const fault = static_cast<int>(chance.between(0, Kiosk::printer_fault_count - 1));
        m_hall.strike(kiosk.name(), "printer fault " + std::to_string(fault));
        kiosk.break_printer(static_cast<Kiosk::PrinterFault>(fault));
        m_hall.agenda.in(chance.around(15 * minute), [&kiosk] { kiosk.repair_printer(); });
    }

    void turn_clock(Kiosk& kiosk) {
        static constexpr std::int64_t jumps[] = {hour, day, 3'650 * day, 5 * minute};
        std::int64_t const jump = jumps[kiosk.chance().between(0, 3)];
        m_hall.strike(kiosk.name(), "wall clock jumps");
        kiosk.jump_wall_clock(kiosk.chance().happens(500) ? jump : -jump);
    }

    void trouble_server() {
        repeat(m_hall.chance, Climate::gap(8 * hour, m_climate.server), [this] {
            if (!m_hall.office.is_up())
                return;
            m_hall.strike("server", "server restarts");
            m_hall.office.stop();
            m_hall.agenda.in(m_hall.chance.around(3 * minute), [this] { start_server(); });
        });
    }

    void trouble_second_disk() {
        repeat(m_hall.chance, Climate::gap(12 * hour, m_climate.server), [this] {
            m_hall.strike("server", "second disk unplugged");
            m_hall.office.unplug_second_disk();
            m_hall.agenda.in(m_hall.chance.around(30 * minute),
                             [this] { m_hall.office.plug_second_disk_in(); });
        });
    }

    void start_server() {
        if (!m_hall.office.is_up())
            m_hall.office.start();
    }

    void tidy_server() {
        m_hall.office.tidy();
        if (!m_hall.is_healing)
            m_hall.agenda.in(hour, [this] { tidy_server(); });
    }

    void keep_hours() {
        for (int n = 0; n * day < m_hall.plan.hours * hour; ++n) {
            m_hall.agenda.in(n * day + closes_at, [this] { set_open(false); });
            m_hall.agenda.in((n + 1) * day + opens_at, [this] { set_open(true); });
        }
    }

    void set_open(bool is_open) {
        m_hall.is_open = is_open;
        m_hall.tell("hall", is_open ? "opens" : "closes");
        for (auto const& kiosk : m_kiosks)
            kiosk->set_open(is_open);
    }

    /// Opening time that is left, in which the rest of the filings has to be brought.
    [[nodiscard]] std::int64_t open_time_left() const {
        std::int64_t left = 0;
        std::int64_t const now = m_hall.agenda.now();
        for (int n = 0; n * day < m_hall.plan.hours * hour; ++n) {
            std::int64_t const from = std::max(now, n * day + (n == 0 ? 0 : opens_at));
            left += std::max<std::int64_t>(0, n * day + closes_at - from);
        }
        return left;
    }

    /// Somebody comes in and goes to a machine that is free, if there is one.
    void invite() {
        if (m_hall.is_healing || m_hall.ledger.kept() >= m_hall.plan.filings)
            return;
        std::int64_t const missing = m_hall.plan.filings - m_hall.ledger.kept();
        std::int64_t const gap = open_time_left() / (missing * 3 / 2 + 5);
        m_hall.agenda.in(m_hall.chance.around(std::max(gap, 5 * second)), [this] {
            if (m_hall.is_open)
                come_in();
            invite();
        });
    }

    void come_in() {
        auto const first = static_cast<std::size_t>(m_hall.chance.between(0, 1'000));
        for (std::size_t i = 0; i < m_kiosks.size(); ++i) {
            Kiosk& kiosk = *m_kiosks[(first + i) % m_kiosks.size()];
            if (kiosk.is_free())
                return kiosk.visit();
        }
    }

    void heal() {
        m_hall.is_healing = true;
        m_hall.tell("hall", "heals");
        start_server();
        m_hall.office.plug_second_disk_in();
        for (auto const& kiosk : m_kiosks) {
            kiosk->line().set(Line::Weather::Fine);
            kiosk->disk().set_full(false);
            kiosk->disk().spare();
            kiosk->repair_printer();
            kiosk->start();
        }
    }

    [[nodiscard]] bool is_drained() {
        return m_hall.office.is_up() &&
               std::ranges::all_of(m_kiosks, [](auto const& kiosk) { return kiosk->is_drained(); });
    }

    Verdict judge(std::int64_t end) {
        m_hall.verdict.drained_ms = m_hall.agenda.now() - end;
        start_server();
        std::vector<Leftover> leftovers;
        for (auto const& kiosk : m_kiosks)
            leftovers.push_back(kiosk->leftover());
        m_hall.ledger.compare(m_hall.office, leftovers);
        Verdict verdict = std::move(m_hall.verdict);
        verdict.filings = m_hall.ledger.kept();
        verdict.accusations = m_hall.ledger.accusations();
        if (verdict.filings < m_hall.plan.filings)
            verdict.accusations.push_back("only " + std::to_string(verdict.filings) +
                                          " filings were made");
        for (std::string const& accusation : verdict.accusations)
            m_hall.tell("judge", accusation);
        verdict.events = m_hall.trace.lines();
        verdict.digest = m_hall.trace.digest();
        return verdict;
    }

    Hall m_hall;
    Climate m_climate;
    bool m_is_dark = false;
    std::vector<std::unique_ptr<Kiosk>> m_kiosks;
};

}

Verdict simulate(Plan const& plan) {
    return World(plan).run();
}

}
