#include "shared/calendar/deadline.h"

#include "shared/calendar/day_rules.h"

#include <algorithm>

namespace onedoor::calendar {

static constexpr std::int32_t duration_amount_max = 3650;

namespace {

/// One counting: reads the calendar and the pauses, writes intervals, skipped days and due time.
struct Run {
    WorkingCalendar const& calendar;
    std::span<Pause const> pauses;
    Deadline& result;
};

}

static core::Instant instant_at(core::Date date, std::int32_t second_of_day) {
    return core::to_instant({date, second_of_day});
}

static std::unexpected<Error> not_covered() {
    return fail("calendar.not_covered", "the calendar does not reach that far");
}

static std::unexpected<Error> clock_stopped() {
    return fail("calendar.clock_stopped", "the file waits for a supplement");
}

static void skip(Run& run, core::Date date, SkipReason reason) {
    run.result.skipped.push_back({date, reason});
}

static void skip_day_off(Run& run, core::Date date) {
    SpecialDay const* special = run.calendar.special_day(date);
    if (special == nullptr)
        return skip(run, date, SkipReason::WeeklyRest);
    run.result.skipped.push_back(
        {date, SkipReason::Holiday, special->reason, special->source, special->confidence});
}

static void count(Run& run, core::Date date, core::Instant from, core::Instant until) {
    SpecialDay const* special = run.calendar.special_day(date);
    bool const worked_specially = special != nullptr && special->kind != DayKind::Off;
    run.result.intervals.push_back(
        {from, until, worked_specially ? special->reason : text::Localized{}});
}

static bool is_day_off(Run const& run, core::Date date) {
    return run.calendar.shifts_on(date).empty();
}

static core::Instant closing(Run const& run, core::Date date) {
    return instant_at(date, closing_second(run.calendar, date));
}

static Result<bool> is_paused_at_close(Run const& run, core::Date date) {
    core::Instant const close = closing(run, date);
    for (Pause const& pause : run.pauses) {
        if (pause.from >= close)
            break;
        if (!pause.until)
            return clock_stopped();
        if (close <= *pause.until)
            return true;
    }
    return false;
}

/// Moves `date` to the first working day from it on that closes with the clock running.
static Result<void> find_closing_day(Run& run, core::Date& date) {
    for (; run.calendar.covers(date); date = core::add_days(date, 1)) {
        if (is_day_off(run, date))
            skip_day_off(run, date);
        else if (TRY(is_paused_at_close(run, date)))
            skip(run, date, SkipReason::Paused);
        else
            return {};
    }
    return not_covered();
}

static void count_working_day(Run& run, core::Date date) {
    count(run, date, instant_at(date, run.calendar.shifts_on(date).front().from * 60),
          closing(run, date));
    run.result.due = closing(run, date);
}

static Result<void> count_legal_days(Run& run, core::Date date, std::int32_t amount) {
    for (std::int32_t counted = 0; counted < amount; ++counted) {
        date = core::add_days(date, 1);
        TRY_VOID(find_closing_day(run, date));
        count_working_day(run, date);
    }
    return {};
}

static Result<void> count_calendar_days(Run& run, core::Date date, std::int32_t amount) {
    for (std::int32_t left = amount; left > 0;) {
        date = core::add_days(date, 1);
        if (!run.calendar.covers(date))
            return not_covered();
        if (TRY(is_paused_at_close(run, date))) {
            skip(run, date, SkipReason::Paused);
        } else if (--left > 0) {
            count(run, date, instant_at(date, 0), instant_at(core::add_days(date, 1), 0));
        } else if (is_day_off(run, date)) {
            skip(run, date, SkipReason::LastDayOff);
            date = core::add_days(date, 1);
        }
    }
    TRY_VOID(find_closing_day(run, date));
    count(run, date, instant_at(date, 0), closing(run, date));
    run.result.due = closing(run, date);
    return {};
}

static Result<void> count_same_day(Run& run, core::LocalTime start) {
    core::Date date = start.date;
    if (start.second_of_day > late_receipt_second) {
        skip(run, date, SkipReason::ReceivedTooLate);
        date = core::add_days(date, 1);
    }
    TRY_VOID(find_closing_day(run, date));
    count_working_day(run, date);
    return {};
}

/// Counts what runs within [from, until), at most `left` milliseconds, and takes it from `left`.
static Result<void> run_clock(Run& run, core::Date date, Interval span, std::int64_t& left) {
    auto const take = [&](core::Instant from, core::Instant until) {
        std::int64_t const taken = std::min(left, until.milliseconds - from.milliseconds);
        if (taken <= 0)
            return;
        left -= taken;
        run.result.due = {from.milliseconds + taken};
        count(run, date, from, run.result.due);
    };
    core::Instant at = span.from;
    for (Pause const& pause : run.pauses) {
        if (pause.from >= span.until || at >= span.until)
            break;
        if (pause.until && *pause.until <= at)
            continue;
        take(at, pause.from);
        if (left == 0)
            return {};
        if (!pause.until)
            return clock_stopped();
        at = *pause.until;
    }
    take(at, span.until);
    return {};
}

static Result<void> count_clock(Run& run, core::LocalTime start, std::int64_t left) {
    core::Instant const begin = core::to_instant(start);
    for (core::Date date = start.date; run.calendar.covers(date); date = core::add_days(date, 1)) {
        if (is_day_off(run, date)) {
            skip_day_off(run, date);
            continue;
        }
        std::size_t const before = run.result.intervals.size();
        for (Shift const& shift : run.calendar.shifts_on(date)) {
            core::Instant const from = std::max(begin, instant_at(date, shift.from * 60));
            core::Instant const until = instant_at(date, shift.until * 60);
            if (from < until)
                TRY_VOID(run_clock(run, date, {from, until, {}}, left));
            if (left == 0)
                return {};
        }
        if (run.result.intervals.size() == before && begin < closing(run, date))
            skip(run, date, SkipReason::Paused);
    }
    return not_covered();
}

static bool is_first_day_free(Duration duration, Counting counting) {
    return duration.unit == Unit::CalendarDay ||
           (duration.unit == Unit::WorkingDay && counting == Counting::LegalDays);
}

static Result<void> count_duration(Run& run, core::LocalTime start, Duration duration) {
    switch (duration.unit) {
    case Unit::CalendarDay:
        return count_calendar_days(run, start.date, duration.amount);
    case Unit::SameDay:
        return count_same_day(run, start);
    case Unit::Hour:
        return count_clock(run, start, duration.amount * std::int64_t{3'600'000});
    case Unit::WorkingDay:
        break;
    }
    if (run.result.counting == Counting::LegalDays)
        return count_legal_days(run, start.date, duration.amount);
    return count_clock(run, start,
                       duration.amount * std::int64_t{run.calendar.minutes_per_day} * 60'000);
}

/// The days between the receipt and the moment it counts from.
static void skip_until_opening(Run& run, core::LocalTime received, core::Date opening) {
    for (core::Date date = received.date; date < opening; date = core::add_days(date, 1)) {
        if (is_day_off(run, date))
            skip_day_off(run, date);
        else
            skip(run, date, SkipReason::ReceivedTooLate);
    }
}

static void note_provisional_periods(Run& run) {
    core::Date const first = core::to_local(run.result.counted_from).date;
    core::Date const last = core::to_local(run.result.due).date;
    run.result.provisional.clear();
    for (ProvisionalPeriod const& period : run.calendar.provisional) {
        if (period.first <= last && first <= period.last)
            run.result.provisional.push_back(period.note);
    }
}

static Result<void> check_duration(Duration duration) {
    bool const counts = duration.unit != Unit::SameDay;
    if (counts && (duration.amount < 1 || duration.amount > duration_amount_max))
        return fail("calendar.amount", "an amount of 1 to 3650 is needed");
    return {};
}

static Result<void> check_pauses(std::span<Pause const> pauses) {
    for (std::size_t i = 0; i < pauses.size(); ++i) {
        bool const ends = pauses[i].until.has_value();
        if (ends && *pauses[i].until <= pauses[i].from)
            return fail("calendar.pause", "a pause ends after it begins");
        if (i + 1 < pauses.size() && (!ends || pauses[i + 1].from < *pauses[i].until))
            return fail("calendar.pause", "pauses are ordered and do not overlap");
    }
    return {};
}

Result<Deadline> deadline(WorkingCalendar const& calendar, Received const& received,
                          Duration duration, Counting counting, std::span<Pause const> pauses) {
    TRY_VOID(check_duration(duration));
    TRY_VOID(check_pauses(pauses));
    if (received.complete_at && *received.complete_at < received.at)
        return fail("calendar.received", "a file is completed after it was received");
    core::LocalTime const at = core::to_local(received.complete_at.value_or(received.at));
    if (!calendar.covers(at.date))
        return not_covered();
    core::LocalTime const start = TRY(next_working_moment(calendar, at));

    Deadline result{.received = received, .duration = duration, .counting = counting};
    result.counted_from = core::to_instant(start);
    Run run{calendar, pauses, result};
    skip_until_opening(run, at, start.date);
    if (is_first_day_free(duration, counting))
        skip(run, start.date, SkipReason::DayOfReceipt);
    TRY_VOID(count_duration(run, start, duration));
    note_provisional_periods(run);
    return result;
}

Result<Deadline> extend(WorkingCalendar const& calendar, Deadline const& first, Duration more,
                        std::span<Pause const> pauses) {
    if (first.extended_from)
        return fail("calendar.extension_used", "a file is extended at most once");
    TRY_VOID(check_duration(more));
    TRY_VOID(check_pauses(pauses));
    if (more.unit == Unit::SameDay)
        return fail("calendar.amount", "an extension needs days or hours");
    Deadline result = first;
    result.extended_from = first.due;
    Run run{calendar, pauses, result};
    TRY_VOID(count_duration(run, core::to_local(first.due), more));
    note_provisional_periods(run);
    return result;
}

Timeliness timeliness(core::Instant due, core::Instant finished) {
    if (finished > due)
        return Timeliness::Late;
    bool const same_day = core::to_local(due).date == core::to_local(finished).date;
    return same_day ? Timeliness::OnTime : Timeliness::Early;
}

text::Localized timeliness_name(Timeliness timeliness) {
    switch (timeliness) {
    case Timeliness::Early:
        return {"Trước hạn", "Early"};
    case Timeliness::OnTime:
        return {"Đúng hạn", "On time"};
    case Timeliness::Late:
        break;
    }
    return {"Quá hạn", "Late"};
}

}
