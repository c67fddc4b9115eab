#include "client/ui/frame_state.h"

#include <algorithm>
#include <array>

namespace onedoor::ui {

namespace {

// Of a kiosk's foot: its bar of actions and its utility bar (guide, section 8), until they are
// measured.
constexpr float bars_height = 320;
constexpr float row_height_min = 72;
// What a display that works can show: everything, nothing, and each colour alone and in pairs.
constexpr std::array<std::uint32_t, GlassTest::rows> colours{
    0xFFFFFF, 0xFFFF00, 0x00FFFF, 0x00FF00, 0xFF00FF, 0xFF0000, 0x0000FF, 0x000000};
constexpr std::size_t first_dark = 4;

bool cell(FrameState& s, NodeId id, Rect rect, std::size_t row, bool is_touched) {
    Interaction const touch = s.interact(id, rect);
    Colour const mark = rgb(row < first_dark ? 0x000000 : 0xFFFFFF);
    s.painter.fill(rect, rgb(colours[row]));
    s.painter.stroke(rect, mark, 1, 0);
    float const size = s.m.icon_large;
    if (is_touched || touch.pressed)
        s.painter.icon(icon::check, rect.x + (rect.w - size) / 2, rect.y + (rect.h - size) / 2,
                       size, mark);
    if (touch.focused)
        s.painter.stroke(rect.grown(-s.m.ring), mark, s.m.ring, 0);
    return touch.activated;
}

}

std::optional<std::size_t> Frame::glass_test(Key key, GlassTest const& test) {
    FrameState& s = *m_state;
    Viewport const& viewport = s.input.viewport;
    // Below it stand the gap that follows each thing and the end of the page.
    float const below = s.measured(document_id, 1, bars_height) + 2 * s.m.gap;
    float const free = viewport.height - s.box().cursor - below;
    float const height = std::max(free, row_height_min * GlassTest::rows);
    Rect const place = s.place(height, {0, 0});
    Rect const area{0, place.y, viewport.width, height};
    NodeId const id = s.id_of(key);
    std::optional<std::size_t> pressed;
    for (std::size_t at = 0; at < GlassTest::columns * GlassTest::rows; ++at) {
        std::size_t const row = at / GlassTest::columns, column = at % GlassTest::columns;
        Rect const rect{area.w / GlassTest::columns * static_cast<float>(column),
                        area.y + area.h / GlassTest::rows * static_cast<float>(row),
                        area.w / GlassTest::columns, area.h / GlassTest::rows};
        std::string const number = std::to_string(at + 1);
        bool const is_touched = test.touched[at] != 0;
        if (cell(s, node_id(id, {"cell", number}), rect, row, is_touched))
            pressed = at;
        std::string label = std::string(test.cell_label) + ' ' + number;
        if (is_touched)
            label.append(", ").append(test.touched_label);
        s.add_node(Role::Button, node_id(id, {"cell", number}), rect, label);
    }
    return pressed;
}

}
