#include "client/keyboard/layout.h"
#include "shared/text/letters.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <string>

using namespace onedoor::keyboard;

namespace {

struct Shown {
    Purpose purpose;
    Page page;
};

std::vector<Shown> all_pages() {
    std::vector<Shown> pages;
    for (Purpose const purpose : {Purpose::Words, Purpose::Email, Purpose::Code, Purpose::Secret}) {
        pages.push_back({purpose, Page::Letters});
        pages.push_back({purpose, Page::Signs});
    }
    for (Purpose const purpose : {Purpose::Digits, Purpose::Date, Purpose::Phone})
        pages.push_back({purpose, Page::Pad});
    return pages;
}

std::vector<PlacedKey> placed(Shown shown, Rect area, float px_per_mm) {
    return place(rows_of(shown.purpose, shown.page), area, px_per_mm);
}

std::u32string characters_of(Shown shown) {
    std::u32string characters;
    for (Row const row : rows_of(shown.purpose, shown.page))
        for (Slot const& slot : row)
            if (slot.key.kind == KeyKind::Character)
                characters += slot.key.character;
    return characters;
}

std::size_t count_of(Shown shown, KeyKind kind) {
    auto const keys = placed(shown, {0, 0, 1080, 400}, 4);
    return static_cast<std::size_t>(
        std::ranges::count_if(keys, [&](PlacedKey const& key) { return key.key.kind == kind; }));
}

void check_sizes(Shown shown, Rect area, float px_per_mm) {
    CAPTURE(static_cast<int>(shown.purpose));
    CAPTURE(static_cast<int>(shown.page));
    float const least = key_mm_min * px_per_mm - 0.01F;
    for (PlacedKey const& key : placed(shown, area, px_per_mm)) {
        CAPTURE(static_cast<unsigned>(key.key.character));
        CHECK(key.rect.w >= least);
        CHECK(key.rect.h >= least);
    }
}

bool are_apart(Rect a, Rect b, float gap) {
    return a.x + a.w + gap <= b.x || b.x + b.w + gap <= a.x || a.y + a.h + gap <= b.y ||
           b.y + b.h + gap <= a.y;
}

}

TEST_CASE("keyboard: on an upright kiosk every key is at least 15 mm wide and high") {
    for (float const mm_per_px : {0.248F, 0.27F})
        for (Shown const shown : all_pages()) {
            float const px_per_mm = 1 / mm_per_px;
            float const height = height_wanted(shown.purpose, px_per_mm);
            check_sizes(shown, {0, 1200, 1080, height}, px_per_mm);
        }
}

TEST_CASE("keyboard: the smallest areas that the header promises hold keys of 15 mm") {
    for (Shown const shown : all_pages())
        check_sizes(shown, shown.page == Page::Pad ? Rect{0, 0, 73, 65} : Rect{0, 0, 161, 81}, 1);
}

TEST_CASE("keyboard: a letter key of a 21.5-inch screen is as wide as the header says") {
    auto const keys = placed({Purpose::Words, Page::Letters}, {0, 0, 1080, 400}, 1080 / 268.0F);
    CHECK(keys[0].rect.w * 268 / 1080 == doctest::Approx(24.6).epsilon(0.01));
}

TEST_CASE("keyboard: keys lie inside the area, with gaps between them") {
    Rect const area{37, 1411, 1006, 371};
    constexpr float px_per_mm = 4;
    for (Shown const shown : all_pages()) {
        auto const keys = placed(shown, area, px_per_mm);
        for (std::size_t i = 0; i < keys.size(); ++i) {
            Rect const rect = keys[i].rect;
            CHECK(rect.x >= area.x);
            CHECK(rect.y >= area.y);
            CHECK(rect.x + rect.w <= area.x + area.w + 0.01F);
            CHECK(rect.y + rect.h <= area.y + area.h + 0.01F);
            for (std::size_t j = 0; j < i; ++j)
                CHECK(are_apart(rect, keys[j].rect, gap_mm_min * px_per_mm - 0.01F));
        }
    }
}

TEST_CASE("keyboard: an area that is too small has small keys and never negative ones") {
    for (Rect const area : {Rect{0, 0, 300, 60}, Rect{0, 0, 3, 3}, Rect{}})
        for (Shown const shown : all_pages())
            for (PlacedKey const& key : placed(shown, area, 4)) {
                CHECK(key.rect.w >= 0);
                CHECK(key.rect.h >= 0);
            }
}

TEST_CASE("keyboard: keys come in reading order") {
    for (Shown const shown : all_pages()) {
        auto const keys = placed(shown, {0, 0, 1080, 400}, 4);
        for (std::size_t i = 1; i < keys.size(); ++i) {
            bool const is_next_row = keys[i].row == keys[i - 1].row + 1;
            CHECK((is_next_row || keys[i].row == keys[i - 1].row));
            CHECK((is_next_row ? keys[i].rect.y > keys[i - 1].rect.y
                               : keys[i].rect.x > keys[i - 1].rect.x));
        }
    }
}

TEST_CASE("keyboard: number pads have digits and the separator of their purpose alone") {
    CHECK(characters_of({Purpose::Digits, Page::Pad}) == U"1234567890");
    CHECK(characters_of({Purpose::Date, Page::Pad}) == U"123456789/0");
    CHECK(characters_of({Purpose::Phone, Page::Pad}) == U"123456789+0");
    for (Purpose const purpose : {Purpose::Digits, Purpose::Date, Purpose::Phone}) {
        CHECK(first_page(purpose) == Page::Pad);
        CHECK(count_of({purpose, Page::Pad}, KeyKind::Space) == 0);
        CHECK(count_of({purpose, Page::Pad}, KeyKind::Page) == 0);
    }
}

TEST_CASE("keyboard: letters and signs together write every printable ASCII character once") {
    for (Purpose const purpose : {Purpose::Words, Purpose::Code, Purpose::Secret}) {
        auto const letters = characters_of({purpose, Page::Letters});
        auto const signs = characters_of({purpose, Page::Signs});
        for (char32_t c = U'!'; c <= U'~'; ++c) {
            CAPTURE(static_cast<unsigned>(c));
            CHECK((letters + signs).contains(onedoor::text::to_lower(c)));
            CHECK(std::ranges::count(letters, c) <= 1);
            CHECK(std::ranges::count(signs, c) <= 1);
        }
    }
}

TEST_CASE("keyboard: an e-mail address needs no other page and takes no space") {
    auto const letters = characters_of({Purpose::Email, Page::Letters});
    for (char32_t const c : std::u32string(U"@.-_0"))
        CHECK(letters.contains(c));
    CHECK(count_of({Purpose::Email, Page::Letters}, KeyKind::Space) == 0);
    CHECK(count_of({Purpose::Email, Page::Signs}, KeyKind::Space) == 0);
}

TEST_CASE("keyboard: every page can delete, go on and be put away; only words have a method") {
    for (Shown const shown : all_pages()) {
        for (KeyKind const kind : {KeyKind::Backspace, KeyKind::Enter, KeyKind::Close})
            CHECK(count_of(shown, kind) == 1);
        bool const has_method = shown.purpose == Purpose::Words && shown.page == Page::Letters;
        CHECK(count_of(shown, KeyKind::Method) == (has_method ? 1U : 0U));
    }
}

TEST_CASE("keyboard: the page moves up just so far that the field stands above the keys") {
    constexpr float px_per_mm = 4;
    Rect const screen{0, 0, 1080, 1920};
    float const top = dock(screen, {}, Purpose::Words, px_per_mm).area.y;
    CHECK(top == 1920 - height_wanted(Purpose::Words, px_per_mm));
    CHECK(dock(screen, {60, 300, 960, 140}, Purpose::Words, px_per_mm).scroll == 0);
    Rect const hidden{60, 1700, 960, 140};
    float const scroll = dock(screen, hidden, Purpose::Words, px_per_mm).scroll;
    CHECK(hidden.y + hidden.h - scroll == doctest::Approx(top - gap_mm * px_per_mm));
    CHECK(dock(screen, hidden, Purpose::Date, px_per_mm).scroll < scroll);
}

TEST_CASE("keyboard: of a field higher than the room above the keys the beginning is seen") {
    Rect const field{60, 100, 960, 1800};
    CHECK(dock({0, 0, 1080, 1920}, field, Purpose::Words, 4).scroll == field.y);
    CHECK(dock({0, 0, 1080, 1920}, {0, -50, 1080, 1900}, Purpose::Words, 4).scroll == 0);
}

TEST_CASE("keyboard: a low screen keeps room for the page") {
    Dock const docked = dock({0, 0, 1366, 400}, {40, 20, 600, 90}, Purpose::Words, 4);
    CHECK(docked.area.h == doctest::Approx(400 * dock_share_max));
    CHECK(docked.area.y + docked.area.h == doctest::Approx(400));
}
