#include "client/kiosk/slip_printing.h"

#include "client/app/filing_flow.h"
#include "client/phrases/phrases.h"
#include "shared/core/wipe.h"
#include "shared/print/slip.h"

#include <utility>

namespace onedoor::kiosk {

using device::Notice;
using device::Phase;

namespace {

std::vector<receipts::FiledPaper> papers_of(app::State const& state) {
    std::vector<receipts::FiledPaper> papers;
    for (catalogue::Paper const* paper : app::filing_flow::papers_to_attach(state)) {
        auto const found = state.filing.papers.find(paper->id);
        receipts::FiledPaper filed;
        filed.name = std::string(paper->name.in(state.preferences.language));
        if (found != state.filing.papers.end())
            filed.digest = found->second.sha256;
        papers.push_back(std::move(filed));
    }
    return papers;
}

}

void SlipPrinting::print_receipt(app::State const& state) {
    protocol::Receipt const& receipt = *state.filing.receipt;
    text::Language const language = state.preferences.language;
    start({.slip = receipts::build_filing_slip(
               {.office = m_paper.office,
                .custody = receipts::Custody::Office,
                .procedure = std::string(state.page.procedure.name.in(language)),
                .reference = receipt.reference,
                .secret = receipt.secret,
                .received_at = receipt.received_at,
                .papers = papers_of(state),
                .look_up_address = state.origin + receipt.track},
               language),
           .kind = outbox::SlipKind::Receipt,
           .code = receipt.reference});
}

void SlipPrinting::print_kept(app::State const& state, outbox::Kept const& kept) {
    text::Language const language = state.preferences.language;
    start({.slip = receipts::build_filing_slip(
               {.office = m_paper.office,
                .custody = receipts::Custody::Machine,
                .procedure = std::string(state.page.procedure.name.in(language)),
                .reference = kept.reference,
                .received_at = state.now,
                .papers = papers_of(state)},
               language),
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
    if (m_job->number || m_outbox == nullptr)
        send_to_printer();
    else
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
    send_to_printer();
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
    m_printer->advance(now);
    hold();
    bool const is_printed = m_job && m_job->number && m_printer->phase() == Phase::Printed;
    if (is_printed && m_outbox != nullptr && !std::exchange(m_is_confirmed, true))
        m_outbox->confirm_slip(*m_job->number);
}

void SlipPrinting::hold() {
    bool const is_problem = m_printer->phase() == Phase::Unconfirmed;
    if (!m_printer->is_busy() && !is_problem)
        m_hold.reset();
    else if (!m_hold)
        m_hold.emplace(m_session.hold(is_problem ? session::HoldReason::PrintProblem
                                                 : session::HoldReason::Printing));
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
    m_hold.reset();
    m_has_failed = m_is_confirmed = false;
}

std::optional<SlipPrinting::Report> SlipPrinting::report(device::Printout printout,
                                                         text::Language language) const {
    if (!m_job || m_job->printout != printout)
        return std::nullopt;
    if (m_has_failed)
        return Report{{phrases::get(phrases::Key::print_problem, language), {}, {}},
                      Report::Tone::Problem};
    Notice const notice = m_printer->notice();
    if (notice == Notice::Nothing)
        return std::nullopt;
    Phase const phase = m_printer->phase();
    bool const is_fine = notice == Notice::Wait || notice == Notice::TakeSlip;
    Report report{device::text_of(notice, printout, language),
                  is_fine ? Report::Tone::Fine : Report::Tone::Problem};
    if (phase == Phase::Refused)
        report.offer = Report::Offer::First;
    else if (phase == Phase::Printed || phase == Phase::Unconfirmed)
        report.offer = Report::Offer::Again;
    return report;
}

}
