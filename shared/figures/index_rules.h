#pragma once

#include "shared/core/result.h"
#include "shared/figures/measures.h"
#include "shared/text/language.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::figures {

struct Indicator {
    /// Its number in the decision where it is known ("2.1"), otherwise a word.
    std::string id;
    text::Localized name;
    /// Nothing: how the group's points are shared out is not known here.
    std::optional<std::int32_t> points;
    /// The share in percent that gives all points, 1 to 100; nothing: not known here.
    std::optional<std::int32_t> target_percent;
    /// Nothing: it cannot be told from files.
    std::optional<Measure> measure;
    std::string source;
    catalogue::Confidence confidence = catalogue::Confidence::Low;
    std::string remark;
};

struct IndicatorGroup {
    std::string id;
    text::Localized name;
    std::int32_t points = 0;
    std::vector<Indicator> indicators;

    /// What the indicators without known points share.
    [[nodiscard]] std::int32_t points_not_shared_out() const;
};

/// How figures are made, as far as it is known.
struct Rules {
    std::string id;
    std::int32_t version = 1;
    /// Which appointment of an extended file counts.
    Appointment appointment = Appointment::First;
    /// The index of Decision 766/QĐ-TTg; 100 points.
    std::vector<IndicatorGroup> groups;
};

/// Reads assets/figures/<id>.v<version>.json (shape: rules.schema.json). Fails with the codes of
/// shared/json, or "figures.word" (not of the vocabulary), "figures.id" (empty or twice) or
/// "figures.points" (the groups are not 100 points, or the indicators of a group more or less than
/// theirs), and the path of the spot.
Result<Rules> parse_rules(std::string_view json);

}
