#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/json/value.h"
#include "shared/text/language.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace onedoor::calendar {

/// A stretch of working time within one day, in minutes after midnight in Vietnam:
/// 0 ≤ from < until ≤ 1440, `until` not included.
struct Shift {
    std::int32_t from = 0;
    std::int32_t until = 0;
    bool operator==(Shift const&) const = default;
};

enum class DayKind : std::uint8_t {
    Off,
    /// A day of weekly rest worked in exchange for another day off.
    MakeUp,
    /// A working day with other hours than its weekday's.
    Short
};

enum class Confidence : std::uint8_t { High, Medium, Low };

/// A day that differs from its weekday.
struct SpecialDay {
    core::Date date;
    DayKind kind = DayKind::Off;
    std::vector<Shift> shifts;
    text::Localized reason;
    /// The law or notice that says so.
    std::string source;
    Confidence confidence = Confidence::High;
};

/// Days whose official list is not announced yet; a deadline that touches them says so.
struct ProvisionalPeriod {
    core::Date first;
    core::Date last;
    text::Localized note;
};

/// The working time of one office. A day with any shift is a working day.
///
/// Shifts of a day are ordered and do not overlap; `days` is ordered by date without doubles.
/// Nothing is known outside [first, last].
struct WorkingCalendar {
    std::string id;
    text::Localized name;
    core::Date first;
    core::Date last;
    /// What "one day" means to the hour clock.
    std::int32_t minutes_per_day = 8 * 60;
    /// Monday first.
    std::array<std::vector<Shift>, 7> weekly;
    std::vector<SpecialDay> days;
    std::vector<ProvisionalPeriod> provisional;

    [[nodiscard]] bool covers(core::Date date) const;
    /// Empty on a day off.
    [[nodiscard]] std::span<Shift const> shifts_on(core::Date date) const;
    /// The entry of `days` for this date, or null.
    [[nodiscard]] SpecialDay const* special_day(core::Date date) const;
};

/// "07:30-11:30,13:00-17:00"; "" means a day off. Fails with "calendar.hours".
Result<std::vector<Shift>> parse_hours(std::string_view text);

/// Reads a document of assets/calendars (shape: assets/calendars/calendar.schema.json). Fails with
/// the codes of shared/json, "calendar.hours", "calendar.range", "calendar.order" or
/// "calendar.kind", and the path of the spot.
Result<WorkingCalendar> parse_calendar(json::Value const& document);

/// Working time begins here at the earliest: `at` itself within working time, otherwise the next
/// opening (facts: receipt in the lunch break counts from the afternoon, after closing or on a day
/// off from the next working day). Fails with "calendar.not_covered".
Result<core::LocalTime> next_working_moment(WorkingCalendar const& calendar, core::LocalTime at);

/// Working time in [from, until) in whole minutes; 0 when `until` is not after `from`. Fails with
/// "calendar.not_covered".
Result<std::int32_t> working_minutes(WorkingCalendar const& calendar, core::Instant from,
                                     core::Instant until);

/// When the file must have left the counter for the handling unit: the close of the day of
/// receipt, or the next opening when received after 15:00 (Decree 61/2018 art. 18). Receipt outside
/// working time counts from the next opening. Fails with "calendar.not_covered".
Result<core::Instant> hand_over_by(WorkingCalendar const& calendar, core::Instant received);

}
