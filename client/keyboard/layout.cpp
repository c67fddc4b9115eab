#include "client/keyboard/layout.h"

#include <algorithm>
#include <array>

namespace onedoor::keyboard {

namespace {

template<std::size_t N> consteval std::array<Slot, N - 1> letters(char32_t const (&text)[N]) {
    std::array<Slot, N - 1> row;
    for (std::size_t i = 0; i + 1 < N; ++i)
        row[i].key.character = text[i];
    return row;
}

consteval Slot character(char32_t letter, std::uint8_t width = 2) {
    return {{KeyKind::Character, letter}, width, 0};
}

consteval Slot special(KeyKind kind, std::uint8_t width) {
    return {{kind, 0}, width, 0};
}

consteval Slot after_space(Slot slot, std::uint8_t space) {
    slot.space_before = space;
    return slot;
}

template<std::size_t N>
consteval std::array<Slot, N + 2> between(Slot first, std::array<Slot, N> middle, Slot last) {
    std::array<Slot, N + 2> row;
    row.front() = first;
    std::copy(middle.begin(), middle.end(), row.begin() + 1);
    row.back() = last;
    return row;
}

template<std::size_t N>
consteval std::array<Slot, N> indented(std::array<Slot, N> row, std::uint8_t space) {
    row.front().space_before = space;
    return row;
}

constexpr Slot backspace = special(KeyKind::Backspace, 3);
constexpr Slot other_page = special(KeyKind::Page, 3);
constexpr Slot enter = special(KeyKind::Enter, 3);
constexpr Slot close = special(KeyKind::Close, 2);

constexpr auto digits = letters(U"1234567890");
constexpr auto top = letters(U"qwertyuiop");
constexpr auto home = indented(letters(U"asdfghjkl"), 1);
constexpr auto bottom = between(special(KeyKind::Shift, 3), letters(U"zxcvbnm"), backspace);
constexpr Slot words_foot[] = {other_page,
                               special(KeyKind::Method, 3),
                               character(U','),
                               special(KeyKind::Space, 5),
                               character(U'.'),
                               enter,
                               close};
constexpr Slot email_foot[] = {
    other_page, character(U'@', 4), character(U'.', 4), character(U'-'), character(U'_'), enter,
    close};
constexpr Slot code_foot[] = {other_page,
                              character(U'-'),
                              character(U'.'),
                              character(U'/'),
                              special(KeyKind::Space, 6),
                              enter,
                              close};

constexpr auto signs_1 = letters(U".,;:!?\"'()");
constexpr auto signs_2 = letters(U"@#$%&*+=-_");
constexpr auto signs_3 = letters(U"/\\|[]{}<>^");
constexpr auto signs_4 = between(after_space(character(U'~'), 3), letters(U"`°²³§–"), backspace);
constexpr Slot signs_foot[] = {other_page, special(KeyKind::Space, 12), enter, close};
constexpr Slot email_signs_foot[] = {other_page, after_space(enter, 12), close};

constexpr auto pad_1 = [] {
    constexpr auto row = letters(U"123");
    return std::array{row[0], row[1], row[2], backspace};
}();
constexpr auto pad_2 = [] {
    constexpr auto row = letters(U"456");
    return std::array{row[0], row[1], row[2], special(KeyKind::Close, 3)};
}();
constexpr auto pad_3 = letters(U"789");
constexpr Slot digits_foot[] = {after_space(character(U'0'), 2), after_space(enter, 2)};
constexpr Slot date_foot[] = {character(U'/'), character(U'0'), after_space(enter, 2)};
constexpr Slot phone_foot[] = {character(U'+'), character(U'0'), after_space(enter, 2)};

constexpr Row words_letters[] = {digits, top, home, bottom, words_foot};
constexpr Row email_letters[] = {digits, top, home, bottom, email_foot};
constexpr Row code_letters[] = {digits, top, home, bottom, code_foot};
constexpr Row signs[] = {signs_1, signs_2, signs_3, signs_4, signs_foot};
constexpr Row email_signs[] = {signs_1, signs_2, signs_3, signs_4, email_signs_foot};
constexpr Row digits_pad[] = {pad_1, pad_2, pad_3, digits_foot};
constexpr Row date_pad[] = {pad_1, pad_2, pad_3, date_foot};
constexpr Row phone_pad[] = {pad_1, pad_2, pad_3, phone_foot};

float halves_of(Row row) {
    int halves = 0;
    for (Slot const& slot : row)
        halves += slot.space_before + slot.width;
    return static_cast<float>(halves);
}

/// Along one direction: keys of one unit and the gaps around them.
struct Pitch {
    float key = 0;
    float gap = 0;
    float start = 0;
};

Pitch pitch_of(float room, float count, float px_per_mm) {
    float const gap_wanted = (room - count * key_mm_min * px_per_mm) / (count + 1);
    Pitch pitch;
    pitch.gap = std::clamp(gap_wanted, gap_mm_min * px_per_mm, gap_mm * px_per_mm);
    pitch.key = std::clamp((room - pitch.gap * (count + 1)) / count, 0.0F, key_mm_max * px_per_mm);
    float const used = count * pitch.key + (count + 1) * pitch.gap;
    pitch.start = std::max(0.0F, (room - used) / 2) + pitch.gap;
    return pitch;
}

}

std::span<Row const> rows_of(Purpose purpose, Page page) {
    switch (purpose) {
    case Purpose::Digits:
        return digits_pad;
    case Purpose::Date:
        return date_pad;
    case Purpose::Phone:
        return phone_pad;
    case Purpose::Email:
        return page == Page::Signs ? email_signs : email_letters;
    case Purpose::Code:
    case Purpose::Secret:
        return page == Page::Signs ? signs : code_letters;
    case Purpose::Words:
        break;
    }
    return page == Page::Signs ? signs : words_letters;
}

float height_wanted(Purpose purpose, float px_per_mm) {
    auto const rows = static_cast<float>(rows_of(purpose, first_page(purpose)).size());
    return (rows * key_mm_high + (rows + 1) * gap_mm) * px_per_mm;
}

Dock dock(Rect screen, Rect field, Purpose purpose, float px_per_mm) {
    float const height = std::min(height_wanted(purpose, px_per_mm), dock_share_max * screen.h);
    Dock docked{{screen.x, screen.y + screen.h - height, screen.w, height}};
    float const hidden = field.y + field.h + gap_mm * px_per_mm - docked.area.y;
    float const above = std::max(0.0F, field.y - screen.y);
    docked.scroll = std::clamp(hidden, 0.0F, above);
    return docked;
}

std::vector<PlacedKey> place(std::span<Row const> rows, Rect area, float px_per_mm) {
    float halves = 0;
    for (Row const row : rows)
        halves = std::max(halves, halves_of(row));
    Pitch const across = pitch_of(area.w, halves / 2, px_per_mm);
    Pitch const down = pitch_of(area.h, static_cast<float>(rows.size()), px_per_mm);
    float const half = (across.key + across.gap) / 2;
    std::vector<PlacedKey> keys;
    float y = area.y + down.start;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        float x = area.x + across.start;
        for (Slot const& slot : rows[row]) {
            x += static_cast<float>(slot.space_before) * half;
            float const pitch = static_cast<float>(slot.width) * half;
            keys.push_back({slot.key,
                            {x, y, std::max(0.0F, pitch - across.gap), down.key},
                            static_cast<std::uint8_t>(row)});
            x += pitch;
        }
        y += down.key + down.gap;
    }
    return keys;
}

}
