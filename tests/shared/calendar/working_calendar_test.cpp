#include "tests/shared/calendar/calendar_fixture.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::calendar;

static std::string hand_over(WorkingCalendar const& calendar, std::string_view received) {
    auto const by = hand_over_by(calendar, at(received));
    return by ? local_text(*by) : by.error().code;
}

static std::int32_t minutes(WorkingCalendar const& calendar, std::string_view from,
                            std::string_view until) {
    return working_minutes(calendar, at(from), at(until)).value_or(-1);
}

static std::string parse_error(std::string_view days) {
    std::string document =
        R"({"id":"x","name":{"vi":"x","en":"x"},"first":"2026-01-01","last":"2026-12-31",)"
        R"("minutes_per_day":480,"weekly":{"monday":"07:30-11:30","tuesday":"","wednesday":"",)"
        R"("thursday":"","friday":"","saturday":"","sunday":""},"weekly_source":"x","days":[)";
    document.append(days).append("]}");
    auto const calendar = parse_calendar(json::parse(document).value());
    return calendar ? "" : calendar.error().code + " at " + calendar.error().path;
}

TEST_CASE("hours: shifts are read in minutes and a day off is empty") {
    CHECK(parse_hours("07:30-11:30,13:00-17:00").value() ==
          std::vector<Shift>{{450, 690}, {780, 1020}});
    CHECK(parse_hours("").value().empty());
    CHECK(parse_hours("00:00-24:00").value() == std::vector<Shift>{{0, 1440}});
}

TEST_CASE("hours: text that is no ordered list of shifts is refused") {
    for (std::string_view const text :
         {"7:30-11:30", "07:30-11:30,", "07:60-11:30", "11:30-07:30", "07:30-07:30",
          "07:30-11:30,11:30-12:00", "13:00-17:00,07:30-11:30", "07:30–11:30", "07:30-24:30",
          "0a:30-11:30", ","})
        CHECK_MESSAGE(parse_hours(text).error().code == "calendar.hours", text);
}

TEST_CASE("calendar: the shipped calendar of Khanh Hoa is readable and says where it knows") {
    WorkingCalendar const calendar = khanh_hoa();
    CHECK(calendar.covers({2024, 1, 1}));
    CHECK(calendar.covers({2030, 12, 31}));
    CHECK_FALSE(calendar.covers({2031, 1, 1}));
    for (SpecialDay const& day : calendar.days) {
        CHECK_FALSE(day.reason.vi.empty());
        CHECK_FALSE(day.reason.en.empty());
        CHECK_FALSE(day.source.empty());
        auto const weekday = core::weekday_of(day.date);
        if (day.kind == DayKind::MakeUp)
            CHECK(calendar.weekly[static_cast<std::size_t>(weekday)].empty());
    }
}

TEST_CASE("calendar: 24 November is a holiday from 2026 on and not before") {
    WorkingCalendar const calendar = khanh_hoa();
    for (std::int16_t year = 2024; year <= 2030; ++year) {
        SpecialDay const* day = calendar.special_day({year, 11, 24});
        CHECK((day != nullptr) == (year >= 2026));
    }
}

TEST_CASE("calendar: a make-up Saturday works and its exchanged Monday does not") {
    WorkingCalendar const calendar = khanh_hoa();
    CHECK(calendar.shifts_on({2026, 8, 22}).size() == 2);
    CHECK(calendar.shifts_on({2026, 8, 31}).empty());
    CHECK(calendar.shifts_on({2026, 8, 29}).empty());
}

TEST_CASE("calendar: a broken day is refused with its place") {
    CHECK(parse_error(R"({"date":"2026-02-30","kind":"off","reason":{"vi":"x","en":"x"},)"
                      R"("source":"x","confidence":"high"})") == "date.invalid at days[0].date");
    CHECK(parse_error(R"({"date":"2027-01-01","kind":"off","reason":{"vi":"x","en":"x"},)"
                      R"("source":"x","confidence":"high"})") == "calendar.range at days[0]");
    CHECK(parse_error(R"({"date":"2026-02-20","kind":"make_up","reason":{"vi":"x","en":"x"},)"
                      R"("source":"x","confidence":"high"})") == "calendar.hours at days[0].hours");
    CHECK(parse_error(R"({"date":"2026-02-20","kind":"free","reason":{"vi":"x","en":"x"},)"
                      R"("source":"x","confidence":"high"})") == "calendar.kind at days[0].kind");
    std::string const day = R"({"date":"2026-02-20","kind":"off","reason":{"vi":"x","en":"x"},)"
                            R"("source":"x","confidence":"sure"})";
    CHECK(parse_error(day) == "calendar.kind at days[0].confidence");
    std::string const good = R"({"date":"2026-02-20","kind":"off","reason":{"vi":"x","en":"x"},)"
                             R"("source":"x","confidence":"low"})";
    CHECK(parse_error(good) == "");
    CHECK(parse_error(good + "," + good) == "calendar.order at days[1]");
}

TEST_CASE("hand-over: within the working day, or at the next opening when received after 15:00") {
    WorkingCalendar const calendar = khanh_hoa();
    CHECK(hand_over(calendar, "2026-11-20 09:00") == "2026-11-20 17:00");
    CHECK(hand_over(calendar, "2026-11-20 15:00") == "2026-11-20 17:00");
    CHECK(hand_over(calendar, "2026-11-20 15:01") == "2026-11-23 07:30");
    CHECK(hand_over(calendar, "2026-11-23 16:00") == "2026-11-25 07:30");
    CHECK(hand_over(calendar, "2026-11-21 10:00") == "2026-11-23 17:00");
    CHECK(hand_over(calendar, "2030-12-31 16:00") == "calendar.not_covered");
}

TEST_CASE("working minutes: only those in which the office works are counted") {
    WorkingCalendar const calendar = khanh_hoa();
    CHECK(minutes(calendar, "2026-11-20 09:00", "2026-11-20 10:30") == 90);
    CHECK(minutes(calendar, "2026-11-20 11:00", "2026-11-20 13:30") == 60);
    CHECK(minutes(calendar, "2026-11-20 09:00", "2026-11-23 09:00") == 8 * 60);
    CHECK(minutes(calendar, "2026-11-23 16:30", "2026-11-25 07:45") == 45);
    CHECK(minutes(calendar, "2026-11-21 08:00", "2026-11-22 20:00") == 0);
    CHECK(minutes(calendar, "2026-11-20 10:00", "2026-11-20 09:00") == 0);
    CHECK(minutes(calendar, "2026-11-23 09:00", "2026-11-20 09:00") == 0);
    CHECK(minutes(calendar, "2030-12-31 09:00", "2031-01-02 09:00") == -1);
}
