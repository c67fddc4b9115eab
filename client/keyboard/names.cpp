#include "client/keyboard/names.h"

#include "shared/core/verify.h"
#include "shared/text/letters.h"
#include "shared/text/utf8.h"

#include <algorithm>

namespace onedoor::keyboard {

namespace {

struct Words {
    std::string_view vi, en;

    [[nodiscard]] constexpr std::string_view in(Language language) const {
        return language == Language::English ? en : vi;
    }
};

struct CharacterName {
    char32_t character;
    Words words;
};

/// English letters are said as they are.
constexpr CharacterName names[] = {
    {U'a', {"a", "a"}},
    {U'b', {"bê", "b"}},
    {U'c', {"xê", "c"}},
    {U'd', {"dê", "d"}},
    {U'e', {"e", "e"}},
    {U'f', {"ép", "f"}},
    {U'g', {"giê", "g"}},
    {U'h', {"hát", "h"}},
    {U'i', {"i ngắn", "i"}},
    {U'j', {"gi", "j"}},
    {U'k', {"ca", "k"}},
    {U'l', {"e-lờ", "l"}},
    {U'm', {"em-mờ", "m"}},
    {U'n', {"en-nờ", "n"}},
    {U'o', {"o", "o"}},
    {U'p', {"pê", "p"}},
    {U'q', {"quy", "q"}},
    {U'r', {"e-rờ", "r"}},
    {U's', {"ét-xì", "s"}},
    {U't', {"tê", "t"}},
    {U'u', {"u", "u"}},
    {U'v', {"vê", "v"}},
    {U'w', {"vê kép", "w"}},
    {U'x', {"ích-xì", "x"}},
    {U'y', {"i dài", "y"}},
    {U'z', {"dét", "z"}},
    {U'0', {"không", "zero"}},
    {U'1', {"một", "one"}},
    {U'2', {"hai", "two"}},
    {U'3', {"ba", "three"}},
    {U'4', {"bốn", "four"}},
    {U'5', {"năm", "five"}},
    {U'6', {"sáu", "six"}},
    {U'7', {"bảy", "seven"}},
    {U'8', {"tám", "eight"}},
    {U'9', {"chín", "nine"}},
    {U'.', {"dấu chấm", "full stop"}},
    {U',', {"dấu phẩy", "comma"}},
    {U';', {"dấu chấm phẩy", "semicolon"}},
    {U':', {"dấu hai chấm", "colon"}},
    {U'!', {"dấu chấm than", "exclamation mark"}},
    {U'?', {"dấu chấm hỏi", "question mark"}},
    {U'"', {"dấu ngoặc kép", "double quote"}},
    {U'\'', {"dấu nháy đơn", "apostrophe"}},
    {U'(', {"mở ngoặc đơn", "left parenthesis"}},
    {U')', {"đóng ngoặc đơn", "right parenthesis"}},
    {U'@', {"a còng", "at sign"}},
    {U'#', {"dấu thăng", "number sign"}},
    {U'$', {"ký hiệu đô la", "dollar sign"}},
    {U'%', {"phần trăm", "percent"}},
    {U'&', {"dấu và", "ampersand"}},
    {U'*', {"dấu sao", "asterisk"}},
    {U'+', {"dấu cộng", "plus"}},
    {U'=', {"dấu bằng", "equals"}},
    {U'-', {"gạch ngang", "hyphen"}},
    {U'_', {"gạch dưới", "underscore"}},
    {U'/', {"gạch chéo", "slash"}},
    {U'\\', {"gạch chéo ngược", "backslash"}},
    {U'|', {"gạch đứng", "vertical bar"}},
    {U'[', {"mở ngoặc vuông", "left square bracket"}},
    {U']', {"đóng ngoặc vuông", "right square bracket"}},
    {U'{', {"mở ngoặc nhọn", "left curly bracket"}},
    {U'}', {"đóng ngoặc nhọn", "right curly bracket"}},
    {U'<', {"dấu nhỏ hơn", "less than"}},
    {U'>', {"dấu lớn hơn", "greater than"}},
    {U'^', {"dấu mũ rời", "caret"}},
    {U'~', {"dấu ngã rời", "tilde"}},
    {U'`', {"dấu huyền rời", "grave accent"}},
    {U'°', {"độ", "degree"}},
    {U'²', {"bình phương", "squared"}},
    {U'³', {"lập phương", "cubed"}},
    {U'§', {"ký hiệu mục", "section sign"}},
    {U'–', {"gạch nối dài", "dash"}},
};

constexpr Words masked{"dấu sao", "asterisk"};
constexpr Words space_bar{"Dấu cách", "Space"};
constexpr Words erase{"Xóa", "Delete"};
constexpr Words erase_spoken{"Xóa ký tự trước", "Delete the character before"};
constexpr Words next{"Tiếp", "Next"};
constexpr Words next_spoken{"Sang ô tiếp theo", "Go to the next field"};
constexpr Words search{"Tìm", "Search"};
constexpr Words new_line{"Xuống dòng", "New line"};
constexpr Words hide{"Ẩn", "Hide"};
constexpr Words hide_spoken{"Ẩn bàn phím", "Hide the keyboard"};
constexpr Words to_signs{"Ký hiệu", "Signs"};
constexpr Words to_letters{"Chữ cái", "Letters"};
constexpr Words shift_label{"Viết hoa", "Shift"};

Words shift_spoken(Shift shift) {
    switch (shift) {
    case Shift::Once:
        return {"Viết hoa, đang bật cho một chữ", "Shift, on for one letter"};
    case Shift::Locked:
        return {"Viết hoa, đang khóa", "Shift, locked"};
    case Shift::Off:
        break;
    }
    return {"Viết hoa, đang tắt", "Shift, off"};
}

Words enter_label(Lines lines) {
    return lines == Lines::Multiple ? new_line : lines == Lines::Search ? search : next;
}

Words enter_spoken(Lines lines) {
    return lines == Lines::Multiple ? new_line : lines == Lines::Search ? search : next_spoken;
}

Words method_label(text::InputMethod method) {
    switch (method) {
    case text::InputMethod::Telex:
        return {"Telex", "Telex"};
    case text::InputMethod::Vni:
        return {"VNI", "VNI"};
    case text::InputMethod::System:
        break;
    }
    return {"Không dấu", "No marks"};
}

std::string spoken_character(char32_t character, Language language) {
    char32_t const lower = text::to_lower(character);
    auto const* const found = std::ranges::find(names, lower, &CharacterName::character);
    std::string name;
    if (found == std::end(names))
        text::append(name, character);
    else
        name = found->words.in(language);
    if (lower == character)
        return name;
    return language == Language::English ? "capital " + name : name + " hoa";
}

std::string spoken_key(Key const& key, Language language) {
    switch (key.kind) {
    case KeyKind::Character:
        return spoken_character(key.character, language);
    case KeyKind::Backspace:
        return std::string(erase_spoken.in(language));
    case KeyKind::Space:
        return std::string(space_bar.in(language));
    case KeyKind::Close:
        return std::string(hide_spoken.in(language));
    default:
        return {};
    }
}

}

std::string_view title(Language language) {
    return language == Language::English ? "Keyboard" : "Bàn phím";
}

std::string label(Keyboard const& keyboard, std::size_t index, Language language) {
    Key const key = keyboard.key_at(index);
    std::string character;
    switch (key.kind) {
    case KeyKind::Character:
        text::append(character, key.character);
        return character;
    case KeyKind::Backspace:
        return std::string(erase.in(language));
    case KeyKind::Space:
        return std::string(space_bar.in(language));
    case KeyKind::Enter:
        return std::string(enter_label(keyboard.lines()).in(language));
    case KeyKind::Shift:
        return std::string(shift_label.in(language));
    case KeyKind::Page:
        return std::string((keyboard.page() == Page::Letters ? to_signs : to_letters).in(language));
    case KeyKind::Method:
        return std::string(method_label(keyboard.method()).in(language));
    case KeyKind::Close:
        break;
    }
    return std::string(hide.in(language));
}

std::string spoken_name(Keyboard const& keyboard, std::size_t index, Language language) {
    Key const key = keyboard.key_at(index);
    switch (key.kind) {
    case KeyKind::Shift:
        return std::string(shift_spoken(keyboard.shift()).in(language));
    case KeyKind::Enter:
        return std::string(enter_spoken(keyboard.lines()).in(language));
    case KeyKind::Page:
        return label(keyboard, index, language);
    case KeyKind::Method:
        return std::string(Words{"Kiểu gõ ", "Typing method "}.in(language)) +
               label(keyboard, index, language);
    default:
        return spoken_key(key, language);
    }
}

std::string spoken_row(Keyboard const& keyboard, std::uint8_t row, Language language) {
    auto const [first, last] = std::ranges::equal_range(keyboard.keys(), row, {}, &PlacedKey::row);
    VERIFY(first != last);
    auto const index = [&](auto key) {
        return static_cast<std::size_t>(key - keyboard.keys().begin());
    };
    std::string const from = spoken_name(keyboard, index(first), language);
    std::string const to = spoken_name(keyboard, index(last - 1), language);
    std::string const number = std::to_string(row + 1);
    if (language == Language::English)
        return "Row " + number + ", from " + from + " to " + to;
    return "Hàng " + number + ", từ " + from + " đến " + to;
}

std::string spoken_echo(Key const& key, Purpose purpose, Language language) {
    bool const is_masked = purpose == Purpose::Secret &&
                           (key.kind == KeyKind::Character || key.kind == KeyKind::Space);
    return is_masked ? std::string(masked.in(language)) : spoken_key(key, language);
}

std::string_view mark_help(char32_t character, text::InputMethod method) {
    struct Help {
        char32_t telex, vni;
        std::string_view marked;
    };
    constexpr Help helps[] = {
        {U's', U'1', "á"}, {U'f', U'2', "à"}, {U'r', U'3', "ả"}, {U'x', U'4', "ã"},
        {U'j', U'5', "ạ"}, {U'w', U'7', "ơ"}, {0, U'8', "ă"},    {U'd', U'9', "đ"},
        {0, U'6', "â"},    {U'a', 0, "â"},    {U'e', 0, "ê"},    {U'o', 0, "ô"},
    };
    if (method == text::InputMethod::System || character == 0)
        return {};
    char32_t const key = text::to_lower(character);
    for (Help const& help : helps)
        if ((method == text::InputMethod::Telex ? help.telex : help.vni) == key)
            return help.marked;
    return {};
}

}
