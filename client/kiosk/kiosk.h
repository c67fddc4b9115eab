#pragma once

#include "client/interaction/surface.h"
#include "client/keypad/keypad.h"
#include "client/kiosk/card_guard.h"
#include "client/kiosk/filing_slips.h"
#include "client/kiosk/page_printing.h"
#include "client/kiosk/slip_printing.h"
#include "client/kiosk/visit.h"
#include "client/mirror/mirror.h"
#include "client/outbox/kiosk_outbox.h"
#include "client/platform/program.h"
#include "client/reader/desk.h"
#include "client/session/session.h"
#include "client/speech/narrator.h"
#include "client/staff_panel/corners.h"
#include "client/staff_panel/panel.h"
#include "client/ticket/desk.h"
#include "shared/core/uptime.h"

#include <memory>

namespace onedoor::kiosk {

/// What the window and its process keep of a citizen; each call forgets it at once.
class Host {
public:
    virtual ~Host() = default;
    virtual void forget_clipboard() = 0;
    /// What lies with the graphics processor.
    virtual void forget_textures() = 0;
    /// Requests under way: their answers are for nobody any more.
    virtual void forget_requests() = 0;
};

/// The devices that are there; null = none.
struct Devices {
    device::ReceiptPrinter* printer = nullptr;
    SlipPrinting::Paper paper = {};
    device::PagePrinter* page_printer = nullptr;
    outbox::KioskOutbox* outbox = nullptr;
    reader::Reader* reader = nullptr;
    reader::ChipReader* chip = nullptr;
    /// For the addresses of older cards; without them their residence is not filled in.
    units::UnitMappings const* unit_mappings = nullptr;
    keypad::Keypad* keypad = nullptr;
    speech::Narrator* narrator = nullptr;
    ticket::Desk* hall = nullptr;
    staff_panel::Panel* staff = nullptr;
    mirror::Mirror* site = nullptr;
};

/// Of this run of the machine; tells nothing of anybody.
struct Tally {
    std::int32_t sessions = 0;
    /// By the machine's clock.
    std::optional<core::Instant> last_print_at;
};

struct Setup {
    /// Outlive the kiosk.
    platform::Services services;
    Host& host;
    Devices devices;
    /// The bytes outlive the kiosk.
    ui::FontFiles fonts;
    float px_per_mm = 4;
};

/// The whole machine for one citizen after another. Single-threaded; no call waits.
class Kiosk {
public:
    Kiosk(Setup setup, core::Uptime now);

    /// CSS px of the window.
    void touch(interaction::Touch touch, float x, float y, core::Uptime now);
    void command(interaction::Command command, core::Uptime now);
    /// Keys of the keypad that are about speech.
    void speak(speech::Command command, core::Uptime now);
    void type(std::string_view text, core::Uptime now);
    void scroll_by(float px, core::Uptime now);
    void receive(net::Response response, core::Uptime now);
    /// Everything else that arrives for the program.
    [[nodiscard]] platform::Program& program() { return *m_visit; }
    /// Something arrived: the next frame shows it.
    void draw_soon() { m_wants_frame = true; }

    /// At least each `turn_ms()`: time goes on, devices work.
    void advance(core::Uptime now);
    [[nodiscard]] int turn_ms() const;

    [[nodiscard]] bool wants_frame(core::Uptime now) const;
    void draw(ui::Viewport const& viewport, core::Uptime now);
    [[nodiscard]] ui::Frame& frame() { return m_visit->frame(); }
    [[nodiscard]] interaction::Surface& surface() { return m_visit->surface(); }

    /// Open, Close, Fail or Recover; whoever is served goes on until the end of the session.
    void change_service(session::EventKind kind, core::Uptime now) { tell({.kind = kind}, now); }
    [[nodiscard]] session::Session const& session() const { return m_session; }
    /// A blind citizen asked that nobody behind reads along.
    [[nodiscard]] bool is_blank() const;
    [[nodiscard]] Tally const& tally() const { return m_tally; }
    /// The wipe did not end, or the outbox's disk failed: the process has to, and its supervisor
    /// begins a new one.
    [[nodiscard]] bool wants_restart() const {
        return m_session.state() == session::State::Restart || (m_is_broken && is_at_rest());
    }

private:
    enum class Delivery : std::uint8_t { Swallowed, Delivered };
    Delivery tell(session::Event const& event, core::Uptime now);
    void begin_visit();
    void renew_site(core::Uptime now);
    void wipe(session::WipeOrder const& order, core::Uptime now);
    void answer_wipes(core::Uptime now);
    [[nodiscard]] bool is_gone(session::Wipe item) const;
    void note_page(core::Uptime now);
    void note_slips();
    [[nodiscard]] SlipPaper page_paper() const {
        return {m_setup.devices.paper.office, receipts::Stock::Plain};
    }
    void offer_page(receipts::Slip slip) {
        m_pages.offer(std::move(slip), m_setup.services.clock.now());
    }
    void take_outbox_events();
    void take_readings(core::Uptime now);
    void end(core::Uptime now);
    void watch_card(core::Uptime now);
    // kiosk_keys.cpp
    void take_keys(core::Uptime now);
    void switch_speech(core::Uptime now);
    [[nodiscard]] bool is_first_key(interaction::Command command) const;
    void advance_speech(speech::Narrator& narrator, core::Uptime now);
    [[nodiscard]] bool is_hall_shown() const;
    /// Nobody is served and nothing is being wiped.
    [[nodiscard]] bool is_at_rest() const;

    // staff_way.cpp: those who look after the machine.
    /// Whether the touch is theirs, or of somebody on the way to their door.
    bool touch_as_staff(interaction::Touch touch, float x, float y, core::Uptime now);
    [[nodiscard]] bool is_staffed() const;
    /// Of staff: whether the key was for the check of the keypad, and does nothing else.
    [[nodiscard]] bool is_key_for_staff();
    void advance_staff(core::Uptime now);

    Setup m_setup;
    session::Session m_session;
    CardGuard m_card;
    SlipPrinting m_printing;
    PagePrinting m_pages;
    std::unique_ptr<reader::Desk> m_desk;
    std::unique_ptr<Visit> m_visit;
    std::string m_page;
    session::PageKind m_page_kind = session::PageKind::Browse;
    /// What was printed in this session.
    std::string m_printed, m_printed_ticket;
    std::optional<session::WipeOrder> m_wipe;
    device::Notice m_notice = device::Notice::Nothing;
    device::Notice m_page_notice = device::Notice::Nothing;
    /// As the last frame shows them.
    ui::NodeId m_spoken = 0;
    bool m_is_heard = true;
    /// The citizen turned the voice off: keys do not turn it on again.
    bool m_is_voice_declined = false;
    /// Of the citizen who listened to the session that is being wiped.
    std::optional<text::Language> m_leaving;
    Tally m_tally;
    /// The end was asked for and waits for the card.
    bool m_is_ending = false;
    bool m_asks_card = false;
    staff_panel::Corners m_corners;
    ui::Viewport m_viewport;
    bool m_was_staffed = false;
    bool m_is_out_of_service = false;
    /// The outbox cannot be trusted any more: only a new process can.
    bool m_is_broken = false;
    bool m_wants_frame = true;
    /// When a frame is wanted without a cause, or negative.
    std::int64_t m_due_ms = -1;
};

}
