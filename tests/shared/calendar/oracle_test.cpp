#include "tests/shared/calendar/calendar_fixture.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>

using namespace onedoor;
using namespace onedoor::calendar;

static constexpr std::int32_t slots_per_day = 48;
static constexpr std::int32_t seconds_per_slot = 1800;
static constexpr std::int32_t none = -1;

/// Seven years cut into half hours, each working or not. Every answer is found by stepping.
class Oracle {
public:
    explicit Oracle(WorkingCalendar const& calendar)
        : m_first_day(core::day_number(calendar.first)) {
        std::int32_t const days = core::day_number(calendar.last) - m_first_day + 1;
        m_working.assign(static_cast<std::size_t>(days * slots_per_day), false);
        for (std::int32_t day = 0; day < days; ++day)
            mark_day(calendar, day);
        m_next.assign(m_working.size() + 1, none);
        for (std::int32_t slot = slots() - 1; slot >= 0; --slot)
            m_next[index(slot)] = is_working(slot) ? slot : m_next[index(slot + 1)];
    }

    [[nodiscard]] std::int32_t slots() const { return static_cast<std::int32_t>(m_working.size()); }
    [[nodiscard]] bool is_working(std::int32_t slot) const { return m_working[index(slot)]; }
    [[nodiscard]] core::Instant instant(std::int32_t slot) const {
        return core::to_instant({core::date_of_day_number(m_first_day + slot / slots_per_day),
                                 slot % slots_per_day * seconds_per_slot});
    }

    /// The slot boundary at which `wanted` working slots have passed.
    [[nodiscard]] std::int32_t clock_due(std::int32_t slot, std::int32_t wanted) const {
        for (slot = m_next[index(slot)]; slot != none; slot = m_next[index(slot + 1)]) {
            if (--wanted == 0)
                return slot + 1;
        }
        return none;
    }

    [[nodiscard]] std::int32_t legal_due(std::int32_t slot, std::int32_t wanted) const {
        slot = m_next[index(slot)];
        while (slot != none && wanted-- > 0)
            slot = m_next[index(next_midnight(slot))];
        return slot == none ? none : closing(slot);
    }

    [[nodiscard]] std::int32_t calendar_due(std::int32_t slot, std::int32_t wanted) const {
        slot = m_next[index(slot)];
        for (; slot != none && wanted > 0; --wanted)
            slot = next_midnight(slot) < slots() ? next_midnight(slot) : none;
        slot = slot == none ? none : m_next[index(slot)];
        return slot == none ? none : closing(slot);
    }

    [[nodiscard]] std::int32_t same_day_due(std::int32_t slot) const {
        slot = m_next[index(slot)];
        if (slot != none && slot % slots_per_day > 30)
            slot = m_next[index(next_midnight(slot))];
        return slot == none ? none : closing(slot);
    }

    /// The end of the last working slot of the day.
    [[nodiscard]] std::int32_t closing(std::int32_t slot) const {
        std::int32_t close = next_midnight(slot);
        while (!is_working(close - 1))
            --close;
        return close;
    }
    [[nodiscard]] static std::int32_t next_midnight(std::int32_t slot) {
        return (slot / slots_per_day + 1) * slots_per_day;
    }
    [[nodiscard]] std::int32_t next_working(std::int32_t slot) const { return m_next[index(slot)]; }

private:
    static std::size_t index(std::int32_t slot) { return static_cast<std::size_t>(slot); }

    void mark_day(WorkingCalendar const& calendar, std::int32_t day) {
        core::Date const date = core::date_of_day_number(m_first_day + day);
        // 1970-01-01 was a Thursday.
        std::vector<Shift> shifts = calendar.weekly[index((m_first_day + day + 3) % 7)];
        for (SpecialDay const& special : calendar.days) {
            if (special.date == date)
                shifts = special.shifts;
        }
        for (Shift const& shift : shifts) {
            for (std::int32_t slot = shift.from / 30; slot < shift.until / 30; ++slot)
                m_working[index(day * slots_per_day + slot)] = true;
        }
    }

    std::int32_t m_first_day;
    std::vector<bool> m_working;
    /// The first working slot from each slot on.
    std::vector<std::int32_t> m_next;
};

static WorkingCalendar with_saturdays_and_short_days() {
    WorkingCalendar calendar = khanh_hoa();
    calendar.weekly[5] = parse_hours("07:30-11:30").value();
    calendar.weekly[2] = parse_hours("07:00-12:00,13:30-17:30").value();
    for (SpecialDay& day : calendar.days) {
        if (day.date.day % 2 == 0 && day.kind == DayKind::Off) {
            day.kind = DayKind::Short;
            day.shifts = parse_hours("08:00-11:00").value();
        }
    }
    return calendar;
}

namespace {

struct Question {
    Duration duration;
    Counting counting;
};

}

static constexpr Question questions[] = {
    {{1, Unit::WorkingDay}, Counting::LegalDays},  {{3, Unit::WorkingDay}, Counting::LegalDays},
    {{15, Unit::WorkingDay}, Counting::LegalDays}, {{1, Unit::WorkingDay}, Counting::HourClock},
    {{3, Unit::WorkingDay}, Counting::HourClock},  {{15, Unit::WorkingDay}, Counting::HourClock},
    {{1, Unit::Hour}, Counting::LegalDays},        {{8, Unit::Hour}, Counting::HourClock},
    {{1, Unit::CalendarDay}, Counting::LegalDays}, {{10, Unit::CalendarDay}, Counting::HourClock},
    {{1, Unit::SameDay}, Counting::LegalDays},
};

static std::int32_t expected_due(Oracle const& oracle, std::int32_t slot,
                                 Question const& question) {
    std::int32_t const amount = question.duration.amount;
    switch (question.duration.unit) {
    case Unit::Hour:
        return oracle.clock_due(slot, amount * 2);
    case Unit::CalendarDay:
        return oracle.calendar_due(slot, amount);
    case Unit::SameDay:
        return oracle.same_day_due(slot);
    case Unit::WorkingDay:
        break;
    }
    return question.counting == Counting::LegalDays ? oracle.legal_due(slot, amount)
                                                    : oracle.clock_due(slot, amount * 16);
}

static void check_every_start_hour(WorkingCalendar const& calendar) {
    Oracle const oracle(calendar);
    std::int32_t wrong = 0;
    for (std::int32_t slot = 0; slot < oracle.slots(); slot += 2) {
        for (Question const& question : questions) {
            auto const found =
                deadline(calendar, {oracle.instant(slot)}, question.duration, question.counting);
            std::int32_t const expected = expected_due(oracle, slot, question);
            bool const equal = found ? expected != none && found->due == oracle.instant(expected)
                                     : expected == none;
            if (!equal && ++wrong < 10)
                MESSAGE("received ", local_text(oracle.instant(slot)), " amount ",
                        question.duration.amount, " due ", due_text(found));
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("deadline: every start hour of 2024 to 2030 agrees with stepping through half hours") {
    check_every_start_hour(khanh_hoa());
}

TEST_CASE("deadline: so it does with Saturday mornings, short days and uneven weekdays") {
    check_every_start_hour(with_saturdays_and_short_days());
}

/// What one file's pauses look like to the oracle: paused or not, per slot.
static std::vector<bool> paused_slots(Oracle const& oracle, std::span<Pause const> pauses) {
    std::vector<bool> paused(static_cast<std::size_t>(oracle.slots()), false);
    for (std::size_t slot = 0; slot < paused.size(); ++slot) {
        core::Instant const now = oracle.instant(static_cast<std::int32_t>(slot));
        for (Pause const& pause : pauses)
            paused[slot] = paused[slot] || (pause.from <= now && now < *pause.until);
    }
    return paused;
}

static std::int32_t paused_clock_due(Oracle const& oracle, std::vector<bool> const& paused,
                                     std::int32_t slot, std::int32_t wanted) {
    for (; slot < oracle.slots(); ++slot) {
        bool const runs = oracle.is_working(slot) && !paused[static_cast<std::size_t>(slot)];
        if (runs && --wanted == 0)
            return slot + 1;
    }
    return none;
}

static std::int32_t paused_legal_due(Oracle const& oracle, std::vector<bool> const& paused,
                                     std::int32_t slot, std::int32_t wanted) {
    slot = oracle.next_working(slot);
    while (slot != none) {
        slot = oracle.next_working(Oracle::next_midnight(slot));
        if (slot == none)
            break;
        std::int32_t const close = oracle.closing(slot);
        if (!paused[static_cast<std::size_t>(close - 1)] && --wanted == 0)
            return close;
    }
    return none;
}

TEST_CASE("deadline: pauses at random half hours agree with stepping") {
    constexpr std::uint32_t seed = 20261121;
    CAPTURE(seed);
    std::mt19937 random(seed);
    WorkingCalendar const calendar = with_saturdays_and_short_days();
    Oracle const oracle(calendar);
    for (int round = 0; round < 150; ++round) {
        auto const start = static_cast<std::int32_t>(random() % 100'000);
        std::vector<Pause> pauses;
        std::int32_t edge = start;
        for (unsigned i = 0; i < random() % 4; ++i) {
            std::int32_t const from = edge + static_cast<std::int32_t>(random() % 200);
            edge = from + 1 + static_cast<std::int32_t>(random() % 300);
            pauses.push_back({oracle.instant(from), oracle.instant(edge)});
        }
        std::vector<bool> const paused = paused_slots(oracle, pauses);
        std::int32_t const days = 1 + static_cast<std::int32_t>(random() % 12);
        CAPTURE(round);
        CAPTURE(local_text(oracle.instant(start)));
        auto const due = [&](Counting counting) {
            return due_text(deadline(calendar, {oracle.instant(start)}, {days, Unit::WorkingDay},
                                     counting, pauses));
        };
        CHECK(due(Counting::HourClock) ==
              local_text(oracle.instant(paused_clock_due(oracle, paused, start, days * 16))));
        CHECK(due(Counting::LegalDays) ==
              local_text(oracle.instant(paused_legal_due(oracle, paused, start, days))));
    }
}

static bool accounts_for_every_day(Deadline const& deadline) {
    std::int32_t const first = core::day_number(core::to_local(deadline.counted_from).date);
    std::int32_t const last = core::day_number(core::to_local(deadline.due).date);
    std::vector<int> told(static_cast<std::size_t>(last - first + 1), 0);
    std::int32_t last_counted = first - 1;
    for (Interval const& interval : deadline.intervals) {
        std::int32_t const day = core::day_number(core::to_local(interval.from).date);
        if (day != last_counted)
            ++told.at(static_cast<std::size_t>(day - first));
        last_counted = day;
    }
    for (SkippedDay const& day : deadline.skipped) {
        std::int32_t const number = core::day_number(day.date);
        if (number >= first)
            ++told.at(static_cast<std::size_t>(number - first));
    }
    return std::ranges::all_of(told, [](int times) { return times == 1; });
}

TEST_CASE("deadline: every day from receipt to due time is told once, counted or skipped") {
    WorkingCalendar const calendar = khanh_hoa();
    Oracle const oracle(calendar);
    int incomplete = 0;
    for (std::int32_t slot = 0; slot < oracle.slots() - 60 * slots_per_day; slot += 7) {
        for (Question const& question : questions) {
            auto const found =
                deadline(calendar, {oracle.instant(slot)}, question.duration, question.counting);
            incomplete += !accounts_for_every_day(found.value());
        }
    }
    CHECK(incomplete == 0);
}
