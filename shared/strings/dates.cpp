#include "shared/strings/dates.h"

#include "shared/core/digits.h"

namespace onedoor::strings {

std::string date_text(core::Date date) {
    return core::zero_padded(date.day, 2) + '/' + core::zero_padded(date.month, 2) + '/' +
           core::zero_padded(date.year, 4);
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
    std::string text =
        core::zero_padded(minutes / 60, 2) + ':' + core::zero_padded(minutes % 60, 2) + ' ';
    text += weekday_text(core::weekday_of(local.date), language);
    text += ", ";
    return text + date_text(local.date);
}

}
