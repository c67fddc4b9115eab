#pragma once

#include "server/http/form_body.h"
#include "server/pages/filing_fields.h"
#include "shared/core/time.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

/// What a press of a button on a filing page means. Nothing here is kept or written to HTML.
namespace onedoor::pages {

/// Where a filing stands; each has an address below /thu-tuc/<id>/nop.
struct Place {
    enum class Kind : std::uint8_t { Start, Step, Papers, Review, Receipt };
    Kind kind = Kind::Start;
    /// 1-based among the visible steps (Step).
    std::size_t step = 0;

    bool operator==(Place const&) const = default;
};

/// "", "buoc-2", "giay-to", "kiem-tra", "da-nop".
std::string place_name(Place place);
std::optional<Place> parse_place(std::string_view name);

/// A filing with all that is needed to go on with it.
struct Turn {
    Place place;
    FilingDraft draft;
    /// Of this place, in the order of its page.
    std::vector<PageError> errors;
    std::set<std::string> fresh;
};

/// The rules that stay the same while a filing is under way.
struct Rules {
    Filed filed;
    core::Date today;
    forms::UnitLookup const* units = nullptr;
    text::Language language = text::Language::Vietnamese;

    [[nodiscard]] forms::Context context(FilingDraft const& draft) const;
};

/// Indices into the form's steps.
std::vector<std::size_t> visible_steps(Rules const& rules, FilingDraft const& draft);
/// All but the e-form itself.
std::vector<catalogue::Paper const*> papers_to_attach(Rules const& rules, FilingDraft const& draft);

Place place_after(Rules const& rules, FilingDraft const& draft, Place place);
Place place_before(Rules const& rules, FilingDraft const& draft, Place place);

/// A new filing with the entries every group begins with.
FilingDraft begin(Rules const& rules, core::SubmissionId submission);

/// Takes over what the page at `turn.place` sent, and goes where its button ("go") leads: next only
/// when nothing on the page is wrong and no question has newly opened. Errors that `turn` brings
/// along (files that were not taken) keep it where it is.
Turn take_turn(Rules const& rules, Turn turn, http::FormBody const& posted);

/// The first place with something wrong, with all its errors; nothing when all is well.
std::optional<Turn> find_fault(Rules const& rules, FilingDraft const& draft);

/// The message of POST /api/v1/submissions.
protocol::Submission submission_of(Rules const& rules, FilingDraft const& draft);

}
