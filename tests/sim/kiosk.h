#pragma once

#include "client/outbox/worker.h"
#include "client/session/session.h"
#include "tests/client/device/print_world.h"
#include "tests/sim/hall.h"
#include "tests/sim/line.h"
#include "tests/sim/paper.h"
#include "tests/support/disk.h"

#include <memory>
#include <optional>
#include <set>
#include <string>

namespace onedoor::sim {

using testing::Disk;
using testing::Stop;

/// A machine in the hall: disk, printer, line, and while it has power a process with session,
/// outbox and printing. Citizens and staff use it, faults befall it.
class Kiosk {
public:
    Kiosk(Hall& hall, int number);
    ~Kiosk();

    [[nodiscard]] std::string const& name() const { return m_name; }
    [[nodiscard]] Line& line() { return m_line; }
    [[nodiscard]] Disk& disk() { return m_disk; }
    [[nodiscard]] Chance& chance() { return m_chance; }

    /// Power comes, or the supervisor starts the process again.
    void start();
    /// Stops the process, and starts it again after this time.
    void stop(Stop how, std::int64_t down_ms);
    [[nodiscard]] Stop any_stop();
    [[nodiscard]] bool is_running() const { return m_process != nullptr; }

    /// Whether somebody could begin now.
    [[nodiscard]] bool is_free() const;
    /// Somebody comes, and files, or leaves midway.
    void visit();
    /// Staff come and look after the slips nobody knows to be printed.
    void staff_round();

    void set_open(bool is_open);
    void jump_wall_clock(std::int64_t milliseconds) { m_wall_skew_ms += milliseconds; }
    /// Something the machine cannot do without fails, and works again after a while.
    void fail_for(std::int64_t milliseconds);

    enum class PrinterFault : std::uint8_t {
        PaperOut,
        PaperOutSoon,
        NearEnd,
        Cover,
        Jam,
        JamAtCut,
        Broken,
        Stall,
        Garbage,
        CablePulled,
        CablePulledSoon,
        SwitchedOffAndOn,
        Slow,
    };
    static constexpr int printer_fault_count = 13;
    void break_printer(PrinterFault fault);
    void repair_printer();

    /// Nothing waits, nobody is there.
    [[nodiscard]] bool is_drained();
    [[nodiscard]] Leftover leftover();

private:
    struct World;
    struct Process;
    struct Visit;
    struct StaffRound;

    [[nodiscard]] core::Uptime uptime() const;
    [[nodiscard]] core::Instant wall() const;
    [[nodiscard]] core::Uptime session_time() const;
    void tell(std::string_view what) { m_hall.tell(m_name, what); }
    void accuse(std::string_view what) { m_hall.accuse(m_name, what); }

    void plan_frame(std::int64_t at);
    void frame(std::uint64_t generation);
    [[nodiscard]] std::int64_t frame_gap() const;
    void run_outbox(std::string_view doing);
    void send(outbox::Task const& task);
    void take(outbox::Answer const& answer);
    void learn(outbox::Event& event);
    void learn_list(outbox::Listed const& listed);
    bool survives(std::string_view doing);

    session::Step feed(session::Event const& event);
    void judge_state(session::State before, session::EventKind kind);
    void touch();
    void wipe(session::WipeOrder const& order);

    void follow_printer();
    void judge_notice();
    void note_printed();
    void look_at_paper();
    void judge_row(RowMark const& mark);
    bool print(std::uint32_t action, Sort first);
    bool print_again();

    void step_visit(std::uint64_t visit);
    void approach();
    void type();
    void file();
    void stay_for_slip();
    void go_away();
    void next_step(std::int64_t delay_ms);
    app::OutgoingFiling outgoing(Action& action);
    std::optional<outbox::Kept> keep(Action& action);
    void settle_keep(Action& action, outbox::Kept const& kept);
    void file_anew(core::SubmissionId id);
    void confirm_slip(outbox::SlipNumber number, Action& action);
    bool record_copy(outbox::SlipNumber number);
    [[nodiscard]] bool has_slip(outbox::SlipNumber number) const;

    void step_staff();

    Hall& m_hall;
    int m_number;
    std::string m_name;
    Chance m_chance;
    Disk m_disk;
    outbox::DeviceKey::Seed const m_seed;
    Line m_line;
    testing::EscposPrinter m_printer;
    testing::Cable m_cable{m_printer};
    PaperWatch m_watch{m_printer};
    device::PrinterProfile m_profile;
    bool m_is_printer_slow = false;
    /// Somebody of the office stands at the printer until then.
    std::int64_t m_staff_until_ms = -1;
    std::int64_t m_booted_ms = 0;
    std::int64_t m_wall_skew_ms = 0;
    std::uint64_t m_life = 0;
    std::uint64_t m_frame_generation = 0;
    std::uint64_t m_visits = 0;
    bool m_is_starting = false;
    std::unique_ptr<World> m_world;
    std::unique_ptr<Process> m_process;
    std::unique_ptr<Visit> m_visit;
    std::unique_ptr<StaffRound> m_round;
    /// Whose slip may come out now.
    std::uint32_t m_served = 0;
    /// Who was served last, by which life of the process, and when that ended.
    std::uint32_t m_left = 0;
    std::uint64_t m_left_life = 0;
    std::int64_t m_left_ms = 0;
    std::optional<core::SubmissionId> m_asked;
    std::set<std::pair<device::Phase, device::Condition>> m_judged;
};

}
