#include "client/platform/gl/damage.h"

#include <array>
#include <cmath>
#include <cstring>
#include <imgui.h>
#include <limits>

namespace onedoor::platform {

namespace {

// Small enough that a pressed key is little more than the key, large enough that a page without a
// change costs nothing to speak of.
constexpr int tile = 32;

std::uint64_t mixed(std::uint64_t mark, std::uint64_t value) {
    mark = (mark ^ value) * 0x9E3779B97F4A7C15ULL;
    return mark ^ (mark >> 32U);
}

std::uint64_t pair_of(float x, float y) {
    static_assert(sizeof(ImVec2) == sizeof(std::uint64_t));
    ImVec2 const pair{x, y};
    std::uint64_t bits = 0;
    std::memcpy(&bits, &pair, sizeof bits);
    return bits;
}

std::uint64_t mark_of(ImDrawVert const& vertex) {
    std::uint64_t const place = mixed(vertex.col, pair_of(vertex.pos.x, vertex.pos.y));
    return mixed(place, pair_of(vertex.uv.x, vertex.uv.y));
}

std::uint64_t mark_of(PixelRect const& clip) {
    auto const both = [](int a, int b) {
        return static_cast<std::uint64_t>(static_cast<std::uint32_t>(a)) << 32U |
               static_cast<std::uint32_t>(b);
    };
    return mixed(mixed(0, both(clip.left, clip.top)), both(clip.right, clip.foot));
}

}

void Damage::touch(PixelRect const& area, std::uint64_t mark) {
    for (int row = area.top / tile; row <= (area.foot - 1) / tile; ++row) {
        std::uint64_t* const marks = m_marks.data() + static_cast<std::ptrdiff_t>(row) * m_columns;
        for (int column = area.left / tile; column <= (area.right - 1) / tile; ++column)
            marks[column] = mixed(marks[column], mark);
    }
}

void Damage::add(ImDrawList const& list, ImDrawCmd const& command, PixelRect const& clip) {
    std::uint64_t const clip_mark = mark_of(clip);
    ImDrawIdx const* const indices = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        float left = std::numeric_limits<float>::max(), top = left;
        float right = std::numeric_limits<float>::lowest(), foot = right;
        std::uint64_t mark = clip_mark;
        for (unsigned corner = 0; corner < 3; ++corner) {
            ImDrawVert const& vertex = list.VtxBuffer.Data[command.VtxOffset + indices[i + corner]];
            left = std::min(left, vertex.pos.x);
            top = std::min(top, vertex.pos.y);
            right = std::max(right, vertex.pos.x);
            foot = std::max(foot, vertex.pos.y);
            mark = mixed(mark, mark_of(vertex));
        }
        // Within the clip before they are whole numbers, which far away ones do not fit into.
        auto const pixel = [this](float value, int low, int high) {
            return std::clamp(value * m_density, static_cast<float>(low), static_cast<float>(high));
        };
        PixelRect const area{static_cast<int>(std::floor(pixel(left, clip.left, clip.right))),
                             static_cast<int>(std::floor(pixel(top, clip.top, clip.foot))),
                             static_cast<int>(std::ceil(pixel(right, clip.left, clip.right))),
                             static_cast<int>(std::ceil(pixel(foot, clip.top, clip.foot)))};
        if (!area.is_empty())
            touch(area, mark);
    }
}

PixelRect Damage::changed_in(int row) const {
    PixelRect changed{m_columns, row, 0, row + 1};
    std::size_t const first = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns);
    for (int column = 0; column < m_columns; ++column) {
        std::size_t const at = first + static_cast<std::size_t>(column);
        if (m_marks[at] == m_known[at])
            continue;
        changed.left = std::min(changed.left, column);
        changed.right = column + 1;
    }
    return changed;
}

// Rows of tiles with a change between them are one area.
void Damage::find_areas() {
    PixelRect open;
    auto const close = [&] {
        if (!open.is_empty())
            m_areas.push_back({open.left * tile, open.top * tile,
                               std::min(open.right * tile, m_width),
                               std::min(open.foot * tile, m_height)});
        open = {};
    };
    for (int row = 0; row < m_rows; ++row) {
        PixelRect const changed = changed_in(row);
        if (changed.is_empty())
            close();
        else if (open.is_empty())
            open = changed;
        else
            open = {std::min(open.left, changed.left), open.top,
                    std::max(open.right, changed.right), changed.foot};
    }
    close();
}

std::span<PixelRect const> Damage::compare(ImDrawData const& drawing, float density,
                                           std::uint32_t glyphs) {
    PixelRect const window = window_of(drawing, density);
    m_areas.clear();
    if (window.right != m_width || window.foot != m_height || density != m_density)
        forget();
    m_density = density;
    m_width = window.right;
    m_height = window.foot;
    m_columns = (m_width + tile - 1) / tile;
    m_rows = (m_height + tile - 1) / tile;
    m_marks.assign(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows), glyphs);
    for (ImDrawList const* const list : drawing.CmdLists) {
        for (ImDrawCmd const& command : list->CmdBuffer) {
            PixelRect const clip = clip_of(command, density).within(window);
            if (!clip.is_empty())
                add(*list, command, clip);
        }
    }
    if (m_known.empty())
        m_areas.push_back(window);
    else
        find_areas();
    std::swap(m_marks, m_known);
    return m_areas;
}

}
