#pragma once

#include "shared/calendar/working_calendar.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace onedoor::calendar {

enum class Unit : std::uint8_t { WorkingDay, CalendarDay, Hour, SameDay };

struct Duration {
    /// 1 to 3650; ignored for SameDay.
    std::int32_t amount = 1;
    Unit unit = Unit::WorkingDay;
};

/// How working days are counted; the other units have one way each.
enum class Counting : std::uint8_t {
    /// The day of receipt is not counted; the time ends at the close of the last day
    /// (Civil Code 2015 art. 147–148).
    LegalDays,
    /// Working time runs from the moment of receipt, 8 hours to the day.
    HourClock
};

struct Received {
    core::Instant at;
    /// When a completed file came back after form 02: the time starts again from here
    /// (Decree 61/2018 art. 19(4)). Not before `at`.
    std::optional<core::Instant> complete_at{};
};

/// The clock stands in [from, until), for supplementation; without `until` it still stands.
struct Pause {
    core::Instant from;
    std::optional<core::Instant> until{};
};

/// Time that counted. Ordered and disjoint within a Deadline.
struct Interval {
    core::Instant from;
    core::Instant until;
    /// Why there was work on a day with special working time, otherwise empty.
    text::Localized note;
};

enum class SkipReason : std::uint8_t {
    WeeklyRest,
    Holiday,
    DayOfReceipt,
    ReceivedTooLate,
    Paused,
    /// The last of a number of calendar days fell on a day off.
    LastDayOff
};

struct SkippedDay {
    core::Date date;
    SkipReason reason = SkipReason::WeeklyRest;
    /// Name and source of the holiday, empty for the other reasons.
    text::Localized name{};
    std::string source{};
    Confidence confidence = Confidence::High;
};

struct Deadline {
    core::Instant due;
    /// The moment of receipt as it counts: within working time.
    core::Instant counted_from;
    std::vector<Interval> intervals;
    std::vector<SkippedDay> skipped;

    Received received;
    Duration duration;
    Counting counting = Counting::LegalDays;
    /// What may still change because the official list is not out.
    std::vector<text::Localized> provisional;
    /// The first appointment, once it was extended.
    std::optional<core::Instant> extended_from{};
};

/// When the result is due.
///
/// WorkingDay: see Counting. CalendarDay: the day of receipt is not counted, the last day ends at
/// closing time and moves to the next working day when it is a day off. Hour: working hours from
/// the moment of receipt. SameDay: the close of the day of receipt, or of the next working day
/// when received after 15:00.
///
/// Pauses are ordered and do not overlap; before counting begins and after the due time they change
/// nothing. A whole day counts when the clock runs at its close.
///
/// Fails with "calendar.amount", "calendar.received", "calendar.pause" (ill-formed input),
/// "calendar.clock_stopped" (an open pause: no due time now) or "calendar.not_covered".
Result<Deadline> deadline(WorkingCalendar const& calendar, Received const& received,
                          Duration duration, Counting counting, std::span<Pause const> pauses = {});

/// The one extension allowed (Decree 61/2018 art. 19(9)): `more` counted on from the due time.
/// `pauses` are all pauses of the file. Fails as deadline() does and with
/// "calendar.extension_used".
Result<Deadline> extend(WorkingCalendar const& calendar, Deadline const& first, Duration more,
                        std::span<Pause const> pauses = {});

enum class Timeliness : std::uint8_t {
    /// Trước hạn: on a day before the due day.
    Early,
    /// Đúng hạn: on the due day, not after the due time.
    OnTime,
    /// Quá hạn.
    Late
};

Timeliness timeliness(core::Instant due, core::Instant finished);
text::Localized timeliness_name(Timeliness timeliness);

/// Every counted day and every skipped day with its reason, in order, one sentence each; the first
/// sentence is the receipt, the last the due time. The two languages have the same sentences.
std::vector<std::string> explain(Deadline const& deadline, text::Language language);

}
