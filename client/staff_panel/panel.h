#pragma once

#include "client/diagnostics/checklist.h"
#include "client/diagnostics/staff_pin.h"
#include "client/outbox/kiosk_outbox.h"
#include "client/staff_panel/print_desk.h"
#include "client/staff_panel/site.h"
#include "client/staff_panel/stick.h"
#include "client/ui/frame.h"
#include "shared/core/clock.h"

#include <array>
#include <string>
#include <string_view>

/// What staff do at the machine itself, behind their PIN.
namespace onedoor::staff_panel {

/// Outlives the panel; null: the machine has none.
struct Works {
    Site& site;
    core::Clock const& clock;
    device::ReceiptPrinter* printer = nullptr;
    PrintDesk::Paper paper = {};
    outbox::KioskOutbox* outbox = nullptr;
    /// Of the configuration; empty: there is no panel.
    std::string pin_hash;
    std::string data_folder;
    /// The kiosk.json the program began with.
    std::string machine_file;
    /// Where a USB stick is mounted.
    std::string stick_folder;
};

/// Closed until open() is called; then it asks for the PIN. Draws what stands between a page's
/// header and its bars. Closes by itself when nobody does anything: at the door after a minute,
/// behind it after StaffPin::idle_ms.
class Panel {
public:
    static constexpr std::int64_t door_idle_ms = 60'000;

    explicit Panel(Works works);

    void open(core::Uptime now);
    /// Nothing typed or shown is kept.
    void close();
    [[nodiscard]] bool is_open() const { return m_page != Page::Closed; }
    /// Somebody touched the glass or a key.
    void stay();
    /// The keys of the keypad are pressed to be seen, and do nothing else.
    [[nodiscard]] bool is_checking_keys() const {
        return m_checklist.wish() == diagnostics::Wish::ShowKeys;
    }

    /// At every frame, and at least every 250 ms, also while it is closed.
    void advance(core::Uptime now);
    void recorded(outbox::SlipRecorded const& slip) { m_printing.recorded(slip); }

    /// Staff took the machine out of service, or have to confirm the office's new key first. Holds
    /// over a restart.
    [[nodiscard]] bool is_out_of_service() const { return m_is_shut || !m_offered_key.empty(); }

    [[nodiscard]] std::string_view route() const;
    [[nodiscard]] std::string_view title(text::Language language) const;
    void draw(ui::Frame& frame, text::Language language);
    /// What was pressed in the last drawing; true when another page is shown now.
    bool perform();

private:
    enum class Page : std::uint8_t {
        Closed,
        Door,
        Overview,
        Checks,
        Glass, ///< the display's check: all parts touched, all colours seen
        Slips,
        Filings,
        Settings,
        Restart,
    };
    enum class Pressed : std::uint8_t {
        None,
        Digit,
        EraseDigits,
        EnterPin,
        ToPage,
        CheckAll,
        CheckOne,
        StopChecks,
        AnswerYes,
        AnswerNo,
        TouchCell,
        PrintTest,
        PrintReport,
        WriteReport,
        PrintCopy,
        SettleSlip,
        SendAgain,
        TrustOffice,
        ReadStick,
        TakePackage,
        Shut,
        PutIntoService,
        Restart,
    };
    static constexpr std::size_t glass_cells = ui::GlassTest::columns * ui::GlassTest::rows;

    void content(ui::Frame& frame);
    void door(ui::Frame& frame);
    void overview(ui::Frame& frame);
    void overview_facts(ui::Frame& frame);
    void overview_remarks(ui::Frame& frame);
    void overview_choices(ui::Frame& frame);
    void checks(ui::Frame& frame);
    void present_check(ui::Frame& frame);
    void check_row(ui::Frame& frame, diagnostics::Device device);
    void report_choices(ui::Frame& frame);
    void glass(ui::Frame& frame);
    void glass_bar(ui::Frame& frame);
    void slips(ui::Frame& frame);
    void filings(ui::Frame& frame);
    void offered_key(ui::Frame& frame);
    void settings(ui::Frame& frame);
    void offered_package(ui::Frame& frame);
    void restart_question(ui::Frame& frame);
    void print_words(ui::Frame& frame);
    void stick_words(ui::Frame& frame);
    void back_button(ui::Frame& frame);

    void press(Pressed pressed, std::int64_t subject = 0) {
        m_pressed = pressed;
        m_subject = subject;
    }
    void page_button(ui::Frame& frame, Page page, std::string_view label, ui::Icon icon);
    void perform_door(Pressed pressed);
    void perform_checks(Pressed pressed);
    void perform_print(Pressed pressed);
    void perform_outbox(Pressed pressed);
    void perform_machine(Pressed pressed);
    void show(Page page);
    void begin_wish();
    enum class Service : std::uint8_t { In, Out };
    void change_service(Service service);
    [[nodiscard]] receipts::Slip report();
    [[nodiscard]] std::string_view say(phrases::Key key) const {
        return phrases::get(key, m_language);
    }

    Works m_works;
    diagnostics::StaffPin m_pin;
    diagnostics::Checklist m_checklist;
    PrintDesk m_printing;
    Stick m_stick;
    Page m_page = Page::Closed;
    /// Not drawn yet.
    bool m_is_page_new = false;
    text::Language m_language = text::Language::Vietnamese;
    core::Uptime m_now, m_last_seen;
    std::string m_typed;
    Pressed m_pressed = Pressed::None;
    std::int64_t m_subject = 0;
    /// Of the filings drawn last, which m_subject counts.
    std::vector<core::SubmissionId> m_filings;
    /// When the report was last complete.
    std::optional<core::Instant> m_checked_at;
    std::array<std::uint8_t, glass_cells> m_touched{};
    diagnostics::Wish m_wish = diagnostics::Wish::Nothing;
    bool m_is_shut = false;
    std::string m_offered_key;
    core::Uptime m_next_look;
};

}
