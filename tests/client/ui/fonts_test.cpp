#include "client/ui/fonts.h"
#include "client/ui/text_layout.h"
#include "tests/support/read_file.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <string>

using namespace onedoor;
using ui::FontFamily;
using ui::GlyphAtlas;

namespace {

class Letters {
public:
    ui::Fonts fonts;

    explicit Letters(float density = 1) {
        static constexpr std::array names{"noto-sans-regular", "noto-sans-bold", "phosphor-bold",
                                          "phosphor-fill", "phosphor-duotone"};
        for (std::size_t i = 0; i < names.size(); ++i)
            m_files[i] = support::read_file(std::string(ONEDOOR_FONTS) + "/" + names[i] + ".ttf");
        auto const bytes = [&](std::size_t i) {
            return std::span(reinterpret_cast<std::uint8_t const*>(m_files[i].data()),
                             m_files[i].size());
        };
        fonts.set_density(density);
        fonts.set_files({bytes(0), bytes(1), bytes(2), bytes(3), bytes(4)});
    }

private:
    std::array<std::string, 5> m_files;
};

}

TEST_CASE("fonts: a letter is measured at once and rasterised when it is painted") {
    Letters letters;
    ui::Face& face = letters.fonts.face(FontFamily::Regular, 16);
    CHECK(ui::text_width(face, "Nguyễn") > 40);
    letters.fonts.atlas().forget_changes();
    CHECK(letters.fonts.atlas().changes().first >= letters.fonts.atlas().changes().last);

    ui::Glyph const glyph = letters.fonts.glyph(face, U'ễ');
    CHECK(glyph.width > 5);
    CHECK(glyph.top > 0);
    CHECK(glyph.top + glyph.height <= ui::letter_height(FontFamily::Regular, 16));
    GlyphAtlas::Rows const rows = letters.fonts.atlas().changes();
    CHECK(rows.last - rows.first == static_cast<int>(glyph.v_height));
    std::uint8_t const* const pixels = letters.fonts.atlas().pixels();
    std::uint8_t darkest = 0;
    for (int y = rows.first; y < rows.last; ++y) {
        std::uint8_t const* const row = pixels + std::ptrdiff_t{y} * GlyphAtlas::width;
        auto const left = static_cast<std::ptrdiff_t>(glyph.u);
        darkest = std::max(
            darkest, *std::max_element(row + left, row + left + std::ptrdiff_t(glyph.u_width)));
    }
    CHECK(darkest > 200);
}

TEST_CASE("fonts: a space is wide and empty, an unknown character is a question mark") {
    Letters letters;
    ui::Face& face = letters.fonts.face(FontFamily::Bold, 20);
    CHECK(letters.fonts.glyph(face, ' ').width == 0);
    CHECK(face.advance(' ') > 3);
    CHECK(face.advance(U'漢') == face.advance('?'));
    CHECK(ui::text_width(face, "\xff") == face.advance('?'));
}

TEST_CASE("fonts: letters never lie over one another, and growing moves none") {
    GlyphAtlas atlas;
    std::vector<std::array<int, 4>> taken;
    for (int i = 0; i < 3000; ++i) {
        int const w = 5 + i % 31, h = 7 + i * 7 % 43;
        auto const place = atlas.take(w, h);
        REQUIRE(place);
        CHECK(*atlas.at(*place) == 0);
        std::fill_n(atlas.at(*place), w, std::uint8_t{9});
        taken.push_back({place->x, place->y, w, h});
    }
    CHECK(atlas.height() > 256);
    for (std::size_t i = 0; i < taken.size(); ++i) {
        CHECK(*atlas.at({taken[i][0], taken[i][1]}) == 9);
        CHECK(taken[i][0] + taken[i][2] < GlyphAtlas::width);
        bool const is_alone = std::none_of(taken.begin(), taken.end(), [&](auto const& other) {
            return &other != &taken[i] && other[0] <= taken[i][0] + taken[i][2] &&
                   taken[i][0] <= other[0] + other[2] && other[1] <= taken[i][1] + taken[i][3] &&
                   taken[i][1] <= other[1] + other[3];
        });
        CHECK(is_alone);
    }
}

TEST_CASE("fonts: a full atlas says so, and has room again after starting over") {
    Letters letters(3);
    int sizes = 0;
    for (float size = 40; !letters.fonts.is_full(); size += 1, ++sizes) {
        for (char32_t code = 0x1EA0; code < 0x1EF9; ++code)
            letters.fonts.glyph(letters.fonts.face(FontFamily::Bold, size), code);
    }
    CHECK(sizes > 1);
    CHECK(letters.fonts.atlas().height() == GlyphAtlas::height_max);

    std::uint32_t const generation = letters.fonts.atlas().generation();
    letters.fonts.start_over();
    CHECK(letters.fonts.atlas().generation() == generation + 1);
    CHECK(letters.fonts.glyph(letters.fonts.face(FontFamily::Bold, 40), U'Ệ').width > 10);
    CHECK(!letters.fonts.is_full());
}
