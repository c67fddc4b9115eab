#include "server/filing/papers.h"

#include "shared/json/path.h"

#include <algorithm>
#include <span>

namespace onedoor::filing {

static bool is_wanted(std::span<catalogue::Paper const* const> wanted, std::string_view paper) {
    return std::ranges::any_of(wanted,
                               [&](catalogue::Paper const* one) { return one->id == paper; });
}

static bool is_declared(Message const& message, std::string_view paper) {
    return std::ranges::any_of(
        message.papers, [&](store::Paper const& declared) { return declared.paper == paper; });
}

/// Several pictures of one paper are fine, anything else is a paper declared twice.
static bool contradicts(store::Paper const& left, store::Paper const& right) {
    bool const both_uploaded = left.upload && right.upload && *left.upload != *right.upload;
    return left.paper == right.paper && !both_uploaded;
}

std::vector<Error> check_papers(catalogue::Procedure const& procedure, Message const& message) {
    std::vector<Error> errors;
    std::vector<catalogue::Paper const*> const wanted =
        catalogue::papers_for(procedure, message.case_id());
    for (std::size_t i = 0; i < message.papers.size(); ++i) {
        store::Paper const& paper = message.papers[i];
        std::string const path = json::member_path(json::element_path("papers", i), "paper");
        auto const earlier = std::span(message.papers).first(i);
        if (!is_wanted(wanted, paper.paper))
            errors.push_back({"submission.paper_unknown", path, {}});
        else if (std::ranges::any_of(
                     earlier, [&](store::Paper const& other) { return contradicts(other, paper); }))
            errors.push_back({"submission.paper_twice", path, {}});
    }
    for (catalogue::Paper const* const paper : wanted)
        if (paper->necessity == catalogue::Necessity::Required && !paper->is_form &&
            !is_declared(message, paper->id))
            errors.push_back({"submission.paper_missing", "papers." + paper->id, {}});
    return errors;
}

}
