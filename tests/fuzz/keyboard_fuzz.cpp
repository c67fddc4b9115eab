#include "client/keyboard/editing.h"
#include "client/keyboard/keyboard.h"
#include "shared/core/verify.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace onedoor;
using namespace onedoor::keyboard;

namespace {

constexpr std::size_t input_bytes_max = 4096;
constexpr Rect area{0, 0, 1080, 400};

void check(Editing const& editing, std::string_view start, std::size_t characters_max) {
    std::string_view const text = editing.text();
    VERIFY(text::is_valid_utf8(text) && text::to_nfc(text) == text);
    VERIFY(text::character_count(text) <= std::max(characters_max, text::character_count(start)));
    VERIFY(editing.caret() <= text.size() && editing.shown_caret() <= editing.shown().size());
    VERIFY(text::is_valid_utf8(text.substr(0, editing.caret())));
}

void act(Keyboard& keyboard, Editing& editing, std::uint8_t what) {
    if (what >= 240) {
        editing.move_caret(static_cast<CaretStep>(what % 4));
        return;
    }
    editing.apply(keyboard.activate(what % keyboard.keys().size()));
    editing.set_method(keyboard.method());
}

}

/// Any text and any keys leave a composed text that is no longer than it may be.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size < 3 || size > input_bytes_max)
        return 0;
    auto const purpose = static_cast<Purpose>(data[0] % 7);
    std::size_t const characters_max = 1 + data[1] % 40;
    std::string_view const rest(reinterpret_cast<char const*>(data) + 3, size - 3);
    std::string_view const before = rest.substr(0, rest.size() * data[2] / 256);
    std::string_view const start = text::is_valid_utf8(before) ? before : std::string_view();
    Keyboard keyboard;
    keyboard.place(area, 4);
    keyboard.open(purpose);
    Editing editing;
    editing.begin(start, {purpose, Lines::Multiple, characters_max});
    check(editing, start, characters_max);
    for (char const what : rest.substr(before.size())) {
        act(keyboard, editing, static_cast<std::uint8_t>(what));
        check(editing, start, characters_max);
    }
    return 0;
}
