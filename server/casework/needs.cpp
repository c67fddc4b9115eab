#include "server/casework/needs.h"

namespace onedoor::casework {

using cases::Need;

cases::Needs met_by_file(Situation const& situation) {
    store::CaseSummary const& file = situation.file;
    cases::Needs met;
    auto const add = [&met](Need need, bool is_met) {
        if (is_met)
            met.insert(need);
    };
    // Uploads were complete when the file was stored; what is brought to the counter lies before
    // the officer, whose step says that it is there.
    add(Need::PapersComplete, true);
    add(Need::CodeIssued, file.code.has_value());
    add(Need::NotExtended, file.extensions == 0);
    add(Need::SupplementOverdue, file.wait_until && *file.wait_until < situation.now);
    add(Need::FeesSettled, situation.are_fees_settled);
    return met;
}

cases::Needs met_by_act(Act const& act) {
    cases::Needs met;
    auto const add = [&met](Need need, bool is_met) {
        if (is_met)
            met.insert(need);
    };
    add(Need::Reason, !act.reason.empty());
    add(Need::Request, !act.request.empty());
    add(Need::Unit, !act.unit.empty());
    add(Need::Officer, !act.officer.empty());
    add(Need::NewTime, act.until.has_value());
    add(Need::ReceiverIdentified, act.receiver.has_value());
    return met;
}

}
