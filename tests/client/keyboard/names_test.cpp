#include "client/keyboard/names.h"
#include "shared/text/letters.h"
#include "shared/text/telex.h"
#include "shared/text/utf8.h"
#include "tests/client/keyboard/opened.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace onedoor;
using namespace onedoor::keyboard;
using text::InputMethod;

namespace {

constexpr Purpose purposes[] = {Purpose::Words,  Purpose::Email, Purpose::Code, Purpose::Secret,
                                Purpose::Digits, Purpose::Date,  Purpose::Phone};

std::string said(Keyboard const& keyboard, Key key, Language language) {
    return spoken_name(keyboard, index_of(keyboard, key), language);
}

/// All pages and both cases of a purpose, each shown to `check`.
template<typename Check> void on_every_page(Purpose purpose, Check check) {
    Keyboard keyboard = opened(purpose);
    check(keyboard);
    if (keyboard.page() == Page::Pad)
        return;
    keyboard.activate(index_of(keyboard, {KeyKind::Shift, 0}));
    check(keyboard);
    keyboard.activate(index_of(keyboard, {KeyKind::Page, 0}));
    check(keyboard);
}

}

TEST_CASE("key names: every key has a name of its own in both languages") {
    for (Language const language : {Language::Vietnamese, Language::English})
        for (Purpose const purpose : purposes)
            on_every_page(purpose, [&](Keyboard const& keyboard) {
                std::set<std::string> names;
                for (std::size_t i = 0; i < keyboard.keys().size(); ++i) {
                    CAPTURE(label(keyboard, i, language));
                    std::string const name = spoken_name(keyboard, i, language);
                    CHECK_FALSE(name.empty());
                    CHECK_FALSE(label(keyboard, i, language).empty());
                    CHECK(names.insert(name).second);
                }
            });
}

TEST_CASE("key names: signs are said in words, never as the sign") {
    for (Purpose const purpose : purposes)
        on_every_page(purpose, [](Keyboard const& keyboard) {
            for (std::size_t i = 0; i < keyboard.keys().size(); ++i) {
                Key const key = keyboard.key_at(i);
                if (key.kind == KeyKind::Character && !text::is_letter(key.character))
                    CHECK(text::character_count(spoken_name(keyboard, i, Language::Vietnamese)) >
                          1);
            }
        });
}

TEST_CASE("key names: letters have their Vietnamese names and say when they are capital") {
    Keyboard keyboard = opened(Purpose::Words);
    Key const q{KeyKind::Character, U'q'};
    CHECK(said(keyboard, q, Language::Vietnamese) == "quy");
    CHECK(said(keyboard, q, Language::English) == "q");
    keyboard.activate(index_of(keyboard, {KeyKind::Shift, 0}));
    CHECK(said(keyboard, q, Language::Vietnamese) == "quy hoa");
    CHECK(said(keyboard, q, Language::English) == "capital q");
    CHECK(label(keyboard, index_of(keyboard, q), Language::Vietnamese) == "Q");
}

TEST_CASE("key names: switches say how they stand") {
    Keyboard keyboard = opened(Purpose::Words);
    Key const shift{KeyKind::Shift, 0};
    Key const method{KeyKind::Method, 0};
    CHECK(said(keyboard, shift, Language::Vietnamese) == "Viết hoa, đang tắt");
    keyboard.activate(index_of(keyboard, shift));
    CHECK(said(keyboard, shift, Language::English) == "Shift, on for one letter");
    keyboard.activate(index_of(keyboard, shift));
    CHECK(said(keyboard, shift, Language::Vietnamese) == "Viết hoa, đang khóa");
    CHECK(said(keyboard, method, Language::Vietnamese) == "Kiểu gõ Telex");
    keyboard.activate(index_of(keyboard, method));
    CHECK(said(keyboard, method, Language::English) == "Typing method VNI");
}

TEST_CASE("key names: Enter says whether it goes on or begins a line") {
    Keyboard keyboard = opened(Purpose::Words);
    Key const enter{KeyKind::Enter, 0};
    CHECK(said(keyboard, enter, Language::Vietnamese) == "Sang ô tiếp theo");
    keyboard.open(Purpose::Words, Lines::Multiple);
    CHECK(said(keyboard, enter, Language::Vietnamese) == "Xuống dòng");
    CHECK(label(keyboard, index_of(keyboard, enter), Language::English) == "New line");
    keyboard.open(Purpose::Words, Lines::Search);
    CHECK(said(keyboard, enter, Language::Vietnamese) == "Tìm");
    CHECK(said(keyboard, enter, Language::English) == "Search");
    keyboard.open(Purpose::Words);
    CHECK(label(keyboard, index_of(keyboard, enter), Language::English) == "Next");
}

TEST_CASE("key names: a row says where it begins and ends") {
    Keyboard const keyboard = opened(Purpose::Words);
    CHECK(spoken_row(keyboard, 1, Language::Vietnamese) == "Hàng 2, từ quy đến pê");
    CHECK(spoken_row(keyboard, 0, Language::English) == "Row 1, from one to zero");
}

TEST_CASE("key names: a character of a secret is heard as an asterisk") {
    Key const letter{KeyKind::Character, U'K'};
    CHECK(spoken_echo(letter, Purpose::Secret, Language::Vietnamese) == "dấu sao");
    CHECK(spoken_echo({KeyKind::Space, 0}, Purpose::Secret, Language::English) == "asterisk");
    CHECK(spoken_echo(letter, Purpose::Words, Language::Vietnamese) == "ca hoa");
    CHECK(spoken_echo({KeyKind::Backspace, 0}, Purpose::Secret, Language::English) ==
          "Delete the character before");
}

TEST_CASE("key names: the help on a key is what the key does after its letter") {
    struct Case {
        InputMethod method;
        std::string_view keys;
    };
    for (auto const [method, keys] :
         {Case{InputMethod::Telex, "sfrxjwdaeo"}, Case{InputMethod::Vni, "123456789"}})
        for (char const key : keys) {
            CAPTURE(key);
            std::string_view const help = mark_help(static_cast<unsigned char>(key), method);
            bool is_done = false;
            for (std::string_view const before : {"a", "o", "d", "e"})
                is_done =
                    is_done ||
                    text::type_key(method, before, before, static_cast<unsigned char>(key)).text ==
                        help;
            CHECK(is_done);
        }
    CHECK(mark_help(U'S', InputMethod::Telex) == "á");
    CHECK(mark_help(U'k', InputMethod::Telex).empty());
    CHECK(mark_help(U's', InputMethod::Vni).empty());
    CHECK(mark_help(U's', InputMethod::System).empty());
}
