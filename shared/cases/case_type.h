#pragma once

#include "shared/cases/status.h"
#include "shared/cases/vocabulary.h"
#include "shared/core/result.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::cases {

struct State {
    /// Stored with each file: "awaiting_signature".
    std::string id;
    text::Localized name;
    /// What citizens see; the portal's ten codes serve every kind of file.
    NationalStatus status = NationalStatus::Registered;
    Clock clock = Clock::NotStarted;
    /// Working hours a file should stay here at most, 1 to 720; nothing: no limit of its own.
    std::optional<std::int32_t> limit_hours;
};

/// From one state to another; who may do it and what it needs.
struct Step {
    /// Places in CaseType::states.
    std::size_t from = 0;
    std::size_t to = 0;
    Roles by;
    Needs needs;
};

struct Action {
    /// "request_supplement".
    std::string id;
    text::Localized name;
    /// At least one; a role leaves a state by one of them only.
    std::vector<Step> steps;
    Effects effects;
    /// The form of Circular 03/2025/TT-VPCP that goes out with it: "01" to "05"; empty: none.
    std::string form;
    /// Template of the message to the applicant; empty: none.
    std::string notice;
};

/// The kind that every filing of a procedure is.
inline constexpr std::string_view one_door_file = "one-door-file";

/// A kind of file as data: states, and what leads from one to the next. Immutable; a file stays on
/// the version it began with.
struct CaseType {
    std::string id;
    std::int32_t version = 1;
    text::Localized name;
    std::vector<State> states;
    std::vector<Action> actions;

    /// Every file begins in the first one.
    [[nodiscard]] State const& initial() const { return states.front(); }
    [[nodiscard]] State const* state(std::string_view id) const;
    [[nodiscard]] Action const* action(std::string_view id) const;
    /// Nothing leads out of it.
    [[nodiscard]] bool is_final(State const& state) const;
};

/// Reads assets/case-types/<id>.v<version>.json (shape: case-type.schema.json). Fails with the
/// codes of shared/json, or "case_type.id" (letters a–z, digits, underscores and dashes, once
/// each), "case_type.name" (both languages), "case_type.word" (not of the vocabulary),
/// "case_type.status", "case_type.form", "case_type.state" (a step names one that is not there),
/// "case_type.ambiguous" (a role leaves a state by two steps of one action),
/// "case_type.unreachable" (a state nothing leads to), "case_type.clock" (time runs on in a final
/// state, or has ended before one) or "case_type.empty", and the path of the spot.
Result<CaseType> parse_case_type(std::string_view json);

}
