#include "shared/calendar/day_rules.h"
#include "shared/calendar/working_calendar.h"
#include "shared/json/object_reader.h"

#include <algorithm>
#include <utility>

namespace onedoor::calendar {

using json::ObjectReader;

template<typename T> static Result<T> at_path(Result<T> result, std::string_view path) {
    if (!result)
        result.error().path = path;
    return result;
}

static Result<core::Date> read_date(ObjectReader& reader, std::string_view name) {
    std::string const text = TRY(reader.string(name));
    return at_path(core::parse_iso_date(text), reader.path_of(name));
}

static Result<Confidence> read_confidence(ObjectReader& reader) {
    std::string const text = TRY(reader.string("confidence"));
    if (text == "high")
        return Confidence::High;
    if (text == "medium")
        return Confidence::Medium;
    if (text == "low")
        return Confidence::Low;
    return fail("calendar.kind", "high, medium or low", reader.path_of("confidence"));
}

static Result<DayKind> read_kind(ObjectReader& reader) {
    std::string const text = TRY(reader.string("kind"));
    if (text == "off")
        return DayKind::Off;
    if (text == "make_up")
        return DayKind::MakeUp;
    if (text == "short")
        return DayKind::Short;
    return fail("calendar.kind", "off, make_up or short", reader.path_of("kind"));
}

static Result<SpecialDay> read_special_day(json::Value const& value, std::string const& path) {
    ObjectReader reader = TRY(ObjectReader::open(value, path));
    SpecialDay day;
    day.date = TRY(read_date(reader, "date"));
    day.kind = TRY(read_kind(reader));
    std::string const hours = TRY(reader.optional_string("hours")).value_or("");
    day.shifts = TRY(at_path(parse_hours(hours), reader.path_of("hours")));
    if (day.shifts.empty() != (day.kind == DayKind::Off))
        return fail("calendar.hours", "hours belong to make_up and short days",
                    reader.path_of("hours"));
    day.reason = TRY(reader.localized("reason"));
    day.source = TRY(reader.string("source"));
    day.confidence = TRY(read_confidence(reader));
    TRY_VOID(reader.finish());
    return day;
}

static Result<ProvisionalPeriod> read_provisional(json::Value const& value,
                                                  std::string const& path) {
    ObjectReader reader = TRY(ObjectReader::open(value, path));
    ProvisionalPeriod period;
    period.first = TRY(read_date(reader, "first"));
    period.last = TRY(read_date(reader, "last"));
    period.note = TRY(reader.localized("note"));
    TRY_VOID(reader.finish());
    if (period.last < period.first)
        return fail("calendar.range", "the last day is before the first", path);
    return period;
}

static Result<void> read_weekly(ObjectReader& reader, WorkingCalendar& calendar) {
    static constexpr std::string_view names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                                 "friday", "saturday", "sunday"};
    ObjectReader weekly = TRY(reader.object("weekly"));
    for (std::size_t i = 0; i < std::size(names); ++i) {
        std::string const hours = TRY(weekly.string(names[i]));
        calendar.weekly[i] = TRY(at_path(parse_hours(hours), weekly.path_of(names[i])));
    }
    return weekly.finish();
}

static Result<void> check_days(WorkingCalendar const& calendar) {
    for (std::size_t i = 0; i < calendar.days.size(); ++i) {
        std::string const path = json::element_path("days", i);
        if (!calendar.covers(calendar.days[i].date))
            return fail("calendar.range", "outside first and last", path);
        if (i > 0 && calendar.days[i].date <= calendar.days[i - 1].date)
            return fail("calendar.order", "days are ordered and appear once", path);
    }
    return {};
}

Result<WorkingCalendar> parse_calendar(json::Value const& document) {
    ObjectReader reader = TRY(ObjectReader::open(document));
    WorkingCalendar calendar;
    calendar.id = TRY(reader.string("id"));
    calendar.name = TRY(reader.localized("name"));
    calendar.first = TRY(read_date(reader, "first"));
    calendar.last = TRY(read_date(reader, "last"));
    if (calendar.last < calendar.first)
        return fail("calendar.range", "the last day is before the first", "last");
    calendar.minutes_per_day = static_cast<std::int32_t>(
        TRY(reader.integer("minutes_per_day", {1, minutes_per_civil_day})));
    TRY_VOID(read_weekly(reader, calendar));
    TRY(reader.string("weekly_source"));
    calendar.days = TRY(reader.list<SpecialDay>("days", read_special_day));
    calendar.provisional =
        TRY(reader.optional_list<ProvisionalPeriod>("provisional", read_provisional));
    TRY_VOID(reader.finish());
    TRY_VOID(check_days(calendar));
    return calendar;
}

}
