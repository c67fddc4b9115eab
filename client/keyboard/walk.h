#pragma once

#include "client/keyboard/layout.h"

#include <cstddef>
#include <optional>
#include <span>

/// The keys without a finger: by a keypad's arrows, and by two switches.
namespace onedoor::keyboard {

enum class Direction : std::uint8_t { Left, Right, Up, Down };

/// Index of the key an arrow leads to from key `at`. Left and right go in reading order, from the
/// last key to the first; up and down to the key of the next row whose middle is nearest, from the
/// bottom row to the top. `keys` as place() gives them, `at` < keys.size().
[[nodiscard]] std::size_t neighbour(std::span<PlacedKey const> keys, std::size_t at,
                                    Direction direction);

/// Two switches: one goes on, one chooses. First the row is chosen, then a key of it; going on from
/// the last key of a row leads back to the row. After a key has acted it begins at the top again.
class RowScan {
public:
    void restart();
    void go_on(std::span<PlacedKey const> keys);
    /// Index of the key that acts, nothing when a row was chosen.
    [[nodiscard]] std::optional<std::size_t> choose(std::span<PlacedKey const> keys);

    [[nodiscard]] std::uint8_t row() const { return m_row; }
    /// Nothing while rows are gone through. Belongs to the keys of the last call.
    [[nodiscard]] std::optional<std::size_t> key() const { return m_key; }

private:
    std::uint8_t m_row = 0;
    std::optional<std::size_t> m_key;
};

}
