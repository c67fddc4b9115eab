#include "client/kiosk/kiosk.h"

#include <utility>

namespace onedoor::kiosk {

using session::EventKind;
using session::State;

namespace {

constexpr int idle_turn_ms = 250;
constexpr int busy_turn_ms = 50;
constexpr std::string_view home = "/";

session::PageKind kind_of(app::State const& state) {
    if (state.route.screen == app::Screen::Receipt)
        return session::PageKind::End;
    return app::is_filing(state.route.screen) ? session::PageKind::Form : session::PageKind::Browse;
}

}

Kiosk::Kiosk(Setup setup, core::Uptime now)
    : m_setup(std::move(setup)), m_session(now),
      m_printing(m_session, m_setup.devices.printer, m_setup.devices.paper) {
    begin_visit();
    // What the last process left in the devices.
    tell({.kind = EventKind::End}, now);
}

void Kiosk::begin_visit() {
    // One at a time: what Dear ImGui draws into belongs to the newest frame.
    m_visit.reset();
    m_visit = std::make_unique<Visit>(Visit::Surroundings{m_setup.services, m_session, m_printing,
                                                          m_setup.fonts, m_setup.px_per_mm});
    m_visit->open(home);
    m_page.clear();
}

Kiosk::Delivery Kiosk::tell(session::Event const& event, core::Uptime now) {
    State const before = m_session.state();
    session::Step const step = m_session.on(event, now);
    if (step.wipe)
        wipe(*step.wipe, now);
    if (m_session.state() != before)
        m_wants_frame = true;
    return step.delivery == session::Step::Delivery::Delivered ? Delivery::Delivered
                                                               : Delivery::Swallowed;
}

// Each item answers for itself; what is overwritten with the visit is gone when it is.
void Kiosk::wipe(session::WipeOrder const& order, core::Uptime now) {
    m_setup.host.forget_requests();
    m_printing.forget();
    begin_visit();
    m_setup.host.forget_clipboard();
    m_setup.host.forget_textures();
    for (session::Wipe const item : order.items)
        m_session.on({.kind = EventKind::Wiped, .wiped = item, .wipe_number = order.number}, now);
}

void Kiosk::touch(interaction::Touch touch, float x, float y, core::Uptime now) {
    using interaction::Touch;
    m_wants_frame = true;
    if (touch == Touch::Move || touch == Touch::Cancelled) {
        m_visit->surface().touch(touch, x, y);
        return;
    }
    EventKind const kind = touch == Touch::Down ? EventKind::Press : EventKind::Release;
    if (tell({.kind = kind}, now) == Delivery::Delivered)
        m_visit->surface().touch(touch, x, y);
    else
        m_visit->surface().touch(Touch::Cancelled, x, y);
}

void Kiosk::command(interaction::Command command, core::Uptime now) {
    m_wants_frame = true;
    if (m_session.state() == State::Warning) {
        tell({.kind = EventKind::MoreTime}, now);
        return;
    }
    Delivery const delivery = tell({.kind = EventKind::Press}, now);
    tell({.kind = EventKind::Release}, now);
    if (delivery == Delivery::Delivered)
        m_visit->surface().command(command);
}

void Kiosk::type(std::string_view text, core::Uptime now) {
    m_wants_frame = true;
    Delivery const delivery = tell({.kind = EventKind::Press}, now);
    tell({.kind = EventKind::Release}, now);
    if (delivery == Delivery::Delivered && m_session.state() == State::Active)
        m_visit->surface().type(text);
}

void Kiosk::scroll_by(float px, core::Uptime now) {
    m_wants_frame = true;
    tell({.kind = EventKind::Press}, now);
    tell({.kind = EventKind::Release}, now);
    m_visit->surface().scroll_by(px);
}

void Kiosk::receive(net::Response response) {
    m_visit->receive(std::move(response));
    m_wants_frame = true;
}

void Kiosk::note_page(core::Uptime now) {
    std::string page = app::to_target(m_visit->state().route);
    if (page == m_page)
        return;
    m_page = std::move(page);
    if (m_session.state() == State::Active)
        tell({.kind = EventKind::Page, .page = kind_of(m_visit->state())}, now);
}

void Kiosk::advance(core::Uptime now) {
    tell({.kind = EventKind::TimePassed}, now);
    m_printing.advance(m_visit->state(), now);
    if (std::exchange(m_notice, m_printing.notice()) != m_notice)
        m_wants_frame = true;
}

int Kiosk::turn_ms() const {
    return m_printing.is_busy() ? busy_turn_ms : idle_turn_ms;
}

bool Kiosk::wants_frame(core::Uptime now) const {
    return m_wants_frame || (m_due_ms >= 0 && now.milliseconds >= m_due_ms);
}

void Kiosk::draw(ui::Viewport const& viewport, core::Uptime now) {
    m_wants_frame = false;
    int const again_ms =
        m_visit->draw_frame(viewport, static_cast<double>(now.milliseconds) / 1000);
    m_due_ms = again_ms < 0 ? -1 : now.milliseconds + again_ms;
    note_page(now);
    switch (m_visit->take_wish()) {
    case Wish::End:
        tell({.kind = EventKind::End}, now);
        break;
    case Wish::MoreTime:
        tell({.kind = EventKind::MoreTime}, now);
        break;
    case Wish::None:
        break;
    }
}

}
