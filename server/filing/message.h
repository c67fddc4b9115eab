#pragma once

#include "server/store/cases.h"
#include "shared/json/value.h"
#include "shared/text/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace onedoor::filing {

/// A filing as sent: {"submission_id", "procedure", "form_version", "case", "answers", "papers",
/// "delivery", "language"}.
struct Message {
    core::SubmissionId id;
    std::string procedure;
    std::int32_t form_version = 1;
    /// Empty when the procedure has no cases.
    std::string case_id;
    json::Value answers;
    std::vector<store::Paper> papers;
    /// "counter", "post" or "online".
    std::string delivery;
    text::Language language = text::Language::Vietnamese;
    /// SHA-256 of the canonical form of the whole message: equal for equal messages, whatever the
    /// order of members and the white space.
    store::Hash hash{};
};

/// Fails with the codes of shared/json, "submission.format", "submission.too_many_papers" or
/// "submission_id.format", and the path of the spot.
Result<Message> parse_message(std::string_view body);

/// The message as JSON; parsing it again gives an equal message.
json::Value to_json(Message const& message);

}
