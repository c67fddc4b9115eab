#pragma once

#include <cstdint>

namespace onedoor::ui {

enum class IconFamily : std::uint8_t { Bold, Fill, Duotone };

/// A Phosphor glyph by family and code point. A duotone icon is the pale ground at `code` and the
/// strokes at `code` + 1, drawn at the same place. The names are in assets/icons/icons.json:
/// icon::house_line, icon::info_fill, icon::ticket_duotone.
struct Icon {
    IconFamily family = IconFamily::Bold;
    std::uint16_t code = 0;

    constexpr explicit operator bool() const { return code != 0; }
    constexpr bool operator==(Icon const&) const = default;
};

namespace icon {
inline constexpr Icon none{};
}

}

#include <icons.h>
