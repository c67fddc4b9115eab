#pragma once

#include "shared/catalogue/catalogue.h"
#include "shared/core/ids.h"
#include "shared/forms/draft.h"
#include "shared/forms/form.h"
#include "shared/protocol/submission.h"

#include <string>
#include <string_view>
#include <vector>

namespace onedoor::pages {

/// What the citizen does about one paper: an uploaded file, or bringing it to the counter.
struct PaperAnswer {
    std::string paper;
    /// Empty: it is brought.
    std::string upload_id;
    std::string file_name;
};

/// What a filing without script carries from page to page, in a hidden field. The server keeps
/// nothing of it; whatever comes back is somebody's claim and is checked as a whole when it is
/// sent.
struct FilingDraft {
    core::SubmissionId submission;
    std::string case_id;
    forms::Draft answers;
    std::vector<PaperAnswer> papers;
    protocol::Delivery delivery = protocol::Delivery::Counter;

    [[nodiscard]] PaperAnswer const* paper(std::string_view id) const;
    void drop_paper(std::string_view id);
};

/// What is being filed; both outlive whatever refers to them.
struct Filed {
    catalogue::Procedure const& procedure;
    forms::Form const& form;
};

/// JSON {"submission_id", "procedure", "form_version", "case", "delivery", "values": {path: typed},
/// "papers": [{"paper", "upload_id"?, "name"?}]}, which the program reads too.
std::string write_draft(Filed const& filed, FilingDraft const& draft);

/// Strict, and only values of this form survive: groups have at most their number of entries. Fails
/// with the codes of json::parse(), "draft.format", "draft.procedure" (of another procedure) or
/// "draft.version" (the form has changed since).
Result<FilingDraft> read_draft(Filed const& filed, std::string_view text);

}
