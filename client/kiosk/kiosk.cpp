#include "client/kiosk/kiosk.h"

#include "client/ticket/slip.h"
#include "shared/core/wipe.h"

#include <utility>

namespace onedoor::kiosk {

using session::EventKind;
using session::State;

namespace {

constexpr int idle_turn_ms = 250;
constexpr int busy_turn_ms = 50;
constexpr std::string_view home = "/";

session::PageKind kind_of(app::State const& state, SlipPrinting const& printing) {
    // Without a slip the codes have to be written down: that takes longer than to take paper.
    if (state.route.screen == app::Screen::Receipt && !printing.is_refused())
        return session::PageKind::End;
    return app::is_filing(state.route.screen) ? session::PageKind::Form : session::PageKind::Browse;
}

}

Kiosk::Kiosk(Setup setup, core::Uptime now)
    : m_setup(std::move(setup)), m_session(now), m_card(m_session, m_setup.devices.chip),
      m_printing({m_session, m_card, m_setup.devices.printer, m_setup.devices.outbox},
                 m_setup.devices.paper),
      m_pages(m_session, m_setup.devices.page_printer) {
    if (m_setup.devices.reader != nullptr)
        m_desk =
            std::make_unique<reader::Desk>(*m_setup.devices.reader, m_setup.devices.unit_mappings);
    begin_visit();
    // What the last process left in the devices.
    tell({.kind = EventKind::End}, now);
}

void Kiosk::begin_visit() {
    // One at a time: what Dear ImGui draws into belongs to the newest frame.
    m_visit.reset();
    m_visit = std::make_unique<Visit>(Visit::Surroundings{
        m_setup.services, m_session, m_card, m_printing, m_pages, m_setup.devices.hall,
        m_setup.devices.outbox, m_desk.get(), m_setup.devices.narrator, m_setup.devices.staff,
        m_setup.devices.site, m_setup.fonts, m_setup.px_per_mm});
    m_visit->open(home);
    m_page.clear();
    m_is_voice_declined = false;
}

Kiosk::Delivery Kiosk::tell(session::Event const& event, core::Uptime now) {
    State const before = m_session.state();
    session::Step const step = m_session.on(event, now);
    if (step.wipe)
        wipe(*step.wipe, now);
    if (step.announce_seconds && m_setup.devices.narrator != nullptr)
        m_setup.devices.narrator->count_down(*step.announce_seconds,
                                             m_visit->state().preferences.language);
    if (m_session.state() != before)
        m_wants_frame = true;
    if (before == State::Attract && m_session.state() == State::Active)
        ++m_tally.sessions;
    return step.delivery == session::Step::Delivery::Delivered ? Delivery::Delivered
                                                               : Delivery::Swallowed;
}

// Each item answers for itself; what is overwritten with the visit is gone when it is.
void Kiosk::wipe(session::WipeOrder const& order, core::Uptime now) {
    Devices const& devices = m_setup.devices;
    m_setup.host.forget_requests();
    m_printing.forget();
    m_pages.forget();
    m_card.forget();
    m_is_ending = false;
    if (devices.outbox != nullptr)
        devices.outbox->forget();
    if (m_desk)
        m_desk->forget();
    if (devices.keypad != nullptr)
        devices.keypad->forget();
    if (devices.narrator != nullptr) {
        if (devices.narrator->is_on())
            m_leaving = m_visit->state().preferences.language;
        devices.narrator->forget();
    }
    if (devices.hall != nullptr)
        devices.hall->forget();
    if (devices.site != nullptr)
        devices.site->take_up();
    begin_visit();
    m_setup.host.forget_clipboard();
    m_setup.host.forget_textures();
    core::wipe(m_printed);
    core::wipe(m_printed_ticket);
    m_wipe = order;
    answer_wipes(now);
}

bool Kiosk::is_gone(session::Wipe item) const {
    Devices const& devices = m_setup.devices;
    switch (item) {
    case session::Wipe::FormValues:
        return devices.outbox == nullptr || devices.outbox->is_forgotten();
    case session::Wipe::Spool:
        return m_pages.is_forgotten();
    case session::Wipe::SpeechQueue:
        return devices.narrator == nullptr || devices.narrator->is_forgotten();
    default:
        return true;
    }
}

// What has a thread of its own says later that it is done.
void Kiosk::answer_wipes(core::Uptime now) {
    if (!m_wipe)
        return;
    session::WipeOrder const order = *m_wipe;
    for (session::Wipe const item : order.items) {
        if (is_gone(item))
            m_session.on({.kind = EventKind::Wiped, .wiped = item, .wipe_number = order.number},
                         now);
    }
    if (m_session.state() != State::Ending) {
        m_wipe.reset();
        m_wants_frame = true;
        if (auto const language = std::exchange(m_leaving, std::nullopt))
            m_setup.devices.narrator->take_leave(*language);
    }
}

void Kiosk::touch(interaction::Touch touch, float x, float y, core::Uptime now) {
    using interaction::Touch;
    m_wants_frame = true;
    if (touch_as_staff(touch, x, y, now))
        return;
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

void Kiosk::type(std::string_view text, core::Uptime now) {
    m_wants_frame = true;
    if (is_staffed())
        return;
    Delivery const delivery = tell({.kind = EventKind::Press}, now);
    tell({.kind = EventKind::Release}, now);
    if (delivery == Delivery::Delivered && m_session.state() == State::Active)
        m_visit->surface().type(text);
}

void Kiosk::scroll_by(float px, core::Uptime now) {
    m_wants_frame = true;
    if (!is_staffed()) {
        tell({.kind = EventKind::Press}, now);
        tell({.kind = EventKind::Release}, now);
    }
    m_visit->surface().scroll_by(px);
}

void Kiosk::take_outbox_events() {
    for (outbox::Event& event : m_setup.devices.outbox->take_events()) {
        m_wants_frame = true;
        if (auto* const kept = std::get_if<outbox::Kept>(&event)) {
            if (kept->is_kept) {
                m_printing.print_kept(m_visit->state(), *kept);
                offer_page(kept_slip(m_visit->state(), *kept, page_paper()));
                m_visit->note_kept(kept->reference);
            }
            m_visit->program().filing_kept(kept->id, kept->is_kept);
        } else if (auto* const listed = std::get_if<outbox::Listed>(&event)) {
            m_visit->program().outbox_listed(std::move(listed->items));
        } else if (auto* const recorded = std::get_if<outbox::SlipRecorded>(&event)) {
            m_printing.recorded(*recorded);
            if (m_setup.devices.staff != nullptr)
                m_setup.devices.staff->recorded(*recorded);
        } else if (std::holds_alternative<outbox::Broken>(event)) {
            m_is_broken = true;
        }
    }
}

void Kiosk::take_readings(core::Uptime now) {
    m_setup.devices.reader->advance(now);
    if (m_session.state() != State::Active) {
        m_setup.devices.reader->forget();
        return;
    }
    if (!m_desk->advance(m_visit->program().app(), now))
        return;
    // What the card filled in is told at the top.
    m_visit->surface().scroll_to_top();
    // Somebody is there.
    tell({.kind = EventKind::Press}, now);
    tell({.kind = EventKind::Release}, now);
    m_wants_frame = true;
}

// Each slip is printed once, as soon as there is something to print.
void Kiosk::note_slips() {
    app::State const& state = m_visit->state();
    app::Filing const& filing = state.filing;
    if (filing.sending == app::Sending::Stored && filing.receipt &&
        filing.receipt->reference != m_printed) {
        m_printed = filing.receipt->reference;
        m_printing.print_receipt(state);
        offer_page(received_slip(state, page_paper()));
    }
    ticket::Desk const* const hall = m_setup.devices.hall;
    if (hall != nullptr && hall->ticket() && hall->ticket()->number != m_printed_ticket) {
        m_printed_ticket = hall->ticket()->number;
        text::Language const language = state.preferences.language;
        m_printing.print_ticket(ticket::slip_source(*hall, language, {}), language);
    }
}

void Kiosk::receive(net::Response response, core::Uptime now) {
    m_wants_frame = true;
    ticket::Desk* const hall = m_setup.devices.hall;
    if (hall == nullptr || !hall->receive(response, now))
        m_visit->receive(std::move(response));
}

void Kiosk::note_page(core::Uptime now) {
    std::string page = app::to_target(m_visit->state().route);
    session::PageKind const kind = kind_of(m_visit->state(), m_printing);
    if (page == m_page && kind == m_page_kind)
        return;
    m_page = std::move(page);
    m_page_kind = kind;
    if (m_session.state() == State::Active)
        tell({.kind = EventKind::Page, .page = kind}, now);
}

void Kiosk::advance(core::Uptime now) {
    Devices const& devices = m_setup.devices;
    tell({.kind = EventKind::TimePassed}, now);
    answer_wipes(now);
    watch_card(now);
    renew_site(now);
    note_slips();
    m_printing.advance(now);
    m_pages.advance(now);
    if (devices.outbox != nullptr) {
        devices.outbox->advance(now);
        take_outbox_events();
    }
    if (devices.reader != nullptr)
        take_readings(now);
    if (devices.keypad != nullptr)
        take_keys(now);
    if (devices.hall != nullptr) {
        devices.hall->watch(is_hall_shown() ? ticket::Watch::On : ticket::Watch::Off, now);
        devices.hall->advance(now);
    }
    if (devices.narrator != nullptr)
        advance_speech(*devices.narrator, now);
    advance_staff(now);
    device::Notice const notice =
        devices.printer != nullptr ? devices.printer->notice() : device::Notice::Nothing;
    if (std::exchange(m_page_notice, m_pages.notice()) != m_pages.notice())
        m_wants_frame = true;
    if (std::exchange(m_notice, notice) != notice) {
        m_wants_frame = true;
        if (notice == device::Notice::TakeSlip)
            m_tally.last_print_at = m_setup.services.clock.now();
    }
}

// Nobody's session ends by their hand while their card is in the machine.
void Kiosk::end(core::Uptime now) {
    m_is_ending = !m_card.may_go_on();
    if (!m_is_ending)
        tell({.kind = EventKind::End}, now);
}

void Kiosk::watch_card(core::Uptime now) {
    m_card.advance(now);
    if (m_is_ending)
        end(now);
    if (std::exchange(m_asks_card, m_card.asks()) != m_card.asks())
        m_wants_frame = true;
}

bool Kiosk::is_hall_shown() const {
    bool const is_home = m_visit->state().route.screen == app::Screen::Home;
    return m_session.state() == State::Attract || (m_session.state() == State::Active && is_home);
}

bool Kiosk::is_blank() const {
    speech::Narrator const* const narrator = m_setup.devices.narrator;
    return narrator != nullptr && narrator->is_screen_blank() && m_session.state() == State::Active;
}

int Kiosk::turn_ms() const {
    return m_printing.is_busy() || m_pages.is_busy() ? busy_turn_ms : idle_turn_ms;
}

bool Kiosk::wants_frame(core::Uptime now) const {
    return m_wants_frame || (m_due_ms >= 0 && now.milliseconds >= m_due_ms);
}

void Kiosk::draw(ui::Viewport const& viewport, core::Uptime now) {
    m_viewport = viewport;
    m_wants_frame = false;
    int const again_ms = m_visit->draw_frame(viewport, now);
    m_due_ms = again_ms < 0 ? -1 : now.milliseconds + again_ms;
    note_page(now);
    switch (m_visit->take_wish()) {
    case Wish::End:
        end(now);
        break;
    case Wish::MoreTime:
        tell({.kind = EventKind::MoreTime}, now);
        break;
    case Wish::Speech:
        switch_speech(now);
        break;
    case Wish::None:
        break;
    }
}

}
