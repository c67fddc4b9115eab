#pragma once

#include "shared/core/time.h"
#include "shared/text/language.h"

#include <string>
#include <string_view>

/// Days and times as people here read them; both languages write dd/mm/yyyy and the 24-hour clock.
namespace onedoor::strings {

/// "21/11/2026"
std::string date_text(core::Date date);
/// "thứ Hai", "Monday"
std::string_view weekday_text(core::Weekday weekday, text::Language language);
/// "17:00 thứ Hai, 23/11/2026", "17:00 Monday, 23/11/2026" (Vietnamese time)
std::string moment_text(core::Instant instant, text::Language language);

}
