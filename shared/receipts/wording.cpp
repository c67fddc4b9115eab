#include "shared/receipts/wording.h"

#include "shared/core/limits.h"
#include "shared/text/utf8.h"

#include <cstdio>

namespace onedoor::receipts {

static std::string bounded(std::string_view text, std::size_t characters_max) {
    std::string_view const cut = text::truncate_characters(text, characters_max);
    return std::string(cut) + (cut.size() < text.size() ? "…" : "");
}

std::string two_digits(int number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string bounded(std::string_view text) {
    return bounded(text, limits::text_answer_characters_max);
}

std::string bounded_long(std::string_view text) {
    return bounded(text, limits::long_text_answer_characters_max);
}

std::string long_date(core::Date date) {
    bool const could_be_altered = date.month <= 2;
    return "ngày " + two_digits(date.day) + " tháng " +
           (could_be_altered ? two_digits(date.month) : std::to_string(date.month)) + " năm " +
           std::to_string(date.year);
}

std::string long_time(core::Instant instant) {
    core::LocalTime const local = core::to_local(instant);
    return two_digits(local.second_of_day / 3600) + " giờ " +
           two_digits(local.second_of_day / 60 % 60) + " phút, " + long_date(local.date);
}

std::string short_date(core::Date date) {
    return two_digits(date.day) + "/" + two_digits(date.month) + "/" + std::to_string(date.year);
}

std::string short_time(core::Instant instant) {
    core::LocalTime const local = core::to_local(instant);
    return two_digits(local.second_of_day / 3600) + ":" +
           two_digits(local.second_of_day / 60 % 60) + " " + short_date(local.date);
}

std::string signature_time(core::Instant instant) {
    core::LocalTime const local = core::to_local(instant);
    char text[64];
    std::snprintf(text, sizeof text, "%02d-%02d-%04d %02d:%02d:%02d +07:00", local.date.day,
                  local.date.month, local.date.year, local.second_of_day / 3600,
                  local.second_of_day / 60 % 60, local.second_of_day % 60);
    return text;
}

std::string duration_text(calendar::Duration duration) {
    std::string const amount = two_digits(duration.amount);
    switch (duration.unit) {
    case calendar::Unit::WorkingDay:
        return amount + " ngày làm việc";
    case calendar::Unit::CalendarDay:
        return amount + " ngày";
    case calendar::Unit::Hour:
        return amount + " giờ làm việc";
    case calendar::Unit::SameDay:
        break;
    }
    return "trong ngày làm việc";
}

}
