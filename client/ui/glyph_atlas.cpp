#include "client/ui/glyph_atlas.h"

#include <algorithm>

namespace onedoor::ui {

namespace {

constexpr int height_min = 256;
// Glyphs of nearly the same height share a shelf.
constexpr int shelf_step = 4;

}

void GlyphAtlas::clear() {
    m_shelves.clear();
    m_pixels.assign(static_cast<std::size_t>(width) * height_min, 0);
    constexpr int side = 3;
    take(side, side);
    for (int y = 0; y < side; ++y)
        std::fill_n(at({0, y}), side, std::uint8_t{255});
    m_changes = {0, height()};
    ++m_generation;
}

GlyphAtlas::Shelf* GlyphAtlas::shelf_for(int w, int h) {
    int const height = (h + shelf_step - 1) / shelf_step * shelf_step;
    for (Shelf& shelf : m_shelves) {
        if (shelf.height == height && shelf.end + w <= width)
            return &shelf;
    }
    int const y = m_shelves.empty() ? 0 : m_shelves.back().y + m_shelves.back().height;
    if (w > width || y + height > height_max)
        return nullptr;
    while (y + height > this->height())
        m_pixels.resize(m_pixels.size() * 2);
    return &m_shelves.emplace_back(y, height, 0);
}

std::optional<GlyphAtlas::Place> GlyphAtlas::take(int w, int h) {
    Shelf* const shelf = shelf_for(w + 1, h + 1);
    if (shelf == nullptr)
        return std::nullopt;
    Place const place{shelf->end, shelf->y};
    shelf->end += w + 1;
    m_changes = {std::min(m_changes.first, place.y), std::max(m_changes.last, place.y + h)};
    return place;
}

std::uint8_t* GlyphAtlas::at(Place place) {
    return m_pixels.data() + static_cast<std::ptrdiff_t>(place.y) * width + place.x;
}

}
