#include "client/app/members.h"

namespace onedoor::app {

std::string string_at(json::Value const& value, std::string_view name) {
    json::Value const* const member = value.find(name);
    std::string const* const text = member != nullptr ? member->as_string() : nullptr;
    return text != nullptr ? *text : std::string();
}

std::int64_t integer_at(json::Value const& value, std::string_view name) {
    json::Value const* const member = value.find(name);
    std::int64_t const* const number = member != nullptr ? member->as_integer() : nullptr;
    return number != nullptr ? *number : 0;
}

text::Localized localized(json::Value const& value) {
    return {string_at(value, "vi"), string_at(value, "en")};
}

text::Localized localized_at(json::Value const& value, std::string_view name) {
    json::Value const* const member = value.find(name);
    return member != nullptr ? localized(*member) : text::Localized();
}

std::optional<core::Instant> instant_at(json::Value const& value, std::string_view name) {
    Result<core::Instant> const instant = core::parse_iso_instant(string_at(value, name));
    return instant ? std::optional(*instant) : std::nullopt;
}

json::Array const& array_at(json::Value const& value, std::string_view name) {
    static json::Array const none;
    json::Value const* const member = value.find(name);
    json::Array const* const array = member != nullptr ? member->as_array() : nullptr;
    return array != nullptr ? *array : none;
}

}
