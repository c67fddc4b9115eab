#include "shared/strings/dates.h"

#include <cstdio>

namespace onedoor::strings {

std::string date_text(core::Date date) {
    char text[16];
    std::snprintf(text, sizeof text, "%02d/%02d/%04d", date.day, date.month, date.year);
    return text;
}

std::string_view weekday_text(core::Weekday weekday, text::Language language) {
    static constexpr std::string_view vietnamese[] = {"thứ Hai", "thứ Ba",  "thứ Tư",  "thứ Năm",
                                                      "thứ Sáu", "thứ Bảy", "Chủ nhật"};
    static constexpr std::string_view english[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
    auto const index = static_cast<std::size_t>(weekday);
    return language == text::Language::Vietnamese ? vietnamese[index] : english[index];
}

std::string moment_text(core::Instant instant, text::Language language) {
    core::LocalTime const local = core::to_local(instant);
    int const minutes = local.second_of_day / 60;
    char clock[16];
    std::snprintf(clock, sizeof clock, "%02d:%02d ", minutes / 60, minutes % 60);
    std::string text = clock;
    text += weekday_text(core::weekday_of(local.date), language);
    text += ", ";
    return text + date_text(local.date);
}

}
