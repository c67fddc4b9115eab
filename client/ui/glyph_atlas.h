#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace onedoor::ui {

/// The texture of all glyphs: one byte of coverage per pixel, filled in shelves from the top and
/// grown downward as far as every device of OpenGL ES 3 goes. Places in it are pixels, so that
/// growing moves nothing.
class GlyphAtlas {
public:
    static constexpr int width = 2048;
    static constexpr int height_max = 2048;
    /// A place that is wholly covered, for shapes without a texture.
    static constexpr float white = 1.5F;

    struct Place {
        int x = 0, y = 0;
    };
    /// Rows [first, last).
    struct Rows {
        int first = 0, last = 0;
    };

    GlyphAtlas() { clear(); }

    void clear();
    /// Raised by each clear(): until then, what lies at a place stays there.
    [[nodiscard]] std::uint32_t generation() const { return m_generation; }
    /// Room of `w` × `h` zeroed pixels with an empty one beside and below; nothing when full.
    std::optional<Place> take(int w, int h);
    [[nodiscard]] std::uint8_t* at(Place place);

    [[nodiscard]] int height() const { return static_cast<int>(m_pixels.size()) / width; }
    [[nodiscard]] std::uint8_t const* pixels() const { return m_pixels.data(); }
    /// What changed since forget_changes().
    [[nodiscard]] Rows changes() const { return m_changes; }
    void forget_changes() { m_changes = {height_max, 0}; }

private:
    struct Shelf {
        int y = 0, height = 0, end = 0;
    };
    Shelf* shelf_for(int w, int h);

    std::vector<std::uint8_t> m_pixels;
    std::vector<Shelf> m_shelves;
    Rows m_changes;
    std::uint32_t m_generation = 0;
};

}
