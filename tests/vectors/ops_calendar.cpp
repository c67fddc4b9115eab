#include "shared/calendar/deadline.h"
#include "tests/vectors/ops.h"

#include <algorithm>

namespace onedoor::vectors {

using namespace calendar;

static Result<core::Instant> read_instant(json::ObjectReader& reader, std::string_view name) {
    return core::parse_iso_instant(TRY(reader.string(name)));
}

static Result<std::optional<core::Instant>> read_optional_instant(json::ObjectReader& reader,
                                                                  std::string_view name) {
    auto const text = TRY(reader.optional_string(name));
    if (!text)
        return std::nullopt;
    return TRY(core::parse_iso_instant(*text));
}

static Result<void> add_days(WorkingCalendar& calendar, std::vector<std::string> const& dates,
                             DayKind kind) {
    for (std::string const& date : dates) {
        SpecialDay day{TRY(core::parse_iso_date(date)), kind, {}, {"Nghỉ", "Off"}, "", {}};
        if (kind == DayKind::MakeUp)
            day.shifts = calendar.weekly[0];
        calendar.days.push_back(std::move(day));
    }
    std::ranges::sort(calendar.days, {}, &SpecialDay::date);
    return {};
}

/// Monday to Friday "hours", with days off and make-up days.
static Result<WorkingCalendar> read_working_calendar(json::ObjectReader& reader) {
    WorkingCalendar calendar;
    calendar.first = {2024, 1, 1};
    calendar.last = {2030, 12, 31};
    std::string const hours_text = TRY(reader.string("hours"));
    auto const hours = TRY(parse_hours(hours_text));
    std::ranges::fill(std::span(calendar.weekly).first(5), hours);
    auto const off = TRY(reader.optional_strings("off"));
    auto const make_up = TRY(reader.optional_strings("make_up"));
    TRY_VOID(add_days(calendar, off, DayKind::Off));
    TRY_VOID(add_days(calendar, make_up, DayKind::MakeUp));
    return calendar;
}

static Result<Unit> unit_of(std::string_view name) {
    if (name == "working_day")
        return Unit::WorkingDay;
    if (name == "calendar_day")
        return Unit::CalendarDay;
    if (name == "hour")
        return Unit::Hour;
    if (name == "same_day")
        return Unit::SameDay;
    return fail("vectors.input");
}

static Result<Pause> read_pause(json::Value const& value, std::string path) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(value, std::move(path)));
    Pause pause;
    pause.from = TRY(read_instant(reader, "from"));
    pause.until = TRY(read_optional_instant(reader, "until"));
    TRY_VOID(reader.finish());
    return pause;
}

static json::Array sentences(Deadline const& deadline, text::Language language) {
    json::Array array;
    for (std::string const& sentence : explain(deadline, language))
        array.emplace_back(sentence);
    return array;
}

/// "deadline": {"hours", "off"?, "make_up"?, "received", "complete"?, "amount", "unit",
/// "counting", "pauses"?, "explain"?} gives {"due", "counted_from"} and the sentences if asked for.
Result<json::Value> run_calendar(std::string_view op, json::Value const& in) {
    if (op != "deadline")
        return unknown_op();
    json::ObjectReader reader = TRY(json::ObjectReader::open(in));
    WorkingCalendar const working_calendar = TRY(read_working_calendar(reader));
    Received received;
    received.at = TRY(read_instant(reader, "received"));
    received.complete_at = TRY(read_optional_instant(reader, "complete"));
    Duration duration;
    duration.amount = static_cast<std::int32_t>(TRY(reader.integer("amount", {-10'000, 10'000})));
    std::string const unit = TRY(reader.string("unit"));
    duration.unit = TRY(unit_of(unit));
    Counting const counting =
        TRY(reader.string("counting")) == "hour_clock" ? Counting::HourClock : Counting::LegalDays;
    auto const pauses = TRY(reader.optional_list<Pause>("pauses", read_pause));
    bool const explained = TRY(reader.optional_boolean("explain")).value_or(false);
    TRY_VOID(reader.finish());
    Deadline const found = TRY(deadline(working_calendar, received, duration, counting, pauses));
    json::Object out{{"due", core::to_iso(found.due)},
                     {"counted_from", core::to_iso(found.counted_from)}};
    if (explained) {
        out.append("vi", sentences(found, text::Language::Vietnamese));
        out.append("en", sentences(found, text::Language::English));
    }
    return out;
}

}
