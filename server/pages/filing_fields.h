#pragma once

#include "server/pages/filing_draft.h"
#include "server/pages/html.h"
#include "shared/forms/answers.h"
#include "shared/text/language.h"
#include "shared/units/units.h"

#include <set>
#include <span>
#include <string>
#include <string_view>

namespace onedoor::pages {

/// Something wrong at one place of a page, in words; `path` is the name of the control.
struct PageError {
    std::string path;
    std::string text;
};

/// What the controls of one step are written from.
struct StepView {
    text::Language language;
    Filed filed;
    forms::Context context;
    FilingDraft const& draft;
    units::Units const& units;
    std::span<PageError const> errors;
    /// Questions that the last answers have opened.
    std::set<std::string> const& fresh;
};

/// Every visible question of the step, groups with their entries and buttons included.
void write_step_fields(Html& html, StepView const& view, std::size_t step);

/// Id of the first control of a path: "children[0].name" has "children-0-name".
std::string control_id(std::string_view path);

/// One line under a field's label, tied to it by id ("e-…"); nothing without an error.
void write_error(Html& html, StepView const& view, std::string_view path);

/// An answer as it is read on the page that shows them all; empty when there is none.
std::string answer_text(StepView const& view, json::Value const& answers, forms::Field const& field,
                        std::string const& path);

}
