#pragma once

#include "shared/catalogue/procedure.h"
#include "shared/core/result.h"
#include "shared/forms/form.h"
#include "shared/text/language.h"

#include <string>
#include <string_view>
#include <vector>

/// From an event in life to the procedures it needs: a few questions, then a personal checklist.
/// Shape of the files: assets/guides/guide.schema.json.
namespace onedoor::guide {

/// One procedure somebody may need, and who.
struct Outcome {
    std::string procedure;
    /// Empty: the procedure has no cases, or which one applies is not known yet.
    std::string case_id;
    /// Why this person needs it, or what for.
    text::Localized reason;
    /// Reads the answers to the questions.
    forms::Condition when;
    /// Procedures whose result is wanted first, as far as they are in the same checklist.
    std::vector<std::string> after;
};

struct Guide {
    /// Slug, the address /can-lam-gi/<id>.
    std::string id;
    text::Localized name;
    text::Localized intro;
    /// Name in assets/icons.
    std::string icon;
    /// One step of choices, which say by their conditions when they are asked.
    forms::Form questions;
    /// In the order in which to do them.
    std::vector<Outcome> outcomes;
    std::string source;
    std::string confidence;
};

/// Everything the guides need, in one file that also works without network.
struct Library {
    std::vector<Guide> guides;
    /// The procedures the outcomes name, without the parts a checklist does not show.
    std::vector<catalogue::Procedure> procedures;
};

/// Reads guides.json as written by assets/build/guides.py:
/// {"guides": [{"id", "name", "intro", "icon", "form", "outcomes": [{"procedure", "case"?,
/// "reason", "when"?, "after"?}…], "source", "confidence"}…], "procedures": [record…]}.
/// What the parts say about each other was checked by the build. Fails with the codes of
/// shared/json, shared/forms and shared/catalogue.
Result<Library> parse_library(std::string_view json);

/// Null when there is no such guide, no such procedure.
Guide const* find_guide(Library const& library, std::string_view id);
catalogue::Procedure const* find_procedure(Library const& library, std::string_view id);

}
