#include "client/staff_panel/print_desk.h"

#include "client/phrases/phrases.h"
#include "client/staff_panel/wording.h"

#include <utility>

namespace onedoor::staff_panel {

using device::Phase;
using phrases::Key;

receipts::Slip test_slip(std::string const& office, core::Instant now, text::Language language) {
    receipts::Slip slip;
    slip.office = office;
    slip.title = phrases::get(Key::staff_test_title, language);
    slip.banner = phrases::get(Key::staff_test_banner, language);
    slip.lines = {{std::string(phrases::get(Key::staff_test_letters, language)),
                   "áàảãạ ắằẳẵặ ấầẩẫậ éèẻẽẹ ếềểễệ íìỉĩị óòỏõọ ốồổỗộ ớờởỡợ úùủũụ ứừửữự ýỳỷỹỵ đĐ"}};
    slip.address = "ONEDOOR-TEST " + std::to_string(now.milliseconds / 1000);
    slip.address_caption = phrases::get(Key::staff_test_code, language);
    slip.notes = {std::string(phrases::get(Key::staff_test_look, language))};
    return slip;
}

receipts::Slip copy_of(outbox::SlipDraft const& slip, std::string const& office,
                       text::Language language) {
    receipts::Slip copy;
    copy.office = office;
    copy.title = phrases::get(slip.kind == outbox::SlipKind::QueueTicket ? Key::staff_copy_ticket
                                                                         : Key::staff_copy_receipt,
                              language);
    if (slip.kind == outbox::SlipKind::KeptReceipt)
        copy.banner = phrases::get(Key::staff_copy_kept, language);
    if (slip.kind == outbox::SlipKind::QueueTicket)
        copy.number = slip.code;
    else
        copy.codes = {{std::string(phrases::get(Key::staff_copy_code, language)), slip.code}};
    copy.lines = {
        {std::string(phrases::get(Key::staff_copy_time, language)), clock_text(slip.recorded_at)}};
    copy.notes = {std::string(phrases::get(Key::staff_copy_note, language))};
    return copy;
}

void PrintDesk::print(receipts::Slip const& slip) {
    if (m_printer == nullptr || !is_free())
        return;
    m_copy.reset();
    send(slip, print::Edition::Original);
}

void PrintDesk::send(receipts::Slip const& slip, print::Edition edition) {
    Result<print::Raster> drawn = print::slip_raster(slip, m_paper.width, edition);
    Result<print::Raster> copy = print::slip_raster(slip, m_paper.width, print::Edition::Copy);
    m_printer->forget();
    m_has_asked = true;
    m_has_failed = !drawn || !copy || !m_printer->print({std::move(*drawn), std::move(*copy)});
}

void PrintDesk::print_copy(outbox::SlipNumber number, text::Language language) {
    if (m_printer == nullptr || m_outbox == nullptr || !is_free())
        return;
    m_printer->forget();
    m_has_asked = true;
    m_has_failed = false;
    m_copy = Copy{number, m_outbox->record_copy(number), language};
}

void PrintDesk::recorded(outbox::SlipRecorded const& recorded) {
    if (!m_copy || m_copy->is_recorded || m_copy->ticket != recorded.ticket)
        return;
    if (!recorded.slip) {
        m_has_failed = true;
        m_copy.reset();
        return;
    }
    m_copy->is_recorded = true;
    send(copy_of(recorded.slip->slip, m_paper.office, m_copy->language), print::Edition::Copy);
}

void PrintDesk::advance() {
    bool const is_printed =
        m_has_asked && m_printer != nullptr && m_printer->phase() == Phase::Printed;
    if (!is_printed || !m_copy || !m_copy->is_recorded)
        return;
    m_outbox->confirm_slip(m_copy->number);
    m_copy.reset();
}

bool PrintDesk::is_free() const {
    bool const is_recording = m_copy && !m_copy->is_recorded;
    return !is_recording && (m_printer == nullptr || !m_printer->is_busy());
}

device::Notice PrintDesk::notice() const {
    return m_has_asked && m_printer != nullptr ? m_printer->notice() : device::Notice::Nothing;
}

void PrintDesk::forget() {
    if (m_has_asked && m_printer != nullptr)
        m_printer->forget();
    m_copy.reset();
    m_has_asked = m_has_failed = false;
}

}
