#include "client/kiosk/clock_texts.h"

#include "shared/core/digits.h"
#include "shared/strings/dates.h"

namespace onedoor::kiosk {

std::string time_text(core::Instant now) {
    std::int32_t const minutes = core::to_local(now).second_of_day / 60;
    return core::zero_padded(minutes / 60, 2) + ':' + core::zero_padded(minutes % 60, 2);
}

std::string day_text(core::Instant now, text::Language language) {
    core::Date const date = core::to_local(now).date;
    std::string text(strings::weekday_text(core::weekday_of(date), language));
    // At the beginning of the line.
    text.front() = text.front() == 't' ? 'T' : text.front();
    return text + ", " + strings::date_text(date);
}

std::string minutes_text(std::int64_t milliseconds) {
    std::int64_t const seconds = (milliseconds + 999) / 1000;
    return std::to_string(seconds / 60) + ':' +
           core::zero_padded(static_cast<int>(seconds % 60), 2);
}

}
