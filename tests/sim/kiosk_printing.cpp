#include "client/device/notice_text.h"
#include "tests/sim/kiosk_process.h"

namespace onedoor::sim {

using device::Condition;
using device::Notice;
using device::Phase;

/// Bytes that had left before the session ended may still be printed so long.
static constexpr std::int64_t buffered_ms = 10'000;

static bool is_served(session::State state) {
    return state == session::State::Active || state == session::State::Warning;
}

void Kiosk::break_printer(PrinterFault fault) {
    switch (fault) {
    case PrinterFault::PaperOut:
        return m_printer.run_out_now();
    case PrinterFault::PaperOutSoon:
        return m_printer.run_out_after(static_cast<std::size_t>(m_chance.between(0, 60)));
    case PrinterFault::NearEnd:
        return m_printer.set_near_end();
    case PrinterFault::Cover:
        return m_printer.open_cover();
    case PrinterFault::Jam:
        return m_printer.jam_now();
    case PrinterFault::JamAtCut:
        return m_printer.jam_next_cut();
    case PrinterFault::Broken:
        return m_printer.break_down();
    case PrinterFault::Stall:
        return m_printer.stall();
    case PrinterFault::Garbage:
        return m_printer.answer_garbage();
    case PrinterFault::CablePulled:
        m_cable.is_pulled = true;
        return;
    case PrinterFault::CablePulledSoon:
        m_cable.bytes_left = static_cast<std::size_t>(m_chance.between(1, 4'000));
        return;
    case PrinterFault::SwitchedOffAndOn:
        m_cable.hang_up();
        return m_printer.power_cycle();
    case PrinterFault::Slow:
        m_is_printer_slow = true;
        return m_printer.print_per_turn(static_cast<std::size_t>(m_chance.between(1, 4)));
    }
}

/// By hand: whoever does it takes away what comes out meanwhile.
void Kiosk::repair_printer() {
    m_staff_until_ms = m_hall.agenda.now() + 60'000;
    m_cable.is_pulled = false;
    m_cable.bytes_left = std::numeric_limits<std::size_t>::max();
    m_printer.repair();
    m_is_printer_slow = false;
    tell("printer repaired");
    look_at_paper();
}

void Kiosk::look_at_paper() {
    m_watch.look([this](RowMark const& mark) { judge_row(mark); });
}

void Kiosk::judge_row(RowMark const& mark) {
    Action const* const action = mark.action <= m_hall.ledger.actions().size()
                                     ? &m_hall.ledger.action(mark.action)
                                     : nullptr;
    if (mark.row == 0)
        tell((mark.sort == Sort::Copy ? "copy " : "slip ") + std::to_string(mark.action));
    if (action == nullptr || action->reference != mark.reference || action->kiosk != m_number)
        return accuse("wrong receipt: a slip says " + mark.reference);
    if (action->told != Told::Kept)
        accuse("wrong receipt: a slip for what is not kept, " + mark.reference);
    std::int64_t const now = m_hall.agenda.now();
    if (mark.shares_paper)
        accuse("two slips on one piece of paper");
    if (mark.action == m_served || now < m_staff_until_ms)
        return;
    if (m_served != 0)
        return accuse("a slip of " + action->name + " comes out before " +
                      m_hall.ledger.action(m_served).name);
    bool const is_rest = mark.action == m_left && m_left_life == m_life;
    bool const may_be_buffered = is_rest ? now - m_left_ms < buffered_ms : m_process == nullptr;
    if (mark.row == 0 && !may_be_buffered)
        accuse("a slip of " + action->name + " comes out for nobody");
}

bool Kiosk::print(std::uint32_t number, Sort first) {
    Action const& action = m_hall.ledger.action(number);
    device::Slip slip =
        draw_slip(number, action.reference, static_cast<std::uint8_t>(m_chance.between(8, 32)));
    if (first == Sort::Copy)
        slip.original = slip.copy;
    if (!m_process->printer.print(std::move(slip)))
        return false;
    m_process->printed_action = number;
    m_process->printed_sort = first;
    m_process->phase = Phase::Checking;
    if (is_served(m_process->session.state()))
        m_process->printing.emplace(m_process->session.hold(session::HoldReason::Printing));
    return true;
}

/// False when the process ended over it.
bool Kiosk::print_again() {
    bool const is_copy = m_process->printer.phase() != Phase::Refused;
    if (is_copy && m_process->slip != 0) {
        if (!record_copy(m_process->slip))
            return m_process != nullptr;
    }
    if (m_process->printer.print_again())
        m_process->printed_sort = is_copy ? Sort::Copy : m_process->printed_sort;
    plan_frame(m_hall.agenda.now());
    return true;
}

void Kiosk::judge_notice() {
    Process const& process = *m_process;
    Phase const phase = process.printer.phase();
    Condition const condition = process.printer.condition();
    if (!m_judged.insert({phase, condition}).second)
        return;
    Notice const notice = process.printer.notice();
    bool const is_fault = condition != Condition::Ready && condition != Condition::NearEnd;
    bool const needs_words = is_fault && phase != Phase::Printed;
    if (notice == Notice::Missing || (needs_words && notice == Notice::Nothing))
        return accuse("a printer fault without a notice");
    if (notice == Notice::Nothing)
        return;
    for (text::Language const language : {text::Language::Vietnamese, text::Language::English}) {
        auto const words = device::text_of(notice, device::Printout::Filing, language);
        if (words.title.empty() || words.advice.empty())
            accuse("a notice without words");
    }
}

void Kiosk::follow_printer() {
    Process& process = *m_process;
    judge_notice();
    Phase const phase = process.printer.phase();
    Phase const before = std::exchange(process.phase, phase);
    bool const is_problem = phase == Phase::Unconfirmed || phase == Phase::Refused;
    Condition const condition = process.printer.condition();
    bool const is_fault = condition != Condition::Ready && condition != Condition::NearEnd;
    if (!is_served(process.session.state())) {
        process.printing.reset();
        process.problem.reset();
    } else {
        if (!process.printer.is_busy())
            process.printing.reset();
        else if (!process.printing)
            process.printing.emplace(process.session.hold(session::HoldReason::Printing));
        if (!is_problem || !is_fault)
            process.problem.reset();
        else if (!process.problem)
            process.problem.emplace(process.session.hold(session::HoldReason::PrintProblem));
    }
    if (phase == before)
        return;
    tell("printing " + std::to_string(static_cast<int>(phase)));
    if (phase == Phase::Printed)
        note_printed();
}

void Kiosk::note_printed() {
    Process& process = *m_process;
    Action& action = m_hall.ledger.action(process.printed_action);
    if (m_watch.whole(action.number, process.printed_sort) == 0)
        accuse("untrue: the slip of " + action.name + " is said to be printed");
    if (m_watch.whole(action.number, Sort::Original) > 1)
        accuse("two slips of " + action.name + " look like the first one");
    if (!m_round && process.slip != 0)
        confirm_slip(process.slip, action);
}

void Kiosk::confirm_slip(outbox::SlipNumber number, Action& action) {
    action.has_open_slip.reset();
    m_process->outbox.add(outbox::ConfirmJob{number});
    run_outbox("confirm");
    if (m_process)
        action.has_open_slip = has_slip(number);
}

bool Kiosk::has_slip(outbox::SlipNumber number) const {
    auto const slips = m_process->outbox.status().slips;
    return std::ranges::find(slips, number, &outbox::UnconfirmedSlip::number) != slips.end();
}

/// False when it must not be printed, or the process ended over it.
bool Kiosk::record_copy(outbox::SlipNumber number) {
    m_process->recorded.reset();
    m_process->outbox.add(outbox::CopyJob{m_process->outbox.next_ticket(), number});
    run_outbox("copy");
    return m_process && m_process->recorded && m_process->recorded->slip;
}

void Kiosk::staff_round() {
    if (!is_free())
        return;
    auto slips = m_process->outbox.status().slips;
    if (slips.empty())
        return;
    if (slips.size() > 3)
        slips.erase(slips.begin() + 3, slips.end());
    m_round = std::make_unique<StaffRound>(StaffRound{std::move(slips)});
    tell("staff look after slips");
    plan_frame(m_hall.agenda.now());
}

void Kiosk::step_staff() {
    StaffRound& round = *m_round;
    m_staff_until_ms = m_hall.agenda.now() + 10'000;
    bool const is_over = m_process->phase == Phase::Printed || --round.patience < 0;
    if (round.is_printing && !is_over)
        return;
    if (round.is_printing) {
        bool const is_printed = m_process->phase == Phase::Printed;
        outbox::UnconfirmedSlip const slip = round.slips.back();
        round.slips.pop_back();
        round.is_printing = false;
        m_process->printer.forget();
        m_process->printed_action = 0;
        Action* const action = m_hall.ledger.of_reference(slip.slip.code);
        if (is_printed && action != nullptr)
            return confirm_slip(slip.number, *action);
        return;
    }
    if (round.slips.empty()) {
        m_left_ms = m_hall.agenda.now();
        m_round.reset();
        return;
    }
    Action const* const action = m_hall.ledger.of_reference(round.slips.back().slip.code);
    // A filing that was kept while the power went: nobody was told, and its slip is there.
    if (action == nullptr || action->told != Told::Kept) {
        round.slips.pop_back();
        return;
    }
    if (!record_copy(round.slips.back().number)) {
        if (m_process)
            round.slips.pop_back();
        return;
    }
    round.is_printing = true;
    round.patience = 1'200;
    if (!print(action->number, Sort::Copy))
        round.patience = 0;
}

}
