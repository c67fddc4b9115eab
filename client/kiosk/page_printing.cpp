#include "client/kiosk/page_printing.h"

#include "shared/print/slip_pdf.h"

#include <utility>

namespace onedoor::kiosk {

using device::Notice;
using device::Phase;

void PagePrinting::offer(receipts::Slip slip, core::Instant made_at) {
    if (m_printer == nullptr)
        return receipts::wipe(slip);
    forget();
    m_slip = std::move(slip);
    m_made_at = made_at;
}

void PagePrinting::print() {
    if (m_printer == nullptr || !m_slip)
        return;
    if (m_printer->phase() != Phase::Idle) {
        m_has_failed = !m_printer->print_again();
        return;
    }
    using print::Edition;
    Result<core::Bytes> original =
        print::slip_pdf(*m_slip, {print::a5, Edition::Original, m_made_at});
    Result<core::Bytes> copy = print::slip_pdf(*m_slip, {print::a5, Edition::Copy, m_made_at});
    m_has_failed =
        !original || !copy || !m_printer->print({std::move(*original), std::move(*copy)});
}

void PagePrinting::advance(core::Uptime now) {
    if (m_printer == nullptr)
        return;
    m_printer->advance(now);
    m_hold.follow(m_printer->is_busy() ? PrintHold::Printer::Busy : PrintHold::Printer::Still,
                  m_printer->phase());
}

void PagePrinting::forget() {
    if (m_printer != nullptr)
        m_printer->forget();
    if (m_slip)
        receipts::wipe(*m_slip);
    m_slip.reset();
    m_hold.release();
    m_has_failed = false;
}

Notice PagePrinting::notice() const {
    return m_printer != nullptr ? m_printer->notice() : Notice::Nothing;
}

std::optional<PrintReport> PagePrinting::report(text::Language language) const {
    if (m_printer == nullptr || !m_slip)
        return std::nullopt;
    if (m_has_failed)
        return report_of_failure(language);
    PrintReport report =
        report_of({m_printer->phase(), m_printer->notice()}, device::Printout::Page, language);
    // Asked for when the printer can; before that it says what is wrong.
    if (m_printer->phase() == Phase::Idle && m_printer->notice() == Notice::Nothing)
        report.offer = PrintReport::Offer::First;
    return report;
}

}
