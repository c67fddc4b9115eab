#pragma once

#include "shared/core/result.h"
#include "shared/receipts/content.h"

#include <span>

/// Texts of form layouts with places for fields (form_set.h tells how they are written).
namespace onedoor::receipts {

/// Fails with "form_set.bracket" or, for a field that is not among `names`, "form_set.field".
Result<void> check_template(std::string_view text, std::span<std::string_view const> names,
                            std::string_view path);

/// Nothing when a field outside brackets is empty. `text` must be checked before.
std::optional<std::string> filled_in(std::string_view text, Texts const& fields);

}
