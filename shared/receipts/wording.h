#pragma once

#include "shared/calendar/deadline.h"
#include "shared/core/time.h"

#include <string>
#include <string_view>

/// How printed forms write texts, times and durations (Vietnamese only, as the law words them).
namespace onedoor::receipts {

/// At most limits::text_answer_characters_max characters, with "…" behind what was cut.
std::string bounded(std::string_view text);
/// At most limits::long_text_answer_characters_max characters, the same.
std::string bounded_long(std::string_view text);
/// "ngày 21 tháng 11 năm 2026"; days and the first two months have two digits.
std::string long_date(core::Date date);
/// "09 giờ 31 phút, ngày 21 tháng 11 năm 2026".
std::string long_time(core::Instant instant);
/// "09:31 21/11/2026", for tables.
std::string short_time(core::Instant instant);
/// "21/11/2026".
std::string short_date(core::Date date);
/// "21-11-2026 09:31:07 +07:00" (Decree 30/2020, appendix I: time of a digital signature).
std::string signature_time(core::Instant instant);
/// "03 ngày làm việc", "08 giờ làm việc", "30 ngày", "trong ngày làm việc".
std::string duration_text(calendar::Duration duration);
/// "01", "12".
std::string two_digits(int number);

}
