#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"

#include <string_view>

namespace onedoor::validation {

/// A date as people write it in Vietnam: day, month, year with "/", "-", "." or blanks between
/// ("1/2/2026", "01.02.2026"), eight digits ddmmyyyy, or ISO ("2026-02-01").
/// Fails with "date.format", "date.year_digits" (two-digit year), "date.month" (no such month;
/// often day and month swapped), "date.day" (no such day in that month), "date.year"
/// (outside 1800–2199).
Result<core::Date> parse_date_input(std::string_view text);

}
