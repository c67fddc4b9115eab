#include "tests/shared/calendar/calendar_fixture.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::calendar;

static std::string due(std::string_view received, Duration duration, Counting counting,
                       std::span<Pause const> pauses = {}) {
    static WorkingCalendar const calendar = khanh_hoa();
    return due_text(deadline(calendar, {at(received)}, duration, counting, pauses));
}

static std::string due_a(std::string_view received, std::int32_t days,
                         std::span<Pause const> pauses = {}) {
    return due(received, {days, Unit::WorkingDay}, Counting::LegalDays, pauses);
}

static std::string due_b(std::string_view received, std::int32_t days,
                         std::span<Pause const> pauses = {}) {
    return due(received, {days, Unit::WorkingDay}, Counting::HourClock, pauses);
}

TEST_CASE("deadline: the eight vectors of both counting methods") {
    struct Vector {
        char const* received;
        std::int32_t days;
        char const* legal_days;
        char const* hour_clock;
    };
    Vector const vectors[] = {
        {"2026-11-20 09:00", 1, "2026-11-23 17:00", "2026-11-23 09:00"},
        {"2026-11-20 09:00", 3, "2026-11-26 17:00", "2026-11-26 09:00"},
        {"2026-11-20 16:30", 1, "2026-11-23 17:00", "2026-11-23 16:30"},
        {"2026-11-21 08:00", 1, "2026-11-25 17:00", "2026-11-23 17:00"},
        {"2026-11-23 07:30", 7, "2026-12-03 17:00", "2026-12-02 17:00"},
        {"2026-11-23 17:05", 1, "2026-11-26 17:00", "2026-11-25 17:00"},
        {"2026-04-24 10:15", 5, "2026-05-06 17:00", "2026-05-06 10:15"},
        {"2026-02-13 14:00", 2, "2026-02-24 17:00", "2026-02-24 14:00"},
    };
    for (Vector const& vector : vectors) {
        CAPTURE(vector.received);
        CHECK(due_a(vector.received, vector.days) == vector.legal_days);
        CHECK(due_b(vector.received, vector.days) == vector.hour_clock);
    }
}

TEST_CASE("deadline: a make-up Saturday counts as a working day") {
    CHECK(due_a("2026-08-21 09:00", 1) == "2026-08-22 17:00");
    CHECK(due_b("2026-08-21 09:00", 1) == "2026-08-22 09:00");
}

TEST_CASE("deadline: receipt in the lunch break counts from the afternoon") {
    CHECK(due("2026-11-20 12:10", {1, Unit::Hour}, Counting::LegalDays) == "2026-11-20 14:00");
    CHECK(due("2026-11-20 11:30", {1, Unit::Hour}, Counting::LegalDays) == "2026-11-20 14:00");
    CHECK(due("2026-11-20 06:00", {4, Unit::Hour}, Counting::LegalDays) == "2026-11-20 11:30");
    CHECK(due("2026-11-20 16:00", {9, Unit::Hour}, Counting::LegalDays) == "2026-11-23 17:00");
}

TEST_CASE("deadline: calendar days run over days off, the last one moves to a working day") {
    auto const calendar_days = [](std::string_view received, std::int32_t days) {
        return due(received, {days, Unit::CalendarDay}, Counting::LegalDays);
    };
    CHECK(calendar_days("2026-11-18 09:00", 1) == "2026-11-19 17:00");
    CHECK(calendar_days("2026-11-18 09:00", 2) == "2026-11-20 17:00");
    CHECK(calendar_days("2026-11-18 09:00", 3) == "2026-11-23 17:00");
    CHECK(calendar_days("2026-11-18 09:00", 5) == "2026-11-23 17:00");
    CHECK(calendar_days("2026-11-18 09:00", 6) == "2026-11-25 17:00");
    CHECK(calendar_days("2026-11-21 08:00", 1) == "2026-11-25 17:00");
}

TEST_CASE("deadline: same-day results may wait for the next working day after 15:00") {
    auto const same_day = [](std::string_view received) {
        return due(received, {1, Unit::SameDay}, Counting::LegalDays);
    };
    CHECK(same_day("2026-11-20 09:00") == "2026-11-20 17:00");
    CHECK(same_day("2026-11-20 15:00") == "2026-11-20 17:00");
    CHECK(same_day("2026-11-20 15:01") == "2026-11-23 17:00");
    CHECK(same_day("2026-11-23 16:00") == "2026-11-25 17:00");
    CHECK(same_day("2026-11-21 16:00") == "2026-11-23 17:00");
}

TEST_CASE("deadline: the clock stands during supplementation") {
    Pause const pauses[] = {{at("2026-11-23 09:00"), at("2026-11-26 09:00")}};
    CHECK(due_a("2026-11-20 09:00", 1, pauses) == "2026-11-26 17:00");
    CHECK(due_b("2026-11-20 09:00", 1, pauses) == "2026-11-23 09:00");
    CHECK(due_b("2026-11-20 09:30", 1, pauses) == "2026-11-26 09:30");
    CHECK(due_b("2026-11-20 09:00", 2, pauses) == "2026-11-27 09:00");
    Pause const within_a_day[] = {{at("2026-11-23 09:00"), at("2026-11-23 10:30")}};
    CHECK(due_a("2026-11-20 09:00", 1, within_a_day) == "2026-11-23 17:00");
    CHECK(due_b("2026-11-20 10:00", 1, within_a_day) == "2026-11-23 11:30");
}

TEST_CASE("deadline: a pause of whole days lengthens calendar days as much") {
    Pause const pauses[] = {{at("2026-11-19 09:00"), at("2026-11-20 09:00")}};
    CHECK(due("2026-11-18 09:00", {1, Unit::CalendarDay}, Counting::LegalDays, pauses) ==
          "2026-11-20 17:00");
    CHECK(due("2026-11-19 08:00", {1, Unit::SameDay}, Counting::LegalDays, pauses) ==
          "2026-11-20 17:00");
}

TEST_CASE("deadline: while the clock stands there is no due time, unless it was over before") {
    Pause const open[] = {{at("2026-11-24 09:00")}};
    CHECK(due_a("2026-11-20 09:00", 3, open) == "calendar.clock_stopped");
    CHECK(due_b("2026-11-20 09:00", 3, open) == "calendar.clock_stopped");
    CHECK(due("2026-11-20 09:00", {9, Unit::CalendarDay}, Counting::LegalDays, open) ==
          "calendar.clock_stopped");
    CHECK(due_a("2026-11-20 09:00", 1, open) == "2026-11-23 17:00");
    CHECK(due_b("2026-11-20 09:00", 1, open) == "2026-11-23 09:00");
}

TEST_CASE("deadline: pauses that overlap or end before they begin are refused") {
    Pause const backwards[] = {{at("2026-11-24 09:00"), at("2026-11-24 09:00")}};
    Pause const overlapping[] = {{at("2026-11-23 09:00"), at("2026-11-26 09:00")},
                                 {at("2026-11-25 09:00"), at("2026-11-27 09:00")}};
    Pause const open_in_front[] = {{at("2026-11-23 09:00")},
                                   {at("2026-11-25 09:00"), at("2026-11-27 09:00")}};
    CHECK(due_a("2026-11-20 09:00", 3, backwards) == "calendar.pause");
    CHECK(due_a("2026-11-20 09:00", 3, overlapping) == "calendar.pause");
    CHECK(due_a("2026-11-20 09:00", 3, open_in_front) == "calendar.pause");
}

TEST_CASE("deadline: a completed file starts the time from the beginning") {
    WorkingCalendar const calendar = khanh_hoa();
    Received const received{at("2026-11-16 09:00"), at("2026-11-20 16:30")};
    Duration const three_days{3, Unit::WorkingDay};
    CHECK(due_text(deadline(calendar, received, three_days, Counting::LegalDays)) ==
          "2026-11-26 17:00");
    CHECK(due_text(deadline(calendar, received, three_days, Counting::HourClock)) ==
          "2026-11-26 16:30");
    Received const backwards{at("2026-11-16 09:00"), at("2026-11-16 08:30")};
    CHECK(due_text(deadline(calendar, backwards, three_days, Counting::LegalDays)) ==
          "calendar.received");
}

TEST_CASE("deadline: a file is extended once and no more") {
    WorkingCalendar const calendar = khanh_hoa();
    auto const first =
        deadline(calendar, {at("2026-11-20 09:00")}, {1, Unit::WorkingDay}, Counting::LegalDays)
            .value();
    auto const second = extend(calendar, first, {2, Unit::WorkingDay}).value();
    CHECK(local_text(second.due) == "2026-11-26 17:00");
    CHECK(local_text(second.extended_from.value()) == "2026-11-23 17:00");
    CHECK(due_text(extend(calendar, second, {1, Unit::WorkingDay})) == "calendar.extension_used");
    CHECK(due_text(extend(calendar, first, {1, Unit::SameDay})) == "calendar.amount");

    auto const clock =
        deadline(calendar, {at("2026-11-20 09:00")}, {1, Unit::WorkingDay}, Counting::HourClock)
            .value();
    CHECK(due_text(extend(calendar, clock, {1, Unit::WorkingDay})) == "2026-11-25 09:00");
    CHECK(due_text(extend(calendar, clock, {12, Unit::Hour})) == "2026-11-25 14:30");
}

TEST_CASE("deadline: amounts and days nobody can count are refused") {
    CHECK(due_a("2026-11-20 09:00", 0) == "calendar.amount");
    CHECK(due_a("2026-11-20 09:00", -1) == "calendar.amount");
    CHECK(due_a("2026-11-20 09:00", 3651) == "calendar.amount");
    CHECK(due_a("2030-12-20 09:00", 15) == "calendar.not_covered");
    CHECK(due_b("2030-12-20 09:00", 15) == "calendar.not_covered");
    CHECK(due("2030-12-30 09:00", {5, Unit::CalendarDay}, Counting::LegalDays) ==
          "calendar.not_covered");
    CHECK(due_a("2023-12-31 09:00", 1) == "calendar.not_covered");
    CHECK(due_a("2031-01-01 09:00", 1) == "calendar.not_covered");
}

TEST_CASE("timeliness: before the day, on the day, late") {
    core::Instant const due_time = at("2026-11-23 17:00");
    CHECK(timeliness(due_time, at("2026-11-22 23:59")) == Timeliness::Early);
    CHECK(timeliness(due_time, at("2026-11-23 00:00")) == Timeliness::OnTime);
    CHECK(timeliness(due_time, at("2026-11-23 17:00")) == Timeliness::OnTime);
    CHECK(timeliness(due_time, at("2026-11-23 17:01")) == Timeliness::Late);
    CHECK(timeliness_name(Timeliness::OnTime).vi == "Đúng hạn");
}
