#include "tests/shared/calendar/century_calendars.h"

#include "shared/json/json.h"
#include "tests/shared/calendar/calendar_fixture.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <random>

namespace onedoor::calendar {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

static constexpr sys_days first = year(1999) / 11 / 1, last = year(2101) / 12 / 31;
static constexpr char const* office_hours = "07:30-11:30,13:00-17:00";

namespace {

struct Special {
    std::string kind, hours;
};
using Specials = std::map<sys_days, Special>;
using Week = std::array<std::string, 7>;

}

static std::string iso(sys_days day) {
    year_month_day const date(day);
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text;
}

/// Public holidays as they fall: fixed days, a week about the new moon of the new year, and now and
/// then a Saturday worked for a Monday off.
static void add_holidays(Specials& specials, std::mt19937& random) {
    for (int y = 1999; y <= 2101; ++y) {
        sys_days const tet = sys_days(year(y) / 1 / 20) + days(random() % 32);
        for (int i = 0; i < 7; ++i)
            specials[tet + days(i)] = {"off", ""};
        for (auto const day : {year(y) / 1 / 1, year(y) / 4 / 30, year(y) / 5 / 1, year(y) / 9 / 2})
            specials[day] = {"off", ""};
        sys_days const monday = year(y) / std::chrono::June / std::chrono::Monday[1 + random() % 4];
        specials[monday] = {"off", ""};
        specials[monday + days(5)] = {"make_up", office_hours};
    }
    std::erase_if(specials, [](auto const& one) { return one.first < first || one.first > last; });
}

static void add_short_days(Specials& specials, std::mt19937& random) {
    for (sys_days day = first; day <= last; day += days(1 + random() % 90))
        specials.try_emplace(day, "short", random() % 2 == 0 ? "08:00-11:00" : "13:00-17:30");
}

static json::Value document_of(std::string const& id, Week const& week, Specials const& specials,
                               int minutes_per_day) {
    static constexpr char const* names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                            "friday", "saturday", "sunday"};
    json::Object const named{{"vi", "Lịch"}, {"en", "Calendar"}};
    json::Object weekly;
    for (std::size_t i = 0; i < week.size(); ++i)
        weekly.set(names[i], week[i]);
    json::Array listed;
    for (auto const& [day, special] : specials) {
        json::Object one{{"date", iso(day)}, {"kind", special.kind}, {"reason", named}};
        if (!special.hours.empty())
            one.set("hours", special.hours);
        one.set("source", "");
        one.set("confidence", "high");
        listed.emplace_back(std::move(one));
    }
    return json::Object{{"id", id},
                        {"name", named},
                        {"first", iso(first)},
                        {"last", iso(last)},
                        {"minutes_per_day", minutes_per_day},
                        {"weekly", weekly},
                        {"weekly_source", ""},
                        {"days", listed}};
}

static CenturyCalendar invented(std::string const& name, Week const& week, int minutes_per_day) {
    std::mt19937 random(static_cast<std::uint32_t>(minutes_per_day) + 2000);
    Specials specials;
    add_holidays(specials, random);
    add_short_days(specials, random);
    return {name, document_of(name, week, specials, minutes_per_day)};
}

/// The week of the office and its special days, with the holidays of the other years.
static json::Value stretched(json::Value const& real) {
    std::mt19937 random(2026);
    Specials specials;
    add_holidays(specials, random);
    std::string const from = *real.find("first")->as_string(),
                      until = *real.find("last")->as_string();
    std::erase_if(specials, [&](auto const& one) {
        return iso(one.first) >= from && iso(one.first) <= until;
    });
    json::Array const added = *document_of("", {}, specials, 480).find("days")->as_array();
    json::Value document = real;
    json::Array& listed = *document.as_object()->find("days")->as_array();
    listed.insert(listed.end(), added.begin(), added.end());
    std::ranges::sort(listed, {},
                      [](json::Value const& day) { return *day.find("date")->as_string(); });
    document.as_object()->set("first", iso(first));
    document.as_object()->set("last", iso(last));
    return document;
}

std::vector<CenturyCalendar> century_calendars() {
    std::vector<CenturyCalendar> all;
    for (auto const& entry : std::filesystem::directory_iterator("assets/calendars")) {
        std::string const name = entry.path().filename().string();
        if (name.ends_with(".schema.json"))
            continue;
        json::Value const real = json::parse(read_file(entry.path().c_str())).value();
        all.push_back({name, real});
        all.push_back({name + " over the century", stretched(real)});
    }
    std::string const usual = office_hours, morning = "07:30-11:30";
    all.push_back(invented("Saturday mornings",
                           {usual, usual, "07:00-12:00,13:30-17:30", usual, usual, morning, ""},
                           480));
    all.push_back(invented("every day, and at night",
                           {"00:00-06:00,22:00-24:00", usual, usual, usual, usual, "00:00-24:00",
                            "08:00-09:00,10:00-11:00,12:00-13:00"},
                           450));
    all.push_back(
        invented("a commune with two market days", {"", morning, "", "", usual, "", ""}, 420));
    return all;
}

}
