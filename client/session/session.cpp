#include "client/session/session.h"

#include "shared/core/verify.h"

#include <algorithm>
#include <utility>

namespace onedoor::session {

static std::int64_t elapsed_ms(Uptime from, Uptime until) {
    return until.milliseconds - from.milliseconds;
}

Step Session::on(Event const& event, Uptime now) {
    m_now = std::max(m_now, now);
    Step step;
    State const before = m_state;
    react({.kind = EventKind::TimePassed}, step);
    if (event.kind == EventKind::Press)
        m_pressed_in = before;
    if (event.kind != EventKind::TimePassed)
        react(event, step);
    bool const is_same = is_serving() && m_state == before && m_pressed_in == before;
    if (is_same && (event.kind == EventKind::Press || event.kind == EventKind::Release))
        step.delivery = Step::Delivery::Delivered;
    if (event.kind == EventKind::Release)
        m_pressed_in.reset();
    if (m_state != State::Warning)
        step.announce_seconds.reset();
    return step;
}

void Session::react(Event const& event, Step& step) {
    switch (reaction(m_state, event.kind)) {
    case Reaction::Undefined:
        VERIFY(false);
    case Reaction::Ignore:
    case Reaction::PassOn:
        return;
    case Reaction::Wake:
        return begin_session();
    case Reaction::Stay:
    case Reaction::Extend:
        return stay();
    case Reaction::BeginWipe:
        return begin_wipe(step);
    case Reaction::ShowPage:
        m_page = event.page;
        return stay();
    case Reaction::NotePage:
        m_page = event.page;
        return;
    case Reaction::SetPace:
        m_pace = event.pace;
        return;
    case Reaction::CountWiped:
        return count_wiped(event);
    case Reaction::WatchIdle:
        return watch_idle(step);
    case Reaction::WatchWarning:
        return watch_warning(step);
    case Reaction::WatchWipe:
        return watch_wipe();
    case Reaction::NoteService:
        return note_service(event.kind);
    case Reaction::NoteServiceAndWipe:
        note_service(event.kind);
        return begin_wipe(step);
    case Reaction::Rest:
        note_service(event.kind);
        return rest();
    }
    std::unreachable();
}

Hold Session::hold(HoldReason reason) {
    return {is_serving() ? m_holds : std::make_shared<HoldCounts>(), reason};
}

std::int64_t Session::idle_ms() const {
    PageRule const& rule = rule_of(m_page);
    return m_pace == Pace::Assisted ? rule.assisted_idle_ms : rule.idle_ms;
}

std::optional<Session::TimeLeft> Session::time_left() const {
    if (!is_serving() || is_held())
        return std::nullopt;
    std::int64_t const of_ms = m_state == State::Warning ? warning_ms : idle_ms();
    return TimeLeft{std::max<std::int64_t>(0, of_ms - elapsed_ms(m_since, m_now)), of_ms};
}

void Session::watch_idle(Step& step) {
    if (is_held())
        return stay();
    if (elapsed_ms(m_since, m_now) < idle_ms())
        return;
    if (rule_of(m_page).expiry == Expiry::End)
        return begin_wipe(step);
    m_state = State::Warning;
    m_since = m_now;
    m_announced_seconds = warning_ms / 1000 + 1;
    watch_warning(step);
}

void Session::watch_warning(Step& step) {
    if (is_held())
        return stay();
    std::int64_t const left_ms = warning_ms - elapsed_ms(m_since, m_now);
    if (left_ms <= 0)
        return begin_wipe(step);
    auto const seconds = static_cast<std::int32_t>((left_ms + 999) / 1000);
    for (std::int32_t passed = seconds; passed < m_announced_seconds; ++passed)
        if (is_announced(passed))
            step.announce_seconds = seconds;
    m_announced_seconds = seconds;
}

void Session::watch_wipe() {
    if (elapsed_ms(m_since, m_now) > wipe_ms_max)
        m_state = State::Restart;
}

void Session::count_wiped(Event const& event) {
    if (event.wipe_number != m_wipe_number)
        return;
    m_is_wiped[static_cast<std::size_t>(event.wiped)] = true;
    if (std::ranges::all_of(m_is_wiped, std::identity()))
        rest();
}

void Session::note_service(EventKind kind) {
    if (kind == EventKind::Open || kind == EventKind::Close)
        m_is_open = kind == EventKind::Open;
    if (kind == EventKind::Fail || kind == EventKind::Recover)
        m_is_fit = kind == EventKind::Recover;
}

void Session::begin_session() {
    m_page = PageKind::Browse;
    m_pace = Pace::Ordinary;
    m_holds = std::make_shared<HoldCounts>();
    stay();
}

void Session::stay() {
    m_state = State::Active;
    m_since = m_now;
}

void Session::begin_wipe(Step& step) {
    m_state = State::Ending;
    m_since = m_now;
    m_pressed_in.reset();
    m_is_wiped.fill(false);
    step.wipe = WipeOrder{++m_wipe_number, wipe_order};
}

void Session::rest() {
    m_state = !m_is_fit ? State::OutOfService : !m_is_open ? State::Closed : State::Attract;
    m_since = m_now;
}

bool Session::is_held() const {
    return std::ranges::any_of(hold_rules, [this](HoldRule const& rule) {
        return (*m_holds)[static_cast<std::size_t>(rule.reason)] > 0 &&
               reaches(rule.reason, m_page);
    });
}

bool Session::is_serving() const {
    return m_state == State::Active || m_state == State::Warning;
}

}
