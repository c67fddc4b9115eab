#pragma once

#include "shared/figures/index_rules.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace onedoor::figures {

/// What an index can be told apart by.
enum class Dimension : std::uint8_t { Sector, Procedure, Unit, Officer };
inline constexpr std::size_t dimension_count = 4;

/// "sector", "procedure", "unit", "officer".
std::string_view name_of(Dimension dimension);
std::optional<Dimension> dimension_named(std::string_view name);

/// The file's id in a dimension; empty: no unit or officer has it yet.
std::string const& key_of(FileFacts const& file, Dimension dimension);

using TalliesByKey = std::map<std::string, Tallies, std::less<>>;

/// The files of a period, counted for every measure: all of them, and by each dimension.
class IndexTally {
public:
    IndexTally(Period const& period, Appointment appointment)
        : m_period(period), m_appointment(appointment) {}

    void add(FileFacts const& file);
    [[nodiscard]] Tallies const& office() const { return m_office; }
    [[nodiscard]] TalliesByKey const& by(Dimension dimension) const;

private:
    Period m_period;
    Appointment m_appointment;
    Tallies m_office{};
    std::array<TalliesByKey, dimension_count> m_by;
};

struct IndicatorScore {
    std::string id;
    /// Nothing counted when the indicator is not told from files.
    Tally tally;
    /// In hundredths of a percent; nothing when nothing was counted.
    std::optional<Range> percent;
    /// In hundredths of a point; nothing when its points are not known. Between nothing and all of
    /// them when nothing was counted.
    std::optional<Range> points;
};

struct GroupScore {
    std::string id;
    std::vector<IndicatorScore> indicators;
    /// Those of its indicators and what is not shared out among them, the latter from nothing to
    /// all.
    Range points;
};

/// The index between two bounds: what is not known about files, weights or targets lies between.
struct IndexScore {
    std::vector<GroupScore> groups;
    Range points;
};

IndexScore score(Rules const& rules, Tallies const& tallies);

/// What the index would gain if the bad files of one key were good ones.
struct Lift {
    std::string indicator;
    Measure measure = Measure::OnTime;
    std::string key;
    /// Bad ones of this key.
    std::int64_t files = 0;
    /// Hundredths of a point, by the lower bound of the score; above 0.
    std::int64_t gain = 0;
};

/// The greatest gains first, `count` of them at most; equal ones by indicator and key.
std::vector<Lift> lifts(Rules const& rules, IndexTally const& tally, Dimension dimension,
                        std::size_t count);

/// Whether an indicator counts this file as bad in the period: the way from a figure to its files.
bool is_bad(FileFacts const& file, Measure measure, Period const& period, Appointment appointment);

}
