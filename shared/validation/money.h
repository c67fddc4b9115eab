#pragma once

#include "shared/core/ids.h"
#include "shared/core/result.h"

#include <string_view>

namespace onedoor::validation {

/// Whole đồng as people type them: "14000", "14.000", "14,000 đ", "14 000 VND", "14.000 đồng".
/// Separators stand between groups of three and are all the same.
/// Fails with "money.format", "money.negative", "money.fraction" ("1.5"), "money.range"
/// (above 999,999,999,999).
Result<core::Dong> parse_money(std::string_view text);

}
