#include "client/keyboard/walk.h"

#include "shared/core/verify.h"

#include <algorithm>
#include <cmath>

namespace onedoor::keyboard {

namespace {

float middle_of(PlacedKey const& key) {
    return key.rect.x + key.rect.w / 2;
}

std::size_t nearest_in_row(std::span<PlacedKey const> keys, std::uint8_t row, float x) {
    auto const in_row = std::ranges::equal_range(keys, row, {}, &PlacedKey::row);
    auto const nearest = std::ranges::min_element(
        in_row, {}, [&](PlacedKey const& key) { return std::abs(middle_of(key) - x); });
    return static_cast<std::size_t>(&*nearest - keys.data());
}

}

std::size_t neighbour(std::span<PlacedKey const> keys, std::size_t at, Direction direction) {
    VERIFY(at < keys.size());
    std::uint8_t const last_row = keys.back().row;
    std::uint8_t const row = keys[at].row;
    float const x = middle_of(keys[at]);
    switch (direction) {
    case Direction::Left:
        return at == 0 ? keys.size() - 1 : at - 1;
    case Direction::Right:
        return at + 1 == keys.size() ? 0 : at + 1;
    case Direction::Up:
        return nearest_in_row(keys, row == 0 ? last_row : static_cast<std::uint8_t>(row - 1), x);
    case Direction::Down:
        break;
    }
    return nearest_in_row(keys, row == last_row ? 0 : static_cast<std::uint8_t>(row + 1), x);
}

void RowScan::restart() {
    m_row = 0;
    m_key.reset();
}

void RowScan::go_on(std::span<PlacedKey const> keys) {
    if (keys.empty())
        return;
    if (m_key) {
        std::size_t const following = *m_key + 1;
        if (following < keys.size() && keys[following].row == m_row)
            m_key = following;
        else
            m_key.reset();
    } else {
        m_row = m_row >= keys.back().row ? 0 : static_cast<std::uint8_t>(m_row + 1);
    }
}

std::optional<std::size_t> RowScan::choose(std::span<PlacedKey const> keys) {
    if (m_key && *m_key < keys.size()) {
        std::size_t const chosen = *m_key;
        restart();
        return chosen;
    }
    auto const first = std::ranges::find(keys, m_row, &PlacedKey::row);
    m_key.reset();
    if (first != keys.end())
        m_key = static_cast<std::size_t>(first - keys.begin());
    return std::nullopt;
}

}
