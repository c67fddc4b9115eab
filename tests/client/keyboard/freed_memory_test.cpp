#include "client/keyboard/editing.h"
#include "tests/support/freed_memory.h"

#include <doctest/doctest.h>
#include <string>
#include <string_view>

using namespace onedoor;
using namespace onedoor::keyboard;
using testing::freed_with;

namespace {

[[gnu::noinline]] std::string long_text() {
    return "a secret that is long enough";
}

void type(Editing& editing, std::string_view keys) {
    for (char const key : keys)
        editing.apply(key == ' ' ? Key{KeyKind::Space, 0}
                                 : Key{KeyKind::Character, static_cast<unsigned char>(key)});
}

}

TEST_CASE("freed memory: a text that is merely let go is found there") {
    CHECK(freed_with({"a secret that"}, [] { CHECK(long_text().size() == 28); }) == 1);
}

TEST_CASE("freed memory: nothing typed into a secret field is in a block that was freed") {
    constexpr std::string_view secret = "Kho4-Mat!2026#dai-hon-mot-tu";
    CHECK(freed_with({secret.substr(5, 9)}, [&] {
              Editing editing;
              editing.begin("", {.purpose = Purpose::Secret});
              type(editing, secret);
              CHECK(editing.text() == secret);
              editing.apply({KeyKind::Backspace, 0});
              editing.begin("", {.purpose = Purpose::Words, .characters_max = 4000});
          }) == 0);
}

TEST_CASE("freed memory: nor is a name, whose words are short") {
    CHECK(freed_with({"guy"}, [] {
              Editing editing;
              editing.begin("", {});
              type(editing, "Nguyeenx Thij Khuyur");
              CHECK(editing.text() == "Nguyễn Thị Khuỷu");
          }) == 0);
}
