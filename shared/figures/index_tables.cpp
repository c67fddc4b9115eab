#include "shared/core/sort.h"
#include "shared/figures/tables.h"
#include "shared/figures/words.h"

#include <tuple>
#include <utility>

namespace onedoor::figures {

using text::Language;

static constexpr std::int32_t name_width = 42;

static Cell cell_of_points(std::optional<std::int32_t> points) {
    return points ? Cell(std::int64_t{*points}) : Cell();
}

static Cell lower_of(std::optional<Range> const& range) {
    return range ? Cell(Hundredths{range->lower}) : Cell();
}

static Cell upper_of(std::optional<Range> const& range) {
    return range ? Cell(Hundredths{range->upper}) : Cell();
}

static Row indicator_row(Indicator const& indicator, IndicatorScore const& score,
                         Language language) {
    Row row{{indicator.id, std::string(indicator.name.in(language)),
             cell_of_points(indicator.points), cell_of_points(indicator.target_percent)}};
    if (indicator.measure)
        row.cells.insert(row.cells.end(),
                         {score.tally.counted, score.tally.bad, score.tally.unknown});
    else
        row.cells.resize(row.cells.size() + 3);
    row.cells.insert(row.cells.end(), {lower_of(score.percent), upper_of(score.percent),
                                       lower_of(score.points), upper_of(score.points)});
    return row;
}

/// A row that has points and nothing counted.
static Row points_row(RowKind kind, std::string id, std::string name, std::int64_t possible,
                      Range const& points) {
    Row row{{std::move(id), std::move(name), possible}, kind};
    row.cells.resize(9);
    row.cells.insert(row.cells.end(), {Hundredths{points.lower}, Hundredths{points.upper}});
    return row;
}

static void add_group(Table& table, IndicatorGroup const& group, GroupScore const& score,
                      Language language) {
    table.rows.push_back(points_row(RowKind::Section, group.id,
                                    std::string(group.name.in(language)), group.points,
                                    score.points));
    for (std::size_t i = 0; i < group.indicators.size(); ++i)
        table.rows.push_back(indicator_row(group.indicators[i], score.indicators[i], language));
    if (std::int64_t const rest = group.points_not_shared_out(); rest > 0)
        table.rows.push_back(points_row(
            RowKind::Plain, {}, say(Key::index_not_shared_out, language), rest, {0, rest * 100}));
}

Table index_table(Period const& period, Rules const& rules, IndexScore const& index,
                  Wording const& wording) {
    Language const language = wording.language;
    Table table{.id = "chi-so-766",
                .title = say(Key::index_title, language),
                .period = period_text(period, language),
                .columns = {{{}, say(Key::index_group, language), 18},
                            {{}, say(Key::index_indicator, language), name_width},
                            {{}, say(Key::index_maximum, language)},
                            {{}, say(Key::index_target, language)},
                            {{}, say(Key::index_counted, language)},
                            {{}, say(Key::index_bad, language)},
                            {{}, say(Key::index_unknown, language)},
                            {{}, say(Key::index_share_lower, language)},
                            {{}, say(Key::index_share_upper, language)},
                            {{}, say(Key::index_lower, language)},
                            {{}, say(Key::index_upper, language)}},
                .notes = {say(Key::index_note_range, language)}};
    for (std::size_t i = 0; i < rules.groups.size(); ++i)
        add_group(table, rules.groups[i], index.groups[i], language);
    table.rows.push_back(
        points_row(RowKind::Total, {}, say(Key::report_total, language), 100, index.points));
    return table;
}

Table ranking_table(Period const& period, Rules const& rules, IndexTally const& tally,
                    Dimension dimension, Wording const& wording) {
    Language const language = wording.language;
    Table table{.id = "chi-so-766-" + std::string(name_of(dimension)),
                .title = say(Key::index_rank_title, language),
                .period = period_text(period, language),
                .columns = {{{}, say(key_of(dimension), language), name_width},
                            {{}, say(Key::index_counted, language)},
                            {{}, say(Key::trend_late, language)},
                            {{}, say(Key::trend_on_time_share, language)},
                            {{}, say(Key::index_lower, language)},
                            {{}, say(Key::index_upper, language)}},
                .notes = {say(Key::index_note_range, language)}};
    struct Ranked {
        Range points;
        std::string const* key;
        Tally on_time;
    };
    std::vector<Ranked> ranked;
    for (auto const& [key, tallies] : tally.by(dimension))
        ranked.push_back(
            {score(rules, tallies).points, &key, tallies[std::to_underlying(Measure::OnTime)]});
    core::sort(ranked, [](Ranked const& a, Ranked const& b) {
        return std::tie(a.points.lower, *a.key) < std::tie(b.points.lower, *b.key);
    });
    NamesById const& names = names_of(wording.names, dimension);
    for (Ranked const& one : ranked)
        table.rows.push_back({{name_in(names, *one.key, language), one.on_time.counted,
                               one.on_time.bad, lower_of(percent_of(one.on_time)),
                               Hundredths{one.points.lower}, Hundredths{one.points.upper}}});
    return table;
}

static std::string indicator_name(Rules const& rules, std::string_view id, Language language) {
    for (IndicatorGroup const& group : rules.groups)
        for (Indicator const& indicator : group.indicators)
            if (indicator.id == id)
                return indicator.id + " " + std::string(indicator.name.in(language));
    return std::string(id);
}

Table lift_table(Period const& period, Rules const& rules, std::span<Lift const> lifts,
                 Dimension dimension, Wording const& wording) {
    Language const language = wording.language;
    Table table{.id = "cai-thien-" + std::string(name_of(dimension)),
                .title = say(Key::index_lift_title, language),
                .period = period_text(period, language),
                .columns = {{{}, say(Key::index_indicator, language), name_width},
                            {{}, say(key_of(dimension), language), name_width},
                            {{}, say(Key::index_bad, language)},
                            {{}, say(Key::index_gain, language)},
                            {{}, say(Key::index_mendable, language)}},
                .notes = {say(Key::index_note_lift, language)}};
    NamesById const& names = names_of(wording.names, dimension);
    for (Lift const& lift : lifts)
        table.rows.push_back(
            {{indicator_name(rules, lift.indicator, language), name_in(names, lift.key, language),
              lift.files, Hundredths{lift.gain},
              say(is_mendable(lift.measure) ? Key::index_yes : Key::index_no, language)}});
    return table;
}

}
