#include "client/keyboard/editing.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <malloc.h>
#include <new>
#include <string>
#include <string_view>

using namespace onedoor;
using namespace onedoor::keyboard;

namespace {

/// Part of what is typed; no freed block may hold it.
std::string_view g_canary;
int g_found = 0;

void let_go(void* block) {
    if (block != nullptr && !g_canary.empty())
        g_found += std::string_view(static_cast<char const*>(block), malloc_usable_size(block))
                       .contains(g_canary);
    std::free(block);
}

/// Blocks that held the canary when they were freed while `act` ran.
template<typename Act> int freed_with(std::string_view canary, Act act) {
    g_found = 0;
    g_canary = canary;
    act();
    g_canary = {};
    return g_found;
}

/// Not inlined: a block that comes and goes within one function may never be had at all.
[[gnu::noinline]] std::string long_text() {
    return "a secret that is long enough";
}

void type(Editing& editing, std::string_view keys) {
    for (char const key : keys)
        editing.apply(key == ' ' ? Key{KeyKind::Space, 0}
                                 : Key{KeyKind::Character, static_cast<unsigned char>(key)});
}

}

void* operator new(std::size_t size) {
    void* const block = std::malloc(size);
    if (block == nullptr)
        std::abort();
    return block;
}

void operator delete(void* block) noexcept {
    let_go(block);
}

void operator delete(void* block, std::size_t) noexcept {
    let_go(block);
}

TEST_CASE("freed memory: a text that is merely let go is found there") {
    CHECK(freed_with("a secret that", [] { CHECK(long_text().size() == 28); }) == 1);
}

TEST_CASE("freed memory: nothing typed into a secret field is in a block that was freed") {
    constexpr std::string_view secret = "Kho4-Mat!2026#dai-hon-mot-tu";
    CHECK(freed_with(secret.substr(5, 9), [&] {
              Editing editing;
              editing.begin("", {.purpose = Purpose::Secret});
              type(editing, secret);
              CHECK(editing.text() == secret);
              editing.apply({KeyKind::Backspace, 0});
              editing.begin("", {.purpose = Purpose::Words, .characters_max = 4000});
          }) == 0);
}

TEST_CASE("freed memory: nor is a name, whose words are short") {
    CHECK(freed_with("guy", [] {
              Editing editing;
              editing.begin("", {});
              type(editing, "Nguyeenx Thij Khuyur");
              CHECK(editing.text() == "Nguyễn Thị Khuỷu");
          }) == 0);
}
