#include "client/keyboard/editing.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::keyboard;
using text::InputMethod;

namespace {

constexpr Key backspace{KeyKind::Backspace, 0};

/// A field in which keys are pressed one after another; "<" is the backspace.
class Typist {
public:
    explicit Typist(Field const& field = {}, InputMethod method = InputMethod::Telex) {
        m_editing.begin("", field);
        m_editing.set_method(method);
    }

    Typist& type(std::string_view keys) {
        for (std::size_t offset = 0; offset < keys.size();) {
            text::Decoded const key = text::decode_valid(keys, offset);
            offset += key.length;
            press(key.code_point);
        }
        return *this;
    }

    Outcome press(char32_t key) {
        if (key == U'<')
            return m_editing.apply(backspace);
        if (key == U' ')
            return m_editing.apply({KeyKind::Space, 0});
        return m_editing.apply({KeyKind::Character, key});
    }

    [[nodiscard]] std::string text() const { return std::string(m_editing.text()); }
    Editing& editing() { return m_editing; }

private:
    Editing m_editing;
};

std::string typed(std::string_view keys, InputMethod method = InputMethod::Telex) {
    return Typist({}, method).type(keys).text();
}

bool contains(void const* memory, std::size_t size, std::string_view part) {
    return std::string_view(static_cast<char const*>(memory), size).contains(part);
}

}

TEST_CASE("editing: Telex writes Vietnamese with the keys of the screen") {
    CHECK(typed("nguyeenx thij") == "nguyễn thị");
    CHECK(typed("thuowr gieengs quyeets khuyur") == "thuở giếng quyết khuỷu");
    CHECK(typed("DDoongf Thaps") == "Đồng Tháp");
}

TEST_CASE("editing: VNI does the same, and as typed stays as typed") {
    CHECK(typed("thuo73 gie61ng quye61t khuyu3", InputMethod::Vni) == "thuở giếng quyết khuỷu");
    CHECK(typed("was thij", InputMethod::System) == "was thij");
}

TEST_CASE("editing: a backspace straight after a mark takes the mark off") {
    CHECK(typed("nguyeenx<") == "nguyên");
    CHECK(typed("nguyeenx<s") == "nguyến");
    CHECK(typed("thuow<") == "thuo");
    CHECK(typed("dd<") == "d");
    CHECK(typed("ddi<<") == "");
}

TEST_CASE("editing: any other backspace deletes one character") {
    CHECK(typed("nguyeenx<<") == "nguyê");
    CHECK(typed("thij <<") == "th");
    CHECK(typed("w<") == "");
    CHECK(typed("aaa") == "aa");
    CHECK(typed("aaa<") == "a");
    CHECK(typed("xoas<a<<") == "xo");
    Typist empty;
    CHECK(empty.press(U'<') == Outcome::Unchanged);
}

TEST_CASE("editing: what was not typed here becomes NFC and can be changed at any place") {
    Typist typist;
    typist.editing().begin("Nguye\u0302\u0303n Thi", {});
    CHECK(typist.text() == "Nguyễn Thi");
    typist.type("j");
    CHECK(typist.text() == "Nguyễn Thị");
    for (int i = 0; i < 4; ++i)
        typist.editing().move_caret(CaretStep::Left);
    typist.type("<");
    CHECK(typist.text() == "Nguyễ Thị");
    typist.editing().move_caret(CaretStep::Start);
    CHECK(typist.press(U'<') == Outcome::Unchanged);
    typist.editing().move_caret(CaretStep::Right);
    typist.type("hh");
    CHECK(typist.text() == "Nhhguyễ Thị");
    typist.editing().move_caret(CaretStep::End);
    CHECK(typist.editing().caret() == typist.text().size());
}

TEST_CASE("editing: a loose mark at the front joins nothing") {
    Typist typist;
    typist.editing().begin("\u0301\u0301bc", {});
    typist.editing().move_caret(CaretStep::Start);
    CHECK(typist.type("a").text() == "abc");
}

TEST_CASE("editing: the caret never stands inside a character") {
    Typist typist;
    typist.editing().begin("ễ x\u0325\u0301 €", {});
    std::size_t steps = 0;
    while (typist.editing().caret() > 0) {
        typist.editing().move_caret(CaretStep::Left);
        CHECK(text::is_valid_utf8(typist.editing().text().substr(typist.editing().caret())));
        ++steps;
    }
    CHECK(steps == 5);
    typist.editing().move_caret(CaretStep::Left);
    CHECK(typist.editing().caret() == 0);
}

TEST_CASE("editing: a full field takes no character but still takes marks") {
    Typist typist({.characters_max = 3});
    typist.type("thi");
    CHECK(typist.press(U'n') == Outcome::Full);
    CHECK(typist.press(U' ') == Outcome::Full);
    CHECK(typist.press(U'j') == Outcome::Changed);
    CHECK(typist.text() == "thị");
}

TEST_CASE("editing: a text that was too long before stays and can only become shorter") {
    Typist typist;
    typist.editing().begin("quyết định", {.characters_max = 4});
    CHECK(typist.press(U'n') == Outcome::Full);
    typist.type("<");
    CHECK(typist.text() == "quyết địn");
    typist.editing().begin(std::string(9000, 'a'), {.characters_max = 9000});
    CHECK(typist.text().size() == limits::long_text_answer_characters_max);
    CHECK(typist.press(U'b') == Outcome::Full);
}

TEST_CASE("editing: number fields take digits and their separator alone, whoever sends them") {
    auto const taken = [](Purpose purpose) {
        Typist typist({.purpose = purpose});
        typist.type("a1/2+3-4. s5");
        return typist.text();
    };
    CHECK(taken(Purpose::Digits) == "12345");
    CHECK(taken(Purpose::Date) == "1/2345");
    CHECK(taken(Purpose::Phone) == "12+345");
}

TEST_CASE("editing: addresses, codes and secrets are written as typed") {
    for (Purpose const purpose : {Purpose::Email, Purpose::Code, Purpose::Secret})
        CHECK(Typist({.purpose = purpose}).type("thij@w").text() == "thij@w");
}

TEST_CASE("editing: control characters, halves of pairs and loose marks are no text") {
    Typist typist;
    for (char32_t const key : {U'\0', U'\x1B', U'\n', U'\x7F', U'\x9B', U'\u0301'})
        CHECK(typist.press(key) == Outcome::Unchanged);
    CHECK(typist.press(static_cast<char32_t>(0xD800)) == Outcome::Unchanged);
    CHECK(typist.press(static_cast<char32_t>(0x110000)) == Outcome::Unchanged);
    CHECK(typist.text().empty());
}

TEST_CASE("editing: Enter goes on, or begins a line where there are several") {
    Typist single;
    CHECK(single.editing().apply({KeyKind::Enter, 0}) == Outcome::Next);
    Typist several({.lines = Lines::Multiple});
    several.type("a");
    CHECK(several.editing().apply({KeyKind::Enter, 0}) == Outcome::Changed);
    CHECK(several.type("b").text() == "a\nb");
    CHECK(several.editing().apply({KeyKind::Close, 0}) == Outcome::Closed);
}

TEST_CASE("editing: of a secret only its length is shown") {
    Typist typist({.purpose = Purpose::Secret});
    typist.type("Mật khẩu");
    CHECK(typist.editing().shown() == "••••••••");
    typist.editing().move_caret(CaretStep::Left);
    CHECK(typist.editing().shown_caret() == 7 * std::string_view("•").size());
    CHECK(typist.text() == "Mật khẩu");
    typist.type("<");
    CHECK(typist.editing().shown() == "•••••••");
    typist.editing().wipe();
    CHECK(typist.editing().shown().empty());
}

TEST_CASE("editing: after a wipe neither the text nor its keys are in the memory they had") {
    constexpr std::string_view canary = "Trần Bích Ngọc";
    Editing editing;
    editing.begin(canary, {});
    for (char32_t const key : std::u32string(U"cawnj"))
        editing.apply({KeyKind::Character, key});
    char const* const text = editing.text().data();
    std::size_t const size = editing.text().size();
    REQUIRE(contains(text, size, canary));
    editing.wipe();
    CHECK(editing.text().empty());
    CHECK(editing.caret() == 0);
    for (std::size_t i = 0; i < size; ++i)
        CHECK(text[i] == 0);
    CHECK_FALSE(contains(&editing, sizeof editing, "Ng"));
}

TEST_CASE("editing: the text never moves while it is typed, so that a wipe reaches all of it") {
    Editing editing;
    editing.begin("", {.characters_max = 60});
    editing.apply({KeyKind::Character, U'ễ'});
    char const* const text = editing.text().data();
    for (int i = 1; i < 60; ++i)
        CHECK(editing.apply({KeyKind::Character, i % 7 == 0 ? U'\U0001F600' : U'ễ'}) ==
              Outcome::Changed);
    CHECK(editing.apply({KeyKind::Character, U'x'}) == Outcome::Full);
    CHECK(editing.text().data() == text);
}

TEST_CASE("editing: random keys leave a valid, bounded NFC text") {
    constexpr unsigned seed = 20261122;
    CAPTURE(seed);
    unsigned state = seed;
    auto const random = [&](unsigned bound) {
        state = state * 1664525U + 1013904223U;
        return (state >> 16) % bound;
    };
    constexpr std::u32string_view keys = U"aeouyidwsfrxjznghtcqpAEODW 12679";
    for (int round = 0; round < 300; ++round) {
        Typist typist({.characters_max = 12},
                      random(2) == 0 ? InputMethod::Telex : InputMethod::Vni);
        for (int i = 0; i < 60; ++i) {
            if (random(5) == 0)
                typist.press(U'<');
            else if (random(9) == 0)
                typist.editing().move_caret(static_cast<CaretStep>(random(4)));
            else
                typist.press(keys[random(static_cast<unsigned>(keys.size()))]);
            std::string const text = typist.text();
            REQUIRE(text::is_valid_utf8(text));
            REQUIRE(text::to_nfc(text) == text);
            REQUIRE(text::character_count(text) <= 12);
            REQUIRE(typist.editing().caret() <= text.size());
        }
    }
}
