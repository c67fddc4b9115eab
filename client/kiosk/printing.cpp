#include "client/kiosk/printing.h"

#include "client/phrases/phrases.h"

namespace onedoor::kiosk {

using device::Notice;
using device::Phase;
using session::HoldReason;

PrintReport report_of(PrintStage stage, device::Printout printout, text::Language language) {
    bool const is_fine = stage.notice == Notice::Wait || stage.notice == Notice::TakeSlip;
    PrintReport report{device::text_of(stage.notice, printout, language),
                       is_fine ? PrintReport::Tone::Fine : PrintReport::Tone::Problem};
    if (stage.phase == Phase::Refused)
        report.offer = PrintReport::Offer::First;
    else if (stage.phase == Phase::Printed || stage.phase == Phase::Unconfirmed)
        report.offer = PrintReport::Offer::Again;
    return report;
}

PrintReport report_of_failure(text::Language language) {
    return {{phrases::get(phrases::Key::print_problem, language), {}, {}},
            PrintReport::Tone::Problem};
}

void PrintHold::follow(Printer printer, Phase phase) {
    std::optional<HoldReason> reason;
    if (printer == Printer::Busy)
        reason = HoldReason::Printing;
    else if (phase == Phase::Unconfirmed)
        reason = HoldReason::PrintProblem;
    if (reason == m_reason)
        return;
    release();
    m_reason = reason;
    if (reason)
        m_hold.emplace(m_session.hold(*reason));
}

void PrintHold::release() {
    m_hold.reset();
    m_reason.reset();
}

}
