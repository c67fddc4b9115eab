#pragma once

#include "client/ui/fonts.h"
#include "tests/support/read_file.h"

#include <string>

namespace onedoor::kiosk_tests {

/// The fonts of the build.
class Fonts {
public:
    Fonts() {
        constexpr char const* names[] = {"noto-sans-regular", "noto-sans-bold", "phosphor-bold",
                                         "phosphor-fill", "phosphor-duotone"};
        for (std::size_t i = 0; i < std::size(names); ++i)
            m_bytes[i] = support::read_file(std::string(ONEDOOR_FONTS "/") + names[i] + ".ttf");
    }

    /// As long as this lives.
    [[nodiscard]] ui::FontFiles files() const {
        return {bytes(0), bytes(1), bytes(2), bytes(3), bytes(4)};
    }

private:
    [[nodiscard]] std::span<std::uint8_t const> bytes(std::size_t place) const {
        return {reinterpret_cast<std::uint8_t const*>(m_bytes[place].data()),
                m_bytes[place].size()};
    }

    std::string m_bytes[5];
};

}
