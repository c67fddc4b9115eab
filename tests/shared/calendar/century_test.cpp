/// Reliability K5. The oracle knows the law and the calendar's document, none of our code: days are
/// those of <chrono>, working time is summed up once, and every answer is looked up in the sums.
#include "tests/shared/calendar/calendar_fixture.h"
#include "tests/shared/calendar/century_calendars.h"

#include <algorithm>
#include <cstdio>
#include <doctest/doctest.h>
#include <optional>

using namespace onedoor;
using namespace onedoor::calendar;
using std::chrono::days;
using std::chrono::sys_days;

static constexpr std::int64_t day_seconds = 86'400, after_three = 15 * 3'600;

namespace {

/// Seconds since 1970-01-01 00:00 in Vietnam.
using Moment = std::int64_t;
using Due = std::optional<Moment>;

struct Pausing {
    Moment from = 0, until = 0;
};

class Oracle {
public:
    explicit Oracle(json::Value const& document);

    [[nodiscard]] bool knows(Moment at) const { return at >= m_begin && at < m_end; }
    /// The first working moment from `at` on.
    [[nodiscard]] Due opening(Moment at) const;
    [[nodiscard]] Due due(Moment received, Duration duration, Counting counting,
                          Pausing pause = {}) const;
    /// `amount` more, from a due time on.
    [[nodiscard]] Due later(Moment from, Duration more, Counting counting, Pausing pause) const;
    [[nodiscard]] Due hand_over(Moment received) const;

private:
    struct Stretch {
        Moment from, until;
        /// Worked in all stretches before.
        std::int64_t before;
    };
    struct Day {
        std::int64_t number;
        Moment close;
    };
    void add_day(std::int64_t number, std::string const& hours);
    [[nodiscard]] std::int64_t worked_until(Moment at) const;
    [[nodiscard]] Due moment_of(std::int64_t worked) const;
    [[nodiscard]] auto days_from(std::int64_t number) const {
        return std::ranges::lower_bound(m_days, number, {}, &Day::number);
    }
    [[nodiscard]] Due first_close(std::int64_t number, Pausing pause) const;
    [[nodiscard]] Due by_days(std::int64_t number, std::int64_t amount, Pausing pause) const;
    [[nodiscard]] Due by_clock(Moment from, std::int64_t seconds, Pausing pause) const;
    [[nodiscard]] Due by_calendar(std::int64_t number, std::int64_t amount, Pausing pause) const;

    Moment m_begin = 0, m_end = 0;
    std::int64_t m_seconds_per_day = 0;
    std::vector<Stretch> m_stretches;
    std::vector<Day> m_days;
};

}

static std::int64_t number_of(std::string const& iso) {
    int y = 0;
    unsigned m = 0, d = 0;
    REQUIRE(std::sscanf(iso.c_str(), "%d-%u-%u", &y, &m, &d) == 3);
    sys_days const day = std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d);
    return day.time_since_epoch().count();
}

Oracle::Oracle(json::Value const& document) {
    static constexpr char const* names[] = {"sunday",   "monday", "tuesday", "wednesday",
                                            "thursday", "friday", "saturday"};
    std::map<std::int64_t, std::string> special;
    for (json::Value const& day : *document.find("days")->as_array()) {
        json::Value const* const hours = day.find("hours");
        special[number_of(*day.find("date")->as_string())] =
            hours == nullptr ? "" : *hours->as_string();
    }
    m_seconds_per_day = *document.find("minutes_per_day")->as_integer() * 60;
    std::int64_t const from = number_of(*document.find("first")->as_string());
    std::int64_t const to = number_of(*document.find("last")->as_string());
    m_begin = from * day_seconds;
    m_end = (to + 1) * day_seconds;
    for (std::int64_t number = from; number <= to; ++number) {
        std::chrono::weekday const weekday{sys_days(days(number))};
        auto const found = special.find(number);
        add_day(number,
                found != special.end()
                    ? found->second
                    : *document.find("weekly")->find(names[weekday.c_encoding()])->as_string());
    }
}

void Oracle::add_day(std::int64_t number, std::string const& hours) {
    for (char const* at = hours.c_str(); *at != '\0';) {
        int h1 = 0, m1 = 0, h2 = 0, m2 = 0;
        REQUIRE(std::sscanf(at, "%d:%d-%d:%d", &h1, &m1, &h2, &m2) == 4);
        Moment const midnight = number * day_seconds;
        std::int64_t const before =
            m_stretches.empty()
                ? 0
                : m_stretches.back().before + m_stretches.back().until - m_stretches.back().from;
        m_stretches.push_back(
            {midnight + h1 * 3'600 + m1 * 60, midnight + h2 * 3'600 + m2 * 60, before});
        at += at[11] == ',' ? 12 : 11;
    }
    if (!hours.empty())
        m_days.push_back({number, m_stretches.back().until});
}

Due Oracle::opening(Moment at) const {
    auto const next = std::ranges::upper_bound(m_stretches, at, {}, &Stretch::until);
    return !knows(at) || next == m_stretches.end() ? Due() : std::max(at, next->from);
}

std::int64_t Oracle::worked_until(Moment at) const {
    auto const next = std::ranges::upper_bound(m_stretches, at, {}, &Stretch::from);
    if (next == m_stretches.begin())
        return 0;
    Stretch const& last = *std::prev(next);
    return last.before + std::min(at, last.until) - last.from;
}

/// When this much working time had passed for the first time.
Due Oracle::moment_of(std::int64_t worked) const {
    auto const next = std::ranges::lower_bound(m_stretches, worked, {}, &Stretch::before);
    if (next == m_stretches.begin())
        return std::nullopt;
    Stretch const& last = *std::prev(next);
    Moment const at = last.from + worked - last.before;
    return at <= last.until ? Due(at) : std::nullopt;
}

static bool is_within(Moment close, Pausing pause) {
    return pause.from < close && close <= pause.until;
}

Due Oracle::first_close(std::int64_t number, Pausing pause) const {
    return by_days(number - 1, 1, pause);
}

Due Oracle::by_days(std::int64_t number, std::int64_t amount, Pausing pause) const {
    for (auto day = days_from(number + 1); day != m_days.end(); ++day)
        if (!is_within(day->close, pause) && --amount == 0)
            return day->close;
    return std::nullopt;
}

Due Oracle::by_clock(Moment from, std::int64_t seconds, Pausing pause) const {
    std::int64_t const target = worked_until(from) + seconds;
    Due const due = moment_of(target);
    if (pause.until <= from || (due && *due <= pause.from))
        return due;
    std::int64_t const stood = worked_until(pause.until) - worked_until(std::max(from, pause.from));
    return moment_of(target + stood);
}

Due Oracle::by_calendar(std::int64_t number, std::int64_t amount, Pausing pause) const {
    while (amount > 0) {
        ++number;
        auto const day = days_from(number);
        bool const is_worked = day != m_days.end() && day->number == number;
        Moment const close = is_worked ? day->close : (number + 1) * day_seconds;
        if (close > m_end)
            return std::nullopt;
        amount -= is_within(close, pause) ? 0 : 1;
    }
    return first_close(number, pause);
}

Due Oracle::later(Moment from, Duration more, Counting counting, Pausing pause) const {
    std::int64_t const number = from / day_seconds;
    switch (more.unit) {
    case Unit::CalendarDay:
        return by_calendar(number, more.amount, pause);
    case Unit::Hour:
        return by_clock(from, more.amount * std::int64_t{3'600}, pause);
    case Unit::SameDay:
        return first_close(number + (from % day_seconds > after_three ? 1 : 0), pause);
    case Unit::WorkingDay:
        break;
    }
    return counting == Counting::LegalDays ? by_days(number, more.amount, pause)
                                           : by_clock(from, more.amount * m_seconds_per_day, pause);
}

Due Oracle::due(Moment received, Duration duration, Counting counting, Pausing pause) const {
    Due const start = opening(received);
    return start ? later(*start, duration, counting, pause) : std::nullopt;
}

Due Oracle::hand_over(Moment received) const {
    Due const start = opening(received);
    if (!start)
        return std::nullopt;
    if (*start % day_seconds > after_three)
        return opening((*start / day_seconds + 1) * day_seconds);
    return days_from(*start / day_seconds)->close;
}

namespace {

struct Rule {
    Duration duration;
    Counting counting = Counting::LegalDays;
};

}

/// Each way to count, from the shortest to the longest duration the catalogue promises.
static constexpr Rule rules[] = {{{1, Unit::WorkingDay}},
                                 {{3, Unit::WorkingDay}},
                                 {{5, Unit::WorkingDay}},
                                 {{10, Unit::WorkingDay}},
                                 {{15, Unit::WorkingDay}},
                                 {{25, Unit::WorkingDay}},
                                 {{1, Unit::WorkingDay}, Counting::HourClock},
                                 {{4, Unit::WorkingDay}, Counting::HourClock},
                                 {{1, Unit::CalendarDay}},
                                 {{10, Unit::CalendarDay}},
                                 {{30, Unit::CalendarDay}},
                                 {{1, Unit::Hour}},
                                 {{20, Unit::Hour}},
                                 {{1, Unit::SameDay}}};

static constexpr std::int64_t minutes_of_receipt[] = {0,   7 * 60,  450, 8 * 60 + 17, 690,  12 * 60,
                                                      780, 15 * 60, 901, 1019,        1020, 1439};

static core::Instant instant_of(Moment at) {
    return {(at - 7 * 3'600) * 1'000};
}

namespace {

class Comparison {
public:
    explicit Comparison(CenturyCalendar const& given)
        : m_name(given.name), m_calendar(parse_calendar(given.document).value()),
          m_oracle(given.document) {}

    void check_day(std::int64_t number) {
        for (std::size_t i = 0; i < std::size(rules); ++i) {
            Moment const at = moment_on(number, i);
            check(at, rules[i],
                  deadline(m_calendar, {instant_of(at)}, rules[i].duration, rules[i].counting),
                  m_oracle.due(at, rules[i].duration, rules[i].counting));
        }
        auto const turn = static_cast<std::size_t>(number);
        check_variants(moment_on(number, turn / 3), rules[turn % std::size(rules)], number);
    }
    [[nodiscard]] std::int64_t wrong() const { return m_wrong; }
    [[nodiscard]] std::int64_t asked() const { return m_asked; }

private:
    /// Another minute of receipt for each rule, and for each day.
    static Moment moment_on(std::int64_t number, std::size_t rule) {
        std::size_t const turn = static_cast<std::size_t>(number) * 5 + rule;
        return number * day_seconds + minutes_of_receipt[turn % std::size(minutes_of_receipt)] * 60;
    }

    void check_variants(Moment at, Rule const& rule, std::int64_t number) {
        auto const [duration, counting] = rule;
        Pausing const pause{at + number % 97 * 3'600,
                            at + number % 97 * 3'600 + 7'800 + number % 31 * 17'000};
        Pause const told[] = {{instant_of(pause.from), instant_of(pause.until)}};
        check(at, rule, deadline(m_calendar, {instant_of(at)}, duration, counting, told),
              m_oracle.due(at, duration, counting, pause));
        Received const completed{instant_of(at - number % 50 * day_seconds), instant_of(at)};
        auto const first = deadline(m_calendar, completed, duration, counting);
        Due const due = m_oracle.due(at, duration, counting);
        check(at, rule, first, due);
        if (first && due && duration.unit != Unit::SameDay)
            check(at, rule, extend(m_calendar, *first, duration, told),
                  m_oracle.later(*due, duration, counting, pause));
        compare(at, std::nullopt, hand_over_by(m_calendar, instant_of(at)), m_oracle.hand_over(at));
    }

    void check(Moment at, Rule const& rule, Result<Deadline> const& found, Due const& expected) {
        auto const due = found ? Result<core::Instant>(found->due)
                               : Result<core::Instant>(std::unexpected(found.error()));
        compare(at, rule, due, expected);
    }

    void compare(Moment at, std::optional<Rule> rule, Result<core::Instant> const& found,
                 Due const& expected) {
        static constexpr char const* units[] = {"working days", "days", "hours", "same day"};
        ++m_asked;
        bool const is_equal = found ? expected && *found == instant_of(*expected) : !expected;
        if (is_equal || ++m_wrong > 5)
            return;
        MESSAGE(m_name, ": received ", local_text(instant_of(at)), ", ",
                rule ? rule->duration.amount : 0, " ",
                std::string(rule ? units[static_cast<int>(rule->duration.unit)] : "hand-over"),
                ": ", found ? local_text(*found) : found.error().code, ", not ",
                expected ? local_text(instant_of(*expected)) : "outside the calendar");
    }

    std::string m_name;
    WorkingCalendar m_calendar;
    Oracle m_oracle;
    std::int64_t m_wrong = 0, m_asked = 0;
};

}

TEST_CASE("K5: every day of 2000 to 2100, by every rule and every calendar, ends when the oracle "
          "says") {
    for (CenturyCalendar const& calendar : century_calendars()) {
        Comparison comparison(calendar);
        std::int64_t const last = number_of("2100-12-31");
        for (std::int64_t number = number_of("2000-01-01"); number <= last; ++number)
            comparison.check_day(number);
        INFO(calendar.name);
        CHECK(comparison.wrong() == 0);
        CHECK(comparison.asked() > 36'890 * 16);
    }
}
