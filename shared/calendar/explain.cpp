#include "shared/calendar/day_rules.h"
#include "shared/calendar/deadline.h"

#include <cstdio>

namespace onedoor::calendar {

using text::Language;
using text::Localized;

static std::string clock_text(core::LocalTime time) {
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d", time.second_of_day / 3600,
                  time.second_of_day / 60 % 60);
    return text;
}

static std::string day_text(core::Date date, Language language) {
    static constexpr std::string_view vietnamese[] = {"thứ Hai", "thứ Ba",  "thứ Tư",  "thứ Năm",
                                                      "thứ Sáu", "thứ Bảy", "Chủ nhật"};
    static constexpr std::string_view english[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
    auto const weekday = static_cast<std::size_t>(core::weekday_of(date));
    char text[64];
    std::string_view const name =
        language == Language::Vietnamese ? vietnamese[weekday] : english[weekday];
    std::snprintf(text, sizeof text, "%.*s, %02d/%02d/%04d", static_cast<int>(name.size()),
                  name.data(), date.day, date.month, date.year);
    return text;
}

static std::string moment_text(core::Instant instant, Language language) {
    core::LocalTime const local = core::to_local(instant);
    std::string_view const joint = language == Language::Vietnamese ? " " : " on ";
    return clock_text(local).append(joint) + day_text(local.date, language);
}

static std::string say(Language language, Localized const& words) {
    return std::string(words.in(language));
}

static std::string skip_reason_text(SkippedDay const& day, Language language) {
    switch (day.reason) {
    case SkipReason::WeeklyRest:
        return say(language, {"ngày nghỉ hằng tuần", "weekly day off"});
    case SkipReason::DayOfReceipt:
        return say(language, {"ngày nhận hồ sơ", "day of receipt"});
    case SkipReason::ReceivedTooLate:
        return say(language, {"hồ sơ nhận muộn trong ngày", "the file was received too late"});
    case SkipReason::Paused:
        return say(language, {"chờ bổ sung hồ sơ", "waiting for missing papers"});
    case SkipReason::LastDayOff:
        return say(language, {"ngày cuối của thời hạn là ngày nghỉ",
                              "the last day of the time limit is a day off"});
    case SkipReason::Holiday:
        break;
    }
    std::string text(day.name.in(language));
    if (!day.source.empty())
        text += " (" + day.source + ")";
    if (day.confidence != Confidence::High)
        text += say(language,
                    {", dự kiến, chờ thông báo chính thức", ", expected, official notice pending"});
    return text;
}

static std::string skipped_text(SkippedDay const& day, Language language) {
    return say(language, {"Không tính ", "Not counted: "}) + day_text(day.date, language) +
           say(language, {": ", ", "}) + skip_reason_text(day, language) + ".";
}

/// Whole days count as a day, stretches of the hour clock as hours.
static bool is_counted_by_day(Deadline const& deadline) {
    Unit const unit = deadline.duration.unit;
    return unit == Unit::CalendarDay || unit == Unit::SameDay ||
           (unit == Unit::WorkingDay && deadline.counting == Counting::LegalDays);
}

static std::string amount_text(std::int64_t minutes, Language language) {
    std::string text;
    if (minutes >= 60)
        text = std::to_string(minutes / 60) +
               say(language, {" giờ", minutes / 60 == 1 ? " hour" : " hours"});
    if (minutes % 60 != 0 || minutes == 0)
        text += (text.empty() ? "" : " ") + std::to_string(minutes % 60) +
                say(language, {" phút", minutes % 60 == 1 ? " minute" : " minutes"});
    return text;
}

/// The intervals [first, last) lie on one day.
static std::string counted_text(Deadline const& deadline, std::span<Interval const> day,
                                std::size_t number, Language language) {
    core::Date const date = core::to_local(day.front().from).date;
    std::string text;
    if (is_counted_by_day(deadline)) {
        text = say(language, {"Tính ngày thứ ", "Counted, day "}) + std::to_string(number) + ": " +
               day_text(date, language);
    } else {
        text = say(language, {"Tính ", "Counted: "}) + day_text(date, language) +
               say(language, {": ", ", "});
        std::int64_t milliseconds = 0;
        for (Interval const& interval : day) {
            core::LocalTime until = core::to_local(interval.until);
            if (until.date != date)
                until.second_of_day = minutes_per_civil_day * 60;
            text += clock_text(core::to_local(interval.from)) + "–" + clock_text(until) + ", ";
            milliseconds += interval.until.milliseconds - interval.from.milliseconds;
        }
        text += amount_text(milliseconds / 60'000, language);
    }
    if (!day.front().note.vi.empty())
        text += " (" + std::string(day.front().note.in(language)) + ")";
    return text + ".";
}

static void explain_receipt(Deadline const& deadline, Language language,
                            std::vector<std::string>& sentences) {
    Received const& received = deadline.received;
    sentences.push_back(say(language, {"Nhận hồ sơ lúc ", "File received at "}) +
                        moment_text(received.at, language) + ".");
    if (received.complete_at)
        sentences.push_back(
            say(language, {"Hồ sơ đầy đủ lúc ", "File complete at "}) +
            moment_text(*received.complete_at, language) +
            say(language, {"; thời hạn tính lại từ đầu.", "; the time limit starts again."}));
    core::LocalTime const counted = core::to_local(deadline.counted_from);
    if (core::to_local(received.complete_at.value_or(received.at)) != counted)
        sentences.push_back(say(language, {"Ngoài giờ làm việc nên tính là nhận lúc ",
                                           "Outside working hours, so it counts as received at "}) +
                            moment_text(deadline.counted_from, language) + ".");
}

static void explain_days(Deadline const& deadline, Language language,
                         std::vector<std::string>& sentences) {
    std::span<Interval const> intervals = deadline.intervals;
    std::span<SkippedDay const> skipped = deadline.skipped;
    std::size_t number = 0;
    while (!intervals.empty() || !skipped.empty()) {
        core::Date date{};
        if (!intervals.empty())
            date = core::to_local(intervals.front().from).date;
        if (!skipped.empty() && (intervals.empty() || skipped.front().date <= date)) {
            sentences.push_back(skipped_text(skipped.front(), language));
            skipped = skipped.subspan(1);
            continue;
        }
        std::size_t same_day = 1;
        while (same_day < intervals.size() && core::to_local(intervals[same_day].from).date == date)
            ++same_day;
        sentences.push_back(counted_text(deadline, intervals.first(same_day), ++number, language));
        intervals = intervals.subspan(same_day);
    }
}

std::vector<std::string> explain(Deadline const& deadline, Language language) {
    std::vector<std::string> sentences;
    explain_receipt(deadline, language, sentences);
    explain_days(deadline, language, sentences);
    if (deadline.extended_from)
        sentences.push_back(say(language, {"Đã gia hạn một lần; hẹn lần đầu lúc ",
                                           "Extended once; first appointment at "}) +
                            moment_text(*deadline.extended_from, language) + ".");
    for (Localized const& note : deadline.provisional)
        sentences.push_back(say(language, note));
    sentences.push_back(say(language, {"Hẹn trả kết quả lúc ", "Result due at "}) +
                        moment_text(deadline.due, language) + ".");
    return sentences;
}

}
