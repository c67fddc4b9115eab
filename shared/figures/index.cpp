#include "shared/figures/index.h"

#include "shared/core/sort.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace onedoor::figures {

static constexpr std::array<std::string_view, dimension_count> dimension_names{
    "sector", "procedure", "unit", "officer"};

std::string_view name_of(Dimension dimension) {
    return dimension_names[std::to_underlying(dimension)];
}

std::optional<Dimension> dimension_named(std::string_view name) {
    for (std::size_t i = 0; i < dimension_names.size(); ++i)
        if (dimension_names[i] == name)
            return static_cast<Dimension>(i);
    return std::nullopt;
}

std::string const& key_of(FileFacts const& file, Dimension dimension) {
    switch (dimension) {
    case Dimension::Sector:
        return file.sector;
    case Dimension::Procedure:
        return file.procedure;
    case Dimension::Unit:
        return file.unit;
    case Dimension::Officer:
        break;
    }
    return file.officer;
}

static void add_to(Tallies& sum, Tallies const& more) {
    for (std::size_t i = 0; i < sum.size(); ++i)
        sum[i] += more[i];
}

void IndexTally::add(FileFacts const& file) {
    Standing const standing = standing_in(file, m_period, m_appointment);
    if (standing.place == Place::Outside)
        return;
    Tallies const tallies = tallies_of(file, standing);
    add_to(m_office, tallies);
    for (std::size_t i = 0; i < m_by.size(); ++i)
        add_to(m_by[i][key_of(file, static_cast<Dimension>(i))], tallies);
}

TalliesByKey const& IndexTally::by(Dimension dimension) const {
    return m_by[std::to_underlying(dimension)];
}

/// All points at the target, in proportion below it; hundredths, rounded half up.
static std::int64_t pro_rata(std::int32_t points, std::int64_t good, std::int64_t counted,
                             std::int32_t target_percent) {
    std::int64_t const all = std::int64_t{points} * 100;
    std::int64_t const needed = counted * target_percent;
    return std::min(all, (2 * all * good * 100 + needed) / (2 * needed));
}

/// Without a known target the lower bound asks for every file, the upper one for any.
static Range points_of(Indicator const& indicator, Tally const& tally) {
    std::int32_t const points = *indicator.points;
    std::int64_t const all = std::int64_t{points} * 100;
    if (tally.counted == 0)
        return {0, all};
    std::int64_t const most = std::max<std::int64_t>(0, tally.counted - tally.bad);
    std::int64_t const least = std::max<std::int64_t>(0, most - tally.unknown);
    std::int32_t const target = indicator.target_percent.value_or(100);
    Range range{pro_rata(points, least, tally.counted, target),
                pro_rata(points, most, tally.counted, target)};
    if (!indicator.target_percent && most > 0)
        range.upper = all;
    return range;
}

static IndicatorScore score_of(Indicator const& indicator, Tallies const& tallies) {
    IndicatorScore score{.id = indicator.id};
    if (indicator.measure)
        score.tally = tallies[std::to_underlying(*indicator.measure)];
    score.percent = percent_of(score.tally);
    if (indicator.points)
        score.points = points_of(indicator, score.tally);
    return score;
}

IndexScore score(Rules const& rules, Tallies const& tallies) {
    IndexScore index;
    for (IndicatorGroup const& group : rules.groups) {
        GroupScore& scored = index.groups.emplace_back(group.id);
        scored.points.upper = std::int64_t{group.points_not_shared_out()} * 100;
        for (Indicator const& indicator : group.indicators) {
            scored.indicators.push_back(score_of(indicator, tallies));
            scored.points += scored.indicators.back().points.value_or(Range{});
        }
        index.points += scored.points;
    }
    return index;
}

static void add_lifts(Indicator const& indicator, IndexTally const& tally, Dimension dimension,
                      std::vector<Lift>& lifts) {
    std::size_t const measure = std::to_underlying(*indicator.measure);
    Tally const& office = tally.office()[measure];
    std::int64_t const now = points_of(indicator, office).lower;
    for (auto const& [key, tallies] : tally.by(dimension)) {
        std::int64_t const bad = tallies[measure].bad;
        if (bad == 0)
            continue;
        Tally better = office;
        better.bad -= bad;
        std::int64_t const gain = points_of(indicator, better).lower - now;
        if (gain > 0)
            lifts.push_back({indicator.id, *indicator.measure, key, bad, gain});
    }
}

std::vector<Lift> lifts(Rules const& rules, IndexTally const& tally, Dimension dimension,
                        std::size_t count) {
    std::vector<Lift> lifts;
    for (IndicatorGroup const& group : rules.groups)
        for (Indicator const& indicator : group.indicators)
            if (indicator.measure && indicator.points)
                add_lifts(indicator, tally, dimension, lifts);
    core::sort(lifts, [](Lift const& a, Lift const& b) {
        return std::tuple(-a.gain, std::tie(a.indicator, a.key)) <
               std::tuple(-b.gain, std::tie(b.indicator, b.key));
    });
    if (lifts.size() > count)
        lifts.resize(count);
    return lifts;
}

bool is_bad(FileFacts const& file, Measure measure, Period const& period, Appointment appointment) {
    Standing const standing = standing_in(file, period, appointment);
    return tallies_of(file, standing)[std::to_underlying(measure)].bad > 0;
}

}
