#include "client/staff_panel/panel.h"

#include "client/files/files.h"
#include "client/phrases/phrases.h"
#include "client/staff_panel/wording.h"
#include "shared/core/wipe.h"
#include "shared/print/slip_pdf.h"

namespace onedoor::staff_panel {

using diagnostics::Device;
using diagnostics::StaffPin;
using diagnostics::Wish;
using phrases::Key;

namespace {

constexpr std::size_t pin_digits_max = 12;
constexpr std::int64_t look_ms = 1'000;

std::string pin_counter(std::string const& folder) {
    return folder + "/staff-pin";
}

std::string shut_mark(std::string const& folder) {
    return folder + "/out-of-service";
}

/// One that cannot be read was put there all the same.
bool has_mark(std::string const& path) {
    Result<core::Bytes> const mark = files::read(path, 16);
    return mark || mark.error().code != "file.missing";
}

}

Panel::Panel(Works works)
    : m_works(std::move(works)), m_pin(m_works.pin_hash, pin_counter(m_works.data_folder)),
      m_printing(m_works.printer, m_works.outbox, m_works.paper),
      m_stick(m_works.stick_folder, m_works.machine_file),
      m_is_shut(has_mark(shut_mark(m_works.data_folder))) {
    m_typed.reserve(pin_digits_max);
}

void Panel::open(core::Uptime now) {
    if (is_open())
        return;
    m_now = m_last_seen = now;
    m_page = Page::Door;
}

void Panel::close() {
    m_page = Page::Closed;
    core::wipe(m_typed);
    m_pin.leave();
    m_checklist = {};
    m_checked_at.reset();
    m_printing.forget();
    m_stick.forget();
    m_wish = Wish::Nothing;
}

void Panel::stay() {
    m_last_seen = m_now;
    m_pin.stay();
}

void Panel::show(Page page) {
    m_page = page;
    m_is_page_new = true;
    m_stick.forget();
    if (page == Page::Overview)
        m_works.site.ask_server();
}

void Panel::advance(core::Uptime now) {
    m_now = now;
    m_pin.advance(now);
    if (m_works.outbox != nullptr && now >= m_next_look) {
        m_next_look = core::Uptime{now.milliseconds + look_ms};
        m_offered_key = m_works.outbox->status().offered_key_id;
    }
    if (!is_open())
        return;
    m_stick.advance();
    m_printing.advance();
    bool const is_in = m_pin.state() == StaffPin::State::Entered;
    if (m_page == Page::Door && is_in)
        show(Page::Overview);
    bool const is_idle =
        m_page == Page::Door && now.milliseconds - m_last_seen.milliseconds >= door_idle_ms;
    if (is_idle || (m_page != Page::Door && !is_in))
        return close();
    if (!m_checklist.current())
        return;
    m_checklist.advance(m_works.site.observe(), now);
    begin_wish();
    if (m_checklist.is_finished())
        m_checked_at = m_works.clock.now();
}

// What a check needs is begun once.
void Panel::begin_wish() {
    Wish const wish = m_checklist.wish();
    if (std::exchange(m_wish, wish) == wish)
        return;
    if (wish == Wish::AskServer)
        m_works.site.ask_server();
    if (wish == Wish::PlaySound)
        m_works.site.play_sound(m_language);
    if (wish == Wish::ShowPattern) {
        m_touched.fill(0);
        m_page = Page::Glass;
    } else if (m_page == Page::Glass) {
        m_page = Page::Checks;
    }
}

bool Panel::perform() {
    Pressed const pressed = std::exchange(m_pressed, Pressed::None);
    Page const before = m_page;
    m_is_page_new = false;
    if (pressed == Pressed::None)
        return false;
    if (pressed == Pressed::ToPage)
        show(static_cast<Page>(m_subject));
    perform_door(pressed);
    // Behind the door only as long as it is open.
    if (m_pin.state() == StaffPin::State::Entered) {
        perform_checks(pressed);
        perform_print(pressed);
        perform_outbox(pressed);
        perform_machine(pressed);
    }
    return m_page != before;
}

void Panel::perform_door(Pressed pressed) {
    if (pressed == Pressed::Digit && m_typed.size() < pin_digits_max)
        m_typed.push_back(static_cast<char>('0' + m_subject));
    if (pressed == Pressed::EraseDigits)
        core::wipe(m_typed);
    if (pressed == Pressed::EnterPin && !m_typed.empty())
        m_pin.enter(m_typed);
}

void Panel::perform_checks(Pressed pressed) {
    using diagnostics::StaffAnswer;
    switch (pressed) {
    case Pressed::CheckAll:
        m_checked_at.reset();
        m_checklist.start(diagnostics::Attendance::Staffed, m_now);
        return begin_wish();
    case Pressed::CheckOne:
        m_checklist.check(static_cast<Device>(m_subject), m_now);
        return begin_wish();
    case Pressed::StopChecks:
        m_checklist.stop();
        return begin_wish();
    case Pressed::AnswerYes:
        return m_checklist.answer(StaffAnswer::Yes);
    case Pressed::AnswerNo:
        return m_checklist.answer(StaffAnswer::No);
    case Pressed::TouchCell:
        m_touched[static_cast<std::size_t>(m_subject)] = 1;
        return;
    default:
        return;
    }
}

receipts::Slip Panel::report() {
    diagnostics::Machine machine = m_works.site.machine();
    machine.office = m_works.paper.office;
    return receipts::build_readiness_slip(
        diagnostics::readiness_of(m_checklist, machine, m_checked_at.value_or(m_works.clock.now()),
                                  m_language),
        m_language);
}

void Panel::perform_print(Pressed pressed) {
    switch (pressed) {
    case Pressed::PrintTest:
        return m_printing.print(test_slip(m_works.paper.office, m_works.clock.now(), m_language));
    case Pressed::PrintReport:
        return m_printing.print(report());
    case Pressed::WriteReport: {
        core::Instant const now = m_works.clock.now();
        Result<core::Bytes> pdf = print::slip_pdf(
            report(), {.size = print::a4, .edition = print::Edition::Original, .created_at = now});
        if (pdf)
            m_stick.write_file(report_name(m_works.site.machine().id, now), std::move(*pdf));
        return;
    }
    default:
        return;
    }
}

void Panel::perform_outbox(Pressed pressed) {
    if (m_works.outbox == nullptr)
        return;
    outbox::KioskOutbox& outbox = *m_works.outbox;
    switch (pressed) {
    case Pressed::PrintCopy:
        return m_printing.print_copy(m_subject, m_language);
    case Pressed::SettleSlip:
        return outbox.confirm_slip(m_subject);
    case Pressed::SendAgain:
        return outbox.send_again(m_filings[static_cast<std::size_t>(m_subject)]);
    case Pressed::TrustOffice:
        return outbox.trust_office(m_offered_key);
    default:
        return;
    }
}

void Panel::perform_machine(Pressed pressed) {
    switch (pressed) {
    case Pressed::ReadStick:
        return m_stick.look_for_package(m_works.clock.now());
    case Pressed::TakePackage:
        return m_stick.take_package(m_works.clock.now());
    case Pressed::Shut:
        return change_service(Service::Out);
    case Pressed::PutIntoService:
        return change_service(Service::In);
    case Pressed::Restart:
        return m_works.site.restart();
    default:
        return;
    }
}

// A mark that cannot be written or removed holds until the next start at least.
void Panel::change_service(Service service) {
    m_is_shut = service == Service::Out;
    std::string const mark = shut_mark(m_works.data_folder);
    if (m_is_shut)
        (void)files::replace(mark, core::as_bytes(std::string_view("1\n")),
                             files::Durability::Disk);
    else
        (void)files::remove(mark);
}

std::string_view Panel::route() const {
    constexpr std::string_view routes[] = {"staff",         "staff-door",     "staff-overview",
                                           "staff-checks",  "staff-glass",    "staff-slips",
                                           "staff-filings", "staff-settings", "staff-restart"};
    return routes[static_cast<std::size_t>(m_page)];
}

std::string_view Panel::title(text::Language language) const {
    return phrases::get(m_page == Page::Door ? Key::staff_pin_title : Key::staff_title, language);
}

void Panel::draw(ui::Frame& frame, text::Language language) {
    m_language = language;
    m_pressed = Pressed::None;
    if (m_page == Page::Restart)
        return restart_question(frame);
    {
        auto main = frame.main();
        content(frame);
    }
    if (m_page == Page::Glass)
        glass_bar(frame);
    else if (m_page != Page::Door && m_page != Page::Overview)
        back_button(frame);
}

void Panel::content(ui::Frame& frame) {
    switch (m_page) {
    case Page::Closed:
    case Page::Restart:
        return;
    case Page::Door:
        return door(frame);
    case Page::Overview:
        return overview(frame);
    case Page::Checks:
        return checks(frame);
    case Page::Glass:
        return glass(frame);
    case Page::Slips:
        return slips(frame);
    case Page::Filings:
        return filings(frame);
    case Page::Settings:
        return settings(frame);
    }
}

}
