#include "tests/server/support/sample_files.h"
#include "tests/sim/kiosk_process.h"

namespace onedoor::sim {

using session::EventKind;
using session::PageKind;
using session::State;

static bool is_served(State state) {
    return state == State::Active || state == State::Warning;
}

/// Which state may follow which; nothing follows the last one but a new process.
static bool may_follow(State before, State after) {
    switch (before) {
    case State::Attract:
        return after == State::Active || after == State::Ending || after == State::Closed ||
               after == State::OutOfService;
    case State::Active:
        return after == State::Warning || after == State::Ending;
    case State::Warning:
        return after == State::Active || after == State::Ending;
    case State::Ending:
        return after != State::Active && after != State::Warning;
    case State::Closed:
    case State::OutOfService:
        return after != State::Active && after != State::Warning && after != State::Restart;
    case State::Restart:
        break;
    }
    return false;
}

session::Step Kiosk::feed(session::Event const& event) {
    State const before = m_process->session.state();
    session::Step const step = m_process->session.on(event, session_time());
    bool const is_activity = event.kind == EventKind::Press || event.kind == EventKind::MoreTime ||
                             event.kind == EventKind::Page;
    std::int64_t const now = m_hall.agenda.now();
    judge_state(before, event.kind);
    if (event.kind == EventKind::Page)
        m_process->page = event.page;
    if (is_activity || m_process->printing || m_process->problem)
        m_process->active_ms = now;
    if (step.wipe)
        wipe(*step.wipe);
    return step;
}

void Kiosk::judge_state(State before, EventKind kind) {
    State const after = m_process->session.state();
    if (after == before)
        return;
    std::int64_t const now = m_hall.agenda.now();
    tell("state " + std::to_string(static_cast<int>(after)));
    if (!may_follow(before, after))
        accuse("session: state " + std::to_string(static_cast<int>(before)) + " became " +
               std::to_string(static_cast<int>(after)));
    if (after == State::Active && before == State::Attract && kind != EventKind::Press)
        accuse("session: begins without a touch");
    bool const is_by_time = kind == EventKind::TimePassed;
    std::int64_t const idle_ms = session::rule_of(m_process->page).idle_ms;
    if (is_by_time && before == State::Active) {
        std::int64_t const idle = now - m_process->active_ms;
        if (idle < idle_ms || idle > idle_ms + 1'000)
            accuse("session: warned after " + std::to_string(idle) + " ms");
    }
    std::int64_t const warned = now - m_process->state_since_ms;
    bool const is_timed = is_by_time && before == State::Warning && after == State::Ending;
    if (is_timed && (warned < session::warning_ms || warned > session::warning_ms + 1'000))
        accuse("session: ended after a warning of " + std::to_string(warned) + " ms");
    m_process->state_since_ms = now;
    if (is_served(before) && !is_served(after)) {
        m_left = m_served;
        m_left_life = m_life;
        m_left_ms = now;
        m_served = 0;
    }
}

void Kiosk::touch() {
    feed({.kind = EventKind::Press});
    if (m_process)
        feed({.kind = EventKind::Release});
}

/// Everything of the citizen goes at once; rarely one part hangs, and the process has to go.
void Kiosk::wipe(session::WipeOrder const& order) {
    if (!m_hall.is_sabotaged(Sabotage::SlipNotForgotten))
        m_process->printer.forget();
    if (!m_hall.is_sabotaged(Sabotage::OutboxNotForgotten))
        m_process->outbox.forget();
    if (!m_process->outbox.is_forgotten())
        accuse("the outbox still seals a filing of the session before");
    m_process->typed.clear();
    m_process->slip = 0;
    m_process->printing.reset();
    m_process->problem.reset();
    bool const hangs = !m_hall.is_healing && m_chance.happens(5);
    if (hangs)
        m_hall.strike(m_name, "wipe hangs");
    m_hall.agenda.in(m_chance.between(50, 400), [this, order, hangs, life = m_life] {
        if (!m_process || m_life != life)
            return;
        for (session::Wipe const item : order.items)
            if (!hangs || item != session::Wipe::Textures)
                feed({.kind = EventKind::Wiped, .wiped = item, .wipe_number = order.number});
        plan_frame(m_hall.agenda.now());
    });
}

void Kiosk::set_open(bool is_open) {
    if (m_process)
        feed({.kind = is_open ? EventKind::Open : EventKind::Close});
}

void Kiosk::fail_for(std::int64_t milliseconds) {
    if (!m_process)
        return;
    feed({.kind = EventKind::Fail});
    m_hall.agenda.in(milliseconds, [this, life = m_life] {
        if (m_process && m_life == life)
            feed({.kind = EventKind::Recover});
    });
}

bool Kiosk::is_free() const {
    return m_process && !m_visit && !m_round && m_process->session.state() == State::Attract &&
           m_hall.agenda.now() - m_left_ms > 15'000;
}

void Kiosk::visit() {
    m_visit = std::make_unique<Visit>();
    m_visit->number = ++m_visits;
    m_visit->touches_left = static_cast<int>(m_chance.between(3, 8));
    m_visit->id = core::SubmissionId::make(m_chance);
    next_step(0);
}

void Kiosk::next_step(std::int64_t delay_ms) {
    m_hall.agenda.in(delay_ms, [this, number = m_visit->number] { step_visit(number); });
}

void Kiosk::step_visit(std::uint64_t visit) {
    if (!m_visit || m_visit->number != visit || !m_process)
        return;
    switch (m_visit->stage) {
    case Visit::Stage::Approach:
        return approach();
    case Visit::Stage::Typing:
        return type();
    case Visit::Stage::Slip:
        return stay_for_slip();
    case Visit::Stage::Leaving:
        return go_away();
    }
}

void Kiosk::approach() {
    // The machine that just went out of service is left alone.
    if (m_process->session.state() != State::Attract) {
        m_visit.reset();
        return;
    }
    touch();
    if (!m_process->typed.empty())
        accuse("the next citizen sees: " + m_process->typed);
    Action& action = m_hall.ledger.open(m_number);
    action.is_bad = m_chance.happens(8);
    if (m_chance.happens(250))
        action.file = testing::make_png(action.number, 100);
    m_visit->action = m_served = action.number;
    tell("serves " + action.name);
    if (m_hall.is_sabotaged(Sabotage::SlipNotForgotten) && m_process->printed_action != 0)
        static_cast<void>(m_process->printer.print_again());
    feed({.kind = EventKind::Page, .page = PageKind::Form});
    m_visit->stage = Visit::Stage::Typing;
    plan_frame(m_hall.agenda.now());
    next_step(m_chance.between(1'000, 10'000));
}

void Kiosk::type() {
    State const state = m_process->session.state();
    if (!is_served(state)) {
        m_visit.reset();
        return;
    }
    if (state == State::Warning)
        feed({.kind = EventKind::MoreTime});
    else
        touch();
    // The touch may have come too late: the time was over.
    if (!is_served(m_process->session.state())) {
        m_visit.reset();
        return;
    }
    m_process->typed += 'x';
    if (m_chance.happens(15)) {
        // Leaves without a word: the session has to end by itself.
        m_hall.strike(m_name, "citizen leaves midway");
        m_visit.reset();
        return;
    }
    if (--m_visit->touches_left <= 0)
        return file();
    bool const is_long = m_chance.happens(20);
    next_step(is_long ? m_chance.between(121'000, 190'000) : m_chance.between(500, 20'000));
}

void Kiosk::settle_keep(Action& action, outbox::Kept const& kept) {
    if (kept.is_kept) {
        m_process->slip = kept.slip;
        m_hall.ledger.told_kept(action);
        tell("kept " + action.submission);
    } else if (action.told == Told::Nothing) {
        action.told = Told::Failed;
        tell("not kept: " + kept.error);
    }
}

void Kiosk::file() {
    Action& action = m_hall.ledger.action(m_visit->action);
    auto const kept = keep(action);
    if (m_hall.is_sabotaged(Sabotage::ToldBeforeKept) && action.told != Told::Kept &&
        (!kept || !kept->is_kept))
        m_hall.ledger.told_kept(action);
    if (!kept) {
        // Nobody said anything yet, or the power went while the screen said it.
        action.is_uncertain = action.told != Told::Kept;
        return;
    }
    settle_keep(action, *kept);
    if (action.told == Told::Kept) {
        feed({.kind = EventKind::Page, .page = PageKind::End});
        if (m_process)
            print(action.number, Sort::Original);
        m_visit->stage = Visit::Stage::Slip;
        plan_frame(m_hall.agenda.now());
        return next_step(m_chance.between(1'000, 3'000));
    }
    if (--m_visit->tries_left == 0)
        m_visit->stage = Visit::Stage::Leaving;
    next_step(m_chance.between(3'000, 15'000));
}

void Kiosk::stay_for_slip() {
    using device::Notice;
    using device::Phase;
    if (!is_served(m_process->session.state())) {
        m_visit.reset();
        return;
    }
    device::Notice const notice = m_process->printer.notice();
    if (notice == Notice::MayPrint || notice == Notice::MayPrintCopy) {
        touch();
        if (m_process && !print_again())
            return;
    } else if (m_process->printer.phase() == Phase::Printed) {
        m_visit->stage = Visit::Stage::Leaving;
        return next_step(m_chance.between(2'000, 10'000));
    } else if (--m_visit->patience == 0 || m_chance.happens(20)) {
        m_visit->stage = Visit::Stage::Leaving;
    }
    next_step(m_chance.between(2'000, 6'000));
}

void Kiosk::go_away() {
    if (is_served(m_process->session.state()) && m_chance.happens(600))
        feed({.kind = EventKind::End});
    m_visit.reset();
    plan_frame(m_hall.agenda.now());
}

}
