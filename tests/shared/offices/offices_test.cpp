#include "shared/offices/directory.h"
#include "shared/offices/opening.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>
#include <set>

using namespace onedoor;
using namespace onedoor::offices;

namespace {

Directory const& published() {
    static Directory const directory = [] {
        auto read = parse_directory(support::read_file(ONEDOOR_BUILT_ASSETS "/offices.json"));
        REQUIRE(read);
        return *std::move(read);
    }();
    return directory;
}

core::Instant at(core::Date date, int hour, int minute = 0) {
    return core::to_instant({date, hour * 3600 + minute * 60});
}

Opening opening(core::Date date, int hour, int minute = 0) {
    return opening_at(published().calendar, at(date, hour, minute));
}

}

TEST_CASE("offices: the province has one centre and each commune an office of its own") {
    Directory const& directory = published();
    CHECK(directory.offices.size() == 66);
    CHECK(directory.offices[0].is_centre());
    std::set<std::string> units;
    for (Office const& office : directory.offices) {
        CHECK(units.insert(office.unit).second);
        CHECK(office_of(directory, office.unit) == &office);
        CHECK(office.is_centre() == (&office == &directory.offices[0]));
    }
    CHECK(office_of(directory, "00000") == nullptr);
}

TEST_CASE("offices: nothing is said that nobody told us") {
    for (Office const& office : published().offices) {
        CHECK_FALSE(office.address);
        CHECK_FALSE(office.phone);
        CHECK_FALSE(office.place);
    }
    CHECK(nearest(published(), {12'240'000, 109'190'000}).empty());
}

TEST_CASE("offices: the nearest of those whose place is known comes first") {
    Directory directory;
    directory.offices = {{.unit = "1", .place = Place{12'300'000, 109'190'000}},
                         {.unit = "2"},
                         {.unit = "3", .place = Place{12'240'000, 109'200'000}}};
    auto const near = nearest(directory, {12'240'000, 109'190'000});
    REQUIRE(near.size() == 2);
    CHECK(near[0].office->unit == "3");
    CHECK(near[0].metres > 1050);
    CHECK(near[0].metres < 1120);
    CHECK(near[1].metres > 6600);
    CHECK(near[1].metres < 6720);
}

TEST_CASE("offices: open in the morning, closed at noon, open until five") {
    core::Date const friday{2026, 11, 20};
    CHECK_FALSE(opening(friday, 7, 29).open_until);
    CHECK(opening(friday, 7, 29).opens == at(friday, 7, 30));
    CHECK(opening(friday, 7, 30).open_until == at(friday, 11, 30));
    CHECK(opening(friday, 9).opens == at(friday, 13));
    CHECK_FALSE(opening(friday, 11, 30).open_until);
    CHECK(opening(friday, 11, 30).opens == at(friday, 13));
    CHECK(opening(friday, 16, 59).open_until == at(friday, 17));
    CHECK(opening(friday, 16, 59).opens == at({2026, 11, 23}, 7, 30));
    CHECK_FALSE(opening(friday, 17).open_until);
}

TEST_CASE("offices: a holiday is closed and says which one it is") {
    core::Date const culture_day{2026, 11, 24};
    Opening const closed = opening(culture_day, 9);
    CHECK_FALSE(closed.open_until);
    CHECK(closed.opens == at({2026, 11, 25}, 7, 30));
    REQUIRE(closed.today != nullptr);
    CHECK(closed.today->reason.vi == "Ngày Văn hóa Việt Nam");
    CHECK(opening({2026, 11, 21}, 9).today == nullptr);
    CHECK(coming_days(published().calendar, {2026, 11, 21}, 2).front()->date == culture_day);
}

TEST_CASE("offices: outside the calendar nothing is said") {
    Opening const far = opening({2031, 5, 5}, 9);
    CHECK_FALSE(far.open_until);
    CHECK_FALSE(far.opens);
}

TEST_CASE("offices: hours are written as people read them") {
    CHECK(hours_text(published().calendar.weekly[0]) == "07:30–11:30, 13:00–17:00");
    CHECK(hours_text(published().calendar.weekly[6]).empty());
}

TEST_CASE("offices: a broken directory is refused") {
    for (char const* const text : {"", "{}", R"({"offices":[{"unit":"1"}]})"})
        CHECK_FALSE(parse_directory(text));
}
