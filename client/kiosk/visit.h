#pragma once

#include "client/interaction/surface.h"
#include "client/kiosk/card_guard.h"
#include "client/kiosk/page_printing.h"
#include "client/kiosk/slip_printing.h"
#include "client/mirror/mirror.h"
#include "client/phrases/phrases.h"
#include "client/platform/app_program.h"
#include "client/reader/desk.h"
#include "client/session/session.h"
#include "client/speech/narrator.h"
#include "client/staff_panel/panel.h"
#include "client/ticket/view.h"
#include "client/ui/frame.h"

#include <optional>
#include <string>
#include <string_view>

namespace onedoor::kiosk {

/// What the person asked of the machine, rather than of the program.
enum class Wish : std::uint8_t { None, End, MoreTime, Speech };

/// Where numbers of the queue are drawn; a page of the machine's own.
inline constexpr std::string_view hall_address = "/lay-so";

/// Of the counters that serve somebody; views of `hall`.
std::vector<ui::ServedNumber> served_numbers(ticket::HallView const& hall);

/// Everything of one citizen: the program with its state, the frame, the finger and the keys. It is
/// made anew for the next one, and its memory overwritten.
class Visit final : public platform::Program, public screens::Machine {
public:
    struct Surroundings {
        platform::Services const& services;
        session::Session const& session;
        CardGuard const& card;
        SlipPrinting& printing;
        PagePrinting& pages;
        /// Null: numbers are not given here.
        ticket::Desk* hall = nullptr;
        /// Null: what cannot go out at once cannot be filed here.
        outbox::KioskOutbox* outbox = nullptr;
        /// Null: there is no reader of codes.
        reader::Desk* reader = nullptr;
        /// Null: this machine does not speak.
        speech::Narrator* narrator = nullptr;
        /// Null: nobody looks after the machine on its glass.
        staff_panel::Panel* staff = nullptr;
        /// Null: the server is asked for everything.
        mirror::Mirror const* site = nullptr;
        ui::FontFiles fonts;
        float px_per_mm = 4;
    };
    explicit Visit(Surroundings const& surroundings);

    [[nodiscard]] ui::Frame& frame() { return m_frame; }
    [[nodiscard]] interaction::Surface& surface() { return m_surface; }
    [[nodiscard]] app::State const& state() { return m_program.app().state(); }
    [[nodiscard]] platform::AppProgram& program() { return m_program; }
    /// One frame; ms until the next one is wanted, as of ui::Output.
    int draw_frame(ui::Viewport const& viewport, core::Uptime now);
    /// What the keypad asks of the voice.
    void tell(speech::Command command);
    /// The machine keeps a filing of this citizen, known by this reference.
    void note_kept(std::string_view reference) { m_kept = reference; }
    Wish take_wish() { return std::exchange(m_wish, Wish::None); }
    [[nodiscard]] bool is_seated() const { return m_is_seated; }

    // platform::Program
    void open(std::string_view target) override { m_program.open(target); }
    void prefer(ui::Display const& display) override { m_program.prefer(display); }
    [[nodiscard]] ui::Display display() const override { return m_program.display(); }
    void draw(ui::Frame& frame) override;
    void follow(std::string_view href) override;
    void perform() override;
    std::optional<platform::Address> take_address() override { return m_program.take_address(); }
    void receive(net::Response response) override { m_program.receive(std::move(response)); }
    void loaded(std::string_view key, std::optional<std::string> value) override {
        m_program.loaded(key, std::move(value));
    }
    void chunk_read(app::FileChunk chunk) override { m_program.chunk_read(std::move(chunk)); }
    void enciphered(std::optional<app::SealedText> sealed) override {
        m_program.enciphered(std::move(sealed));
    }
    void deciphered(std::optional<std::string> text) override {
        m_program.deciphered(std::move(text));
    }

    // screens::Machine
    [[nodiscard]] ui::HeaderClock clock() const override { return {m_time, m_day}; }
    void above_content(screens::View const& view, std::string_view back) override;
    void begin_content(screens::View const& view) override;
    [[nodiscard]] std::string_view papers_intro() const override;
    void home(screens::View const& view) override;
    [[nodiscard]] std::string_view no_line(screens::View const& view) const override;
    void below_content(screens::View const& view) override;
    void foot(screens::View const& view) override;

private:
    /// What was pressed in the last drawing; acted upon once in perform().
    enum class Pressed : std::uint8_t {
        None,
        End,
        EndForSure,
        MoreTime,
        StayHere,
        ToPhone,
        Display,
        Seated,
        Language,
        TurnPage,
        PrintAgain,
        PrintPage,
        HearSlip,
        Speech,
        CardInstead,
        CardBack,
        CardSeen,
        Home,
        HallBack,
        HallRetry,
        HallDone,
        HallGroup,
        HallPriority,
    };

    // pages.cpp: what is shown while nobody is served.
    void attract(ui::Frame& frame);
    void warning(ui::Frame& frame);
    void notice(ui::Frame& frame, session::State state);
    struct Notice {
        phrases::Key title, text;
        ui::Icon icon;
    };
    static Notice notice_of(session::State state);
    /// Header and content of a page that says one thing.
    void begin_notice(ui::Frame& frame, Notice const& notice);
    /// The outbox has no room for another filing: nobody begins one.
    [[nodiscard]] bool is_full() const;
    void full_page(ui::Frame& frame);
    /// Nothing else until the card is out.
    void take_card_page(ui::Frame& frame);

    // staff_way.cpp
    [[nodiscard]] bool is_staffed() const;
    void staff_page(ui::Frame& frame);

    // way.cpp: back and on, for those who do not swipe.
    void lead_bars(screens::View const& view, std::string_view back);
    void way_bar(screens::View const& view);
    // hall_pages.cpp: the number in the queue.
    [[nodiscard]] bool is_in_hall() const;
    void hall_page(ui::Frame& frame);
    void hall_groups(ui::Frame& frame);
    void hall_priorities(ui::Frame& frame);
    void hall_ticket(ui::Frame& frame);
    void hall_trouble(ui::Frame& frame);
    /// Nothing: no hall, or nothing known of it yet.
    [[nodiscard]] std::optional<ticket::HallView> hall_now() const;
    void now_serving(ui::Frame& frame);
    void seated_notice(ui::Frame& frame);
    void perform_hall(Pressed pressed);

    void utility_bar(screens::View const& view);
    void ask_end();
    void printing(screens::View const& view, device::Printout printout);
    void page_printing(screens::View const& view);
    void card_notice(screens::View const& view);
    void kept_notice(screens::View const& view);
    // visit_speech.cpp: what is heard of it.
    void speak(ui::Output const& output);
    void echo(interaction::Echo const& echo);
    void hear_slip();
    void speech_problem(screens::View const& view);
    [[nodiscard]] speech::Scene scene(std::span<ui::Announcement const> announcements = {});
    void hand_over();
    void end_question(screens::View const& view);
    void press(Pressed pressed, std::string_view subject = {}) {
        m_pressed = pressed;
        m_subject = subject;
    }
    /// The frame around a page of the machine's own.
    void own_foot(screens::View const& view);
    void own_header(ui::Frame& frame);
    [[nodiscard]] text::Language language() const;
    void read_clock();

    Surroundings m_around;
    ui::Frame m_frame;
    platform::AppProgram m_program;
    interaction::Surface m_surface;
    ui::Input m_input;
    std::string m_time, m_day;
    core::Uptime m_now;
    Pressed m_pressed = Pressed::None;
    std::string m_subject;
    std::string m_kept;
    /// Of the page that is drawn: one step up, and how that is said; empty = there is none.
    std::string m_back, m_back_label;
    app::Intents m_own_intents;
    Wish m_wish = Wish::None;
    bool m_asks_end = false;
    /// The question was not drawn yet: its safe answer gets the focus, once.
    bool m_is_question_new = false;
    bool m_is_seated = false;
    /// The keys stand on the glass.
    bool m_is_typing = false;
};

}
