#include "client/kiosk/filing_slips.h"

#include "client/app/filing_flow.h"

#include <utility>

namespace onedoor::kiosk {

static std::vector<receipts::FiledPaper> papers_of(app::State const& state) {
    std::vector<receipts::FiledPaper> papers;
    for (catalogue::Paper const* paper : app::filing_flow::papers_to_attach(state)) {
        auto const found = state.filing.papers.find(paper->id);
        // What nobody promised was not sent either.
        bool const is_given = found != state.filing.papers.end() &&
                              (found->second.bring || !found->second.upload_id.empty());
        if (!is_given)
            continue;
        receipts::FiledPaper filed;
        filed.name = std::string(paper->name.in(state.preferences.language));
        filed.digest = found->second.sha256;
        papers.push_back(std::move(filed));
    }
    return papers;
}

receipts::Slip received_slip(app::State const& state, SlipPaper const& paper) {
    protocol::Receipt const& receipt = *state.filing.receipt;
    text::Language const language = state.preferences.language;
    return receipts::build_filing_slip(
        {.office = paper.office,
         .custody = receipts::Custody::Office,
         .stock = paper.stock,
         .procedure = std::string(state.page.procedure.name.in(language)),
         .reference = receipt.reference,
         .secret = receipt.secret,
         .received_at = receipt.received_at,
         .papers = papers_of(state),
         .look_up_address = state.origin + receipt.track},
        language);
}

receipts::Slip kept_slip(app::State const& state, outbox::Kept const& kept,
                         SlipPaper const& paper) {
    text::Language const language = state.preferences.language;
    return receipts::build_filing_slip(
        {.office = paper.office,
         .custody = receipts::Custody::Machine,
         .stock = paper.stock,
         .procedure = std::string(state.page.procedure.name.in(language)),
         .reference = kept.reference,
         .received_at = state.now,
         .papers = papers_of(state)},
        language);
}

}
