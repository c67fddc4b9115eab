#pragma once

#include "shared/core/time.h"
#include "shared/json/value.h"
#include "shared/text/language.h"

#include <optional>
#include <string>
#include <string_view>

/// Reading answers of the server: what is missing or of another kind is simply not there, so that
/// an older program understands a newer server.
namespace onedoor::app {

std::string string_at(json::Value const& value, std::string_view name);
std::int64_t integer_at(json::Value const& value, std::string_view name);
text::Localized localized_at(json::Value const& value, std::string_view name);
std::optional<core::Instant> instant_at(json::Value const& value, std::string_view name);
/// Empty when there is no such array.
json::Array const& array_at(json::Value const& value, std::string_view name);
text::Localized localized(json::Value const& value);

}
