#include "client/kiosk/slip_printing.h"

#include "client/kiosk/filing_slips.h"
#include "shared/core/wipe.h"
#include "shared/print/slip.h"

#include <utility>

namespace onedoor::kiosk {

using device::Notice;
using device::Phase;

void SlipPrinting::print_receipt(app::State const& state) {
    start({.slip = received_slip(state, {m_paper.office}),
           .kind = outbox::SlipKind::Receipt,
           .code = state.filing.receipt->reference});
}

void SlipPrinting::print_kept(app::State const& state, outbox::Kept const& kept) {
    // Recorded with the filing; where nothing is printed, staff are not asked for it either.
    if (m_printer == nullptr)
        return m_outbox->confirm_slip(kept.slip);
    start({.slip = kept_slip(state, kept, {m_paper.office}),
           .kind = outbox::SlipKind::KeptReceipt,
           .code = kept.reference,
           .number = kept.slip});
}

void SlipPrinting::print_ticket(receipts::TicketSlipSource source, text::Language language) {
    source.office = m_paper.office;
    std::string const number = source.number;
    start({.slip = receipts::build_ticket_slip(source, language),
           .printout = device::Printout::Ticket,
           .kind = outbox::SlipKind::QueueTicket,
           .code = number});
}

void SlipPrinting::start(Job job) {
    if (m_printer == nullptr)
        return;
    forget();
    m_job.emplace(std::move(job));
    m_is_waiting = m_job->number || m_outbox == nullptr;
    if (!m_is_waiting)
        record();
}

void SlipPrinting::record() {
    m_ticket = m_outbox->record_slip(m_job->kind, m_job->code);
}

// What could not be recorded is not printed: after a cut nobody would know of it.
void SlipPrinting::recorded(outbox::SlipRecorded const& recorded) {
    if (!m_job || m_ticket != recorded.ticket)
        return;
    m_ticket.reset();
    m_has_failed = !recorded.slip;
    if (!recorded.slip)
        return;
    m_job->number = recorded.slip->number;
    m_is_waiting = true;
}

void SlipPrinting::send_to_printer() {
    using print::Edition;
    Result<print::Raster> original =
        print::slip_raster(m_job->slip, m_paper.width, Edition::Original);
    Result<print::Raster> copy = print::slip_raster(m_job->slip, m_paper.width, Edition::Copy);
    m_has_failed =
        !original || !copy || !m_printer->print({std::move(*original), std::move(*copy)});
}

void SlipPrinting::advance(core::Uptime now) {
    if (m_printer == nullptr)
        return;
    if (m_is_waiting && m_card.may_go_on()) {
        m_is_waiting = false;
        send_to_printer();
    }
    m_printer->advance(now);
    m_hold.follow(is_busy() ? PrintHold::Printer::Busy : PrintHold::Printer::Still,
                  m_printer->phase());
    bool const is_printed = m_job && m_job->number && m_printer->phase() == Phase::Printed;
    if (is_printed && m_outbox != nullptr && !std::exchange(m_is_confirmed, true))
        m_outbox->confirm_slip(*m_job->number);
}

void SlipPrinting::print_again() {
    if (m_printer == nullptr || !m_job)
        return;
    m_has_failed = !m_printer->print_again();
}

void SlipPrinting::forget() {
    if (m_printer != nullptr)
        m_printer->forget();
    if (m_job) {
        receipts::wipe(m_job->slip);
        core::wipe(m_job->code);
    }
    m_job.reset();
    m_ticket.reset();
    m_hold.release();
    m_is_waiting = m_has_failed = m_is_confirmed = false;
}

std::optional<PrintReport> SlipPrinting::report(device::Printout printout,
                                                text::Language language) const {
    if (!m_job || m_job->printout != printout)
        return std::nullopt;
    if (m_has_failed)
        return report_of_failure(language);
    if (m_printer->notice() == Notice::Nothing)
        return std::nullopt;
    return report_of({m_printer->phase(), m_printer->notice()}, printout, language);
}

}
