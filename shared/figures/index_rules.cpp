#include "shared/figures/index_rules.h"

#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <algorithm>

namespace onedoor::figures {

using json::ObjectReader;

static constexpr ObjectReader::Range versions{1, 9999};
static constexpr ObjectReader::Range points_range{0, 100};
static constexpr ObjectReader::Range percents{1, 100};

std::int32_t IndicatorGroup::points_not_shared_out() const {
    std::int32_t rest = points;
    for (Indicator const& indicator : indicators)
        rest -= indicator.points.value_or(0);
    return rest;
}

static Result<catalogue::Confidence> read_confidence(ObjectReader& reader) {
    std::string const word = TRY(reader.string("confidence"));
    if (word == "high")
        return catalogue::Confidence::High;
    if (word == "medium")
        return catalogue::Confidence::Medium;
    if (word == "low")
        return catalogue::Confidence::Low;
    return fail("figures.word", "high, medium or low", reader.path_of("confidence"));
}

static Result<Indicator> read_indicator(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Indicator indicator{.id = TRY(reader.string("id")), .name = TRY(reader.localized("name"))};
    if (auto const points = TRY(reader.optional_integer("points", points_range)))
        indicator.points = static_cast<std::int32_t>(*points);
    if (auto const target = TRY(reader.optional_integer("target_percent", percents)))
        indicator.target_percent = static_cast<std::int32_t>(*target);
    if (auto const name = TRY(reader.optional_string("measure"))) {
        indicator.measure = measure_named(*name);
        if (!indicator.measure)
            return fail("figures.word", "no such measure", reader.path_of("measure"));
    }
    indicator.source = TRY(reader.string("source"));
    indicator.confidence = TRY(read_confidence(reader));
    indicator.remark = TRY(reader.optional_string("remark")).value_or("");
    TRY_VOID(reader.finish());
    return indicator;
}

/// Indicators without points of their own share what is left, which is then more than nothing.
static bool adds_up(IndicatorGroup const& group) {
    std::int32_t const rest = group.points_not_shared_out();
    bool const is_shared_out = std::ranges::all_of(
        group.indicators, [](Indicator const& i) { return i.points.has_value(); });
    return is_shared_out ? rest == 0 : rest > 0;
}

static Result<IndicatorGroup> read_group(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    IndicatorGroup group{.id = TRY(reader.string("id")), .name = TRY(reader.localized("name"))};
    group.points = static_cast<std::int32_t>(TRY(reader.integer("points", points_range)));
    group.indicators = TRY(reader.list<Indicator>("indicators", read_indicator));
    TRY_VOID(reader.finish());
    if (!adds_up(group))
        return fail("figures.points", "the indicators do not share out the group's points",
                    reader.path_of("indicators"));
    return group;
}

static Result<Appointment> read_appointment(ObjectReader& outer) {
    ObjectReader reader = TRY(outer.object("appointment"));
    std::string const word = TRY(reader.string("counts"));
    TRY(reader.string("source"));
    TRY(read_confidence(reader));
    TRY(reader.optional_string("remark"));
    TRY_VOID(reader.finish());
    if (word == "first")
        return Appointment::First;
    if (word == "current")
        return Appointment::Current;
    return fail("figures.word", "first or current", reader.path_of("counts"));
}

static Result<void> check(std::vector<IndicatorGroup> const& groups) {
    std::vector<std::string_view> ids;
    std::int32_t points = 0;
    for (IndicatorGroup const& group : groups) {
        points += group.points;
        for (Indicator const& indicator : group.indicators) {
            if (indicator.id.empty() || std::ranges::find(ids, indicator.id) != ids.end())
                return fail("figures.id", "empty or twice", "groups");
            ids.push_back(indicator.id);
        }
    }
    if (points != 100)
        return fail("figures.points", "the groups are not 100 points", "groups");
    return {};
}

Result<Rules> parse_rules(std::string_view json) {
    json::Value const document = TRY(json::parse(json, json::own_file_limits));
    ObjectReader reader = TRY(ObjectReader::open(document));
    Rules rules{.id = TRY(reader.string("id"))};
    rules.version = static_cast<std::int32_t>(TRY(reader.integer("version", versions)));
    rules.appointment = TRY(read_appointment(reader));
    rules.groups = TRY(reader.list<IndicatorGroup>("groups", read_group));
    TRY_VOID(reader.finish());
    TRY_VOID(check(rules.groups));
    return rules;
}

}
