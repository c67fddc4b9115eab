#include "tests/support/freed_memory.h"

#include <atomic>
#include <cstdlib>
#include <malloc.h>
#include <new>

namespace {

std::atomic<std::initializer_list<std::string_view> const*> g_texts = nullptr;
std::initializer_list<std::string_view> g_watched;
std::atomic<int> g_found = 0;

void let_go(void* block) {
    auto const* const texts = g_texts.load();
    if (block != nullptr && texts != nullptr) {
        std::string_view const content(static_cast<char const*>(block), malloc_usable_size(block));
        for (std::string_view const text : *texts)
            g_found += content.contains(text);
    }
    std::free(block);
}

}

namespace onedoor::testing {

void watch_freed_memory(std::initializer_list<std::string_view> texts) {
    g_found = 0;
    g_watched = texts;
    g_texts = &g_watched;
}

int end_watching() {
    g_texts = nullptr;
    return g_found;
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
