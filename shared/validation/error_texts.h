#pragma once

#include "shared/text/language.h"

#include <optional>
#include <string_view>

namespace onedoor::validation {

/// What to tell the person whose input failed with this code of shared/validation or
/// shared/identity ("phone.length", "citizen_id.format"); nothing for other codes.
std::optional<text::Localized> error_text(std::string_view code);

}
