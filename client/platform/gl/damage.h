#pragma once

#include "client/platform/gl/pixel_rect.h"

#include <cstdint>
#include <span>
#include <vector>

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;

namespace onedoor::platform {

/// Where a drawing differs from the one before it. The window is divided into tiles; of each tile
/// it is known which triangles touch it, in which order and inside which clip. Where nothing of
/// that changed, no pixel did.
class Damage {
public:
    /// What has to be drawn again: areas that do not overlap, from the top, at most one beside
    /// another; empty when the picture stays as it is. `glyphs` stands for what lies in the glyph
    /// texture: another number, and everything differs. Until the next call.
    std::span<PixelRect const> compare(ImDrawData const& drawing, float density,
                                       std::uint32_t glyphs);
    /// The next drawing differs everywhere.
    void forget() { m_known.clear(); }

private:
    void add(ImDrawList const& list, ImDrawCmd const& command, PixelRect const& clip);
    void touch(PixelRect const& area, std::uint64_t mark);
    void find_areas();
    [[nodiscard]] PixelRect changed_in(int row) const;

    float m_density = 1;
    int m_width = 0, m_height = 0;
    int m_columns = 0, m_rows = 0;
    /// Of each tile, row by row: this drawing's, and those of the last.
    std::vector<std::uint64_t> m_marks, m_known;
    std::vector<PixelRect> m_areas;
};

}
