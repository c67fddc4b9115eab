#include <cstddef>
#include <cstdlib>
#include <malloc.h>
#include <new>
#include <string.h>

// What a citizen typed passes through many short-lived texts. Nothing that was freed keeps what was
// in it, whoever owned it (reliability §2.13).

namespace {

void* allocate(std::size_t size) {
    void* const memory = std::malloc(size != 0 ? size : 1);
    if (memory == nullptr)
        std::abort();
    return memory;
}

void* allocate(std::size_t size, std::align_val_t alignment) {
    auto const boundary = static_cast<std::size_t>(alignment);
    void* const memory = std::aligned_alloc(boundary, (size + boundary - 1) / boundary * boundary);
    if (memory == nullptr)
        std::abort();
    return memory;
}

void release(void* memory) {
    if (memory == nullptr)
        return;
    explicit_bzero(memory, malloc_usable_size(memory));
    std::free(memory);
}

}

void* operator new(std::size_t size) {
    return allocate(size);
}
void* operator new[](std::size_t size) {
    return allocate(size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    return allocate(size, alignment);
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
    return allocate(size, alignment);
}
void operator delete(void* memory) noexcept {
    release(memory);
}
void operator delete[](void* memory) noexcept {
    release(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    release(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    release(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
    release(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
    release(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    release(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
    release(memory);
}
