#include "server/filing/message.h"
#include "server/filing/papers.h"
#include "shared/core/limits.h"
#include "shared/core/verify.h"
#include "shared/forms/answers.h"
#include "shared/json/json.h"
#include "tests/server/support/trial_offer.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace onedoor;

/// A submission that is read has the hash of what it is written as; answers without an error are
/// stored as they would be checked again, and every paper that passes belongs to the procedure.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static filing::Published const published = testing::make_trial_offer();
    std::string_view const body(reinterpret_cast<char const*>(data), size);
    Result<filing::Message> const message = filing::parse_message(body);
    if (!message)
        return 0;
    std::string const written = json::write(protocol::to_json(message->submission));
    VERIFY(filing::parse_message(written).value().hash == message->hash);
    VERIFY(message->papers.size() == message->submission.papers.size());

    catalogue::Procedure const& procedure = published.catalogue().procedures.front();
    if (filing::check_papers(procedure, *message).empty())
        for (store::Paper const& paper : message->papers)
            VERIFY(paper.paper == "birth_proof" || paper.paper == "late_proof" ||
                   paper.paper == "declaration");
    forms::Form const& form = *published.newest_form("dang-ky-thu");
    forms::Context const context{.today = {2026, 11, 20}, .case_id = {}};
    forms::Validation const first = forms::validate(form, context, message->submission.answers);
    VERIFY(forms::validate(form, context, first.answers).answers == first.answers);
    return 0;
}
