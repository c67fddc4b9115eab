#include "client/device/printer_state.h"

namespace onedoor::device {

using Row = std::array<Reaction, condition_count>;

static constexpr Row before(Phase ready, Notice when_ready, Phase otherwise) {
    return {{{ready, when_ready},
             {ready, when_ready},
             {otherwise, Notice::NoPaperBefore},
             {otherwise, Notice::CoverBefore},
             {otherwise, Notice::JamBefore},
             {otherwise, Notice::OfflineBefore},
             {otherwise, Notice::ErrorBefore}}};
}

static constexpr Row during(Phase ready, Notice when_ready) {
    constexpr Phase otherwise = Phase::Unconfirmed;
    return {{{ready, when_ready},
             {ready, when_ready},
             {otherwise, Notice::NoPaperDuring},
             {otherwise, Notice::CoverDuring},
             {otherwise, Notice::JamDuring},
             {otherwise, Notice::OfflineDuring},
             {otherwise, Notice::ErrorDuring}}};
}

static constexpr Row always(Phase phase, Notice notice) {
    Row row;
    row.fill({phase, notice});
    return row;
}

static constexpr std::array<Row, phase_count> reactions = {
    /* Idle        */ before(Phase::Idle, Notice::Nothing, Phase::Idle),
    /* Checking    */ before(Phase::Printing, Notice::Wait, Phase::Refused),
    /* Printing    */ during(Phase::Printing, Notice::Wait),
    /* Confirming  */ during(Phase::Printed, Notice::TakeSlip),
    /* Printed     */ always(Phase::Printed, Notice::TakeSlip),
    /* Unconfirmed */ during(Phase::Unconfirmed, Notice::MayPrintCopy),
    /* Refused     */ before(Phase::Refused, Notice::MayPrint, Phase::Refused),
};

static consteval bool has_no_hole() {
    for (Row const& row : reactions) {
        for (Reaction const& reaction : row) {
            if (reaction.notice == Notice::Missing)
                return false;
        }
    }
    return true;
}
static_assert(has_no_hole(), "a printer fault in some phase has no screen text");

Reaction reaction_to(Phase phase, Condition condition) {
    return reactions[static_cast<std::size_t>(phase)][static_cast<std::size_t>(condition)];
}

Condition condition_of(print::escpos::PrinterStatus const& status) {
    if (status.cover_open)
        return Condition::Cover;
    if (status.paper_out)
        return Condition::Out;
    if (status.cutter_error)
        return Condition::Jam;
    if (status.lasting_error || status.passing_error || status.other_error)
        return Condition::Error;
    if (!status.online)
        return Condition::Offline;
    return status.paper_near_end ? Condition::NearEnd : Condition::Ready;
}

}
