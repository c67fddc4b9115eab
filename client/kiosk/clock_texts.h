#pragma once

#include "shared/core/time.h"
#include "shared/text/language.h"

#include <string>

namespace onedoor::kiosk {

/// "09:12", by the clock of Vietnam.
std::string time_text(core::Instant now);
/// "Thứ Bảy, 21/11/2026".
std::string day_text(core::Instant now, text::Language language);
/// "1:24".
std::string minutes_text(std::int64_t milliseconds);

}
