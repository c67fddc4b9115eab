#include "client/platform/gl/damage.h"

#include <doctest/doctest.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <memory>
#include <vector>

using onedoor::platform::Damage;
using onedoor::platform::PixelRect;

namespace {

constexpr ImU32 red = IM_COL32(255, 0, 0, 255), blue = IM_COL32(0, 0, 255, 255);

/// A window of 320 × 240 with rectangles in it.
class Board {
public:
    Board() {
        m_shared.ClipRectFullscreen = {0, 0, 320, 240};
        m_data.DisplaySize = {320, 240};
        m_data.Valid = true;
    }

    void begin() {
        m_list = std::make_unique<ImDrawList>(&m_shared);
        m_list->_ResetForNewFrame();
        m_list->PushTextureID(nullptr);
        m_list->PushClipRect({0, 0}, {320, 240});
    }
    void fill(float x, float y, float w, float h, ImU32 colour) {
        m_list->AddRectFilled({x, y}, {x + w, y + h}, colour);
    }
    void clip(float x, float y, float w, float h) { m_list->PushClipRect({x, y}, {x + w, y + h}); }

    std::vector<PixelRect> compare(float density = 1, std::uint32_t glyphs = 1) {
        m_data.CmdLists.clear();
        m_data.CmdLists.push_back(m_list.get());
        auto const areas = m_damage.compare(m_data, density, glyphs);
        return {areas.begin(), areas.end()};
    }
    void forget() { m_damage.forget(); }

private:
    ImDrawListSharedData m_shared;
    std::unique_ptr<ImDrawList> m_list;
    ImDrawData m_data;
    Damage m_damage;
};

constexpr PixelRect whole{0, 0, 320, 240};

}

TEST_CASE("damage: a first drawing differs everywhere, the same one again nowhere") {
    Board board;
    for (bool const is_first : {true, false}) {
        board.begin();
        board.fill(10, 10, 100, 20, red);
        CHECK(board.compare() == (is_first ? std::vector{whole} : std::vector<PixelRect>{}));
    }
    board.forget();
    CHECK(board.compare() == std::vector{whole});
}

TEST_CASE("damage: another colour costs the tiles of its rectangle") {
    Board board;
    for (ImU32 const colour : {red, blue}) {
        board.begin();
        board.fill(0, 0, 320, 240, red);
        board.fill(40, 40, 50, 20, colour);
        auto const areas = board.compare();
        if (colour == blue)
            CHECK(areas == std::vector{PixelRect{32, 32, 96, 64}});
    }
}

TEST_CASE("damage: what moves is drawn anew where it was and where it is") {
    Board board;
    for (float const y : {0.0F, 200.0F}) {
        board.begin();
        board.fill(0, y, 10, 10, red);
        auto const areas = board.compare();
        if (y > 0)
            CHECK(areas == std::vector{PixelRect{0, 0, 32, 32}, PixelRect{0, 192, 32, 224}});
    }
}

TEST_CASE("damage: the same rectangles in another order are another picture") {
    Board board;
    for (bool const is_red_first : {true, false}) {
        board.begin();
        board.fill(100, 100, 20, 20, is_red_first ? red : blue);
        board.fill(100, 100, 20, 20, is_red_first ? blue : red);
        auto const areas = board.compare();
        if (!is_red_first)
            CHECK(areas == std::vector{PixelRect{96, 96, 128, 128}});
    }
}

TEST_CASE("damage: another clip shows another part of the same rectangle") {
    Board board;
    for (float const width : {10.0F, 20.0F}) {
        board.begin();
        board.clip(64, 64, width, 30);
        board.fill(0, 0, 320, 240, red);
        auto const areas = board.compare();
        if (width > 10)
            CHECK(areas == std::vector{PixelRect{64, 64, 96, 96}});
    }
}

TEST_CASE("damage: other glyphs, another density or size differ everywhere") {
    Board board;
    board.begin();
    board.fill(10, 10, 100, 20, red);
    board.compare();
    CHECK(board.compare(1, 2) == std::vector{whole});
    CHECK(board.compare(2, 2) == std::vector{PixelRect{0, 0, 640, 480}});
    CHECK(board.compare(2, 2).empty());
}

TEST_CASE("damage: far outside the window nothing is damaged") {
    Board board;
    for (float const x : {-1e9F, 1e9F}) {
        board.begin();
        board.fill(x, 1e9F, 10, 10, red);
        auto const areas = board.compare();
        if (x > 0)
            CHECK(areas.empty());
    }
}
