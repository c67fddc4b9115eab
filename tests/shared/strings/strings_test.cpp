#include "shared/strings/strings.h"

#include <doctest/doctest.h>

using namespace onedoor;
using strings::Key;
using text::Language;

TEST_CASE("strings: every key has both languages") {
    for (std::uint16_t i = 0; i < strings::key_count; ++i) {
        CHECK_FALSE(strings::get(static_cast<Key>(i), Language::Vietnamese).empty());
        CHECK_FALSE(strings::get(static_cast<Key>(i), Language::English).empty());
    }
}

TEST_CASE("strings: placeholders take their values") {
    CHECK(strings::format(Key::form_step, Language::Vietnamese, {{"step", "2"}, {"count", "5"}}) ==
          "Bước 2/5");
    CHECK(strings::format(Key::form_step, Language::English, {{"step", "2"}}) ==
          "Step 2 of {count}");
}
