#pragma once

#include "shared/offices/directory.h"
#include "shared/offices/opening.h"
#include "shared/text/language.h"

#include <string>

/// Offices and their hours in the words people read.
namespace onedoor::wording {

/// "Đang mở cửa đến 11:30. Mở lại 13:00 thứ Sáu, 20/11/2026", "Đang đóng cửa. Mở lại …"; on a
/// holiday with its name.
std::string opening(calendar::WorkingCalendar const& calendar, core::Instant now,
                    text::Language language);

/// "07:30–11:30, 13:00–17:00" or "Nghỉ".
std::string hours(std::span<calendar::Shift const> shifts, text::Language language);

/// "thứ Ba, 24/11/2026"
std::string day(core::Date date, text::Language language);

/// What the deployment told, or that nothing is known.
std::string_view told(std::optional<std::string> const& value, text::Language language);

}
