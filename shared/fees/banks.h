#pragma once

#include <optional>
#include <string_view>

namespace onedoor::fees {

/// Short name of the bank with this NAPAS BIN (six digits); nothing for a bank we do not know.
std::optional<std::string_view> bank_name(std::string_view bin);

}
