#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::text {

enum class Language : std::uint8_t { Vietnamese, English };

/// "vi" or "en" (BCP 47).
constexpr std::string_view tag(Language language) {
    return language == Language::Vietnamese ? "vi" : "en";
}

/// The one it is not.
constexpr Language other(Language language) {
    return language == Language::Vietnamese ? Language::English : Language::Vietnamese;
}

/// One text in both languages. Vietnamese is the reference and always there; English may be empty
/// in long texts, the Vietnamese text then stands in for it.
struct Localized {
    std::string vi;
    std::string en;

    [[nodiscard]] std::string_view in(Language language) const {
        return language == Language::English && !en.empty() ? en : vi;
    }
    bool operator==(Localized const&) const = default;
};

}
