#include "client/kiosk/slip_printing.h"

#include "client/app/filing_flow.h"
#include "client/device/notice_text.h"
#include "client/phrases/phrases.h"
#include "shared/core/wipe.h"
#include "shared/print/slip.h"
#include "shared/receipts/slip.h"

#include <utility>

namespace onedoor::kiosk {

using device::Notice;
using device::Phase;

namespace {

std::vector<receipts::FiledPaper> papers_of(app::State const& state) {
    std::vector<receipts::FiledPaper> papers;
    for (catalogue::Paper const* paper : app::filing_flow::papers_to_attach(state)) {
        auto const found = state.filing.papers.find(paper->id);
        receipts::FiledPaper filed{.name = std::string(paper->name.in(state.preferences.language))};
        if (found != state.filing.papers.end())
            filed.digest = found->second.sha256;
        papers.push_back(std::move(filed));
    }
    return papers;
}

}

void SlipPrinting::print(app::State const& state) {
    protocol::Receipt const& receipt = *state.filing.receipt;
    text::Language const language = state.preferences.language;
    receipts::Slip slip = receipts::build_filing_slip(
        {.office = m_paper.office,
         .custody = receipts::Custody::Office,
         .procedure = std::string(state.page.procedure.name.in(language)),
         .reference = receipt.reference,
         .secret = receipt.secret,
         .received_at = receipt.received_at,
         .papers = papers_of(state),
         .look_up_address = state.origin + receipt.track},
        language);
    Result<print::Raster> original =
        print::slip_raster(slip, m_paper.width, print::Edition::Original);
    Result<print::Raster> copy = print::slip_raster(slip, m_paper.width, print::Edition::Copy);
    receipts::wipe(slip);
    m_has_failed =
        !original || !copy || !m_printer->print({std::move(*original), std::move(*copy)});
}

void SlipPrinting::advance(app::State const& state, core::Uptime now) {
    if (m_printer == nullptr)
        return;
    bool const is_new = state.filing.sending == app::Sending::Stored && state.filing.receipt &&
                        state.filing.receipt->reference != m_printed;
    if (is_new) {
        m_printed = state.filing.receipt->reference;
        m_printer->forget();
        print(state);
    }
    m_printer->advance(now);
    bool const is_problem = m_printer->phase() == Phase::Unconfirmed;
    if (!m_printer->is_busy() && !is_problem)
        m_hold.reset();
    else if (!m_hold)
        m_hold.emplace(m_session.hold(is_problem ? session::HoldReason::PrintProblem
                                                 : session::HoldReason::Printing));
}

void SlipPrinting::print_again() {
    if (m_printer != nullptr)
        m_has_failed = !m_printer->print_again();
}

void SlipPrinting::forget() {
    if (m_printer != nullptr)
        m_printer->forget();
    core::wipe(m_printed);
    m_hold.reset();
    m_has_failed = false;
}

Notice SlipPrinting::notice() const {
    return m_printer == nullptr || m_printed.empty() ? Notice::Nothing : m_printer->notice();
}

bool SlipPrinting::draw(screens::View const& view) const {
    if (m_has_failed) {
        view.ui.alert("printing",
                      {.kind = ui::AlertKind::Warn,
                       .text = phrases::get(phrases::Key::print_problem, view.language())});
        return false;
    }
    if (notice() == Notice::Nothing)
        return false;
    device::NoticeText const text =
        device::text_of(notice(), device::Printout::Filing, view.language());
    bool const is_fine = notice() == Notice::Wait || notice() == Notice::TakeSlip;
    std::string words(text.advice);
    if (!text.unaffected.empty() && !is_fine)
        words.append(" ").append(text.unaffected);
    view.ui.alert("printing", {.kind = is_fine ? ui::AlertKind::Info : ui::AlertKind::Warn,
                               .title = text.title,
                               .text = words,
                               .icon = ui::icon::printer});
    Phase const phase = m_printer->phase();
    bool const can_print =
        phase == Phase::Printed || phase == Phase::Unconfirmed || phase == Phase::Refused;
    return can_print &&
           view.ui.button("print-again", {.label = phrases::get(phase == Phase::Refused
                                                                    ? phrases::Key::print_first
                                                                    : phrases::Key::print_again,
                                                                view.language()),
                                          .icon = ui::icon::printer});
}

}
