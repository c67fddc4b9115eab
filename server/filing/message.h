#pragma once

#include "server/store/cases.h"
#include "shared/protocol/submission.h"

#include <string_view>
#include <vector>

namespace onedoor::filing {

/// A filing as it came, with what the store needs of it.
struct Message {
    protocol::Submission submission;
    /// submission.papers with the ids of their uploads.
    std::vector<store::Paper> papers;
    /// SHA-256 of the canonical form of the whole message: equal for equal messages, whatever the
    /// order of members and the white space.
    store::Hash hash{};

    /// Empty when the procedure has no cases.
    [[nodiscard]] std::string_view case_id() const {
        return submission.case_id ? std::string_view(*submission.case_id) : std::string_view();
    }
};

/// Fails with the codes of protocol::parse_submission(), "submission.format" for an upload id that
/// is none, and "submission.too_many_papers"; with the path of the spot.
Result<Message> parse_message(std::string_view body);

}
