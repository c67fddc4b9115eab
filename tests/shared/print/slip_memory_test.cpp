#include "shared/core/wipe.h"
#include "shared/print/escpos.h"
#include "shared/print/slip.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <doctest/doctest.h>
#include <fstream>
#include <string>
#include <vector>

using namespace onedoor;
using namespace onedoor::print;

namespace {

constexpr std::size_t letters = 32;
/// Memory that is given back loses its first bytes to the allocator: the others are looked for.
constexpr std::size_t first_sought = 16, sought = letters - first_sought;

/// The nth letter of a text that stands nowhere in this program.
char canary_letter(std::size_t at) {
    return static_cast<char>('A' + (at * 7 + 11) % 26);
}

std::string make_canary() {
    std::string text;
    text.reserve(letters);
    for (std::size_t at = 0; at < letters; ++at)
        text += canary_letter(at);
    return text;
}

bool is_end_of_canary(char const* bytes) {
    for (std::size_t at = 0; at < sought; ++at) {
        if (bytes[at] != canary_letter(first_sought + at))
            return false;
    }
    return true;
}

/// In everything this process may write, what was given back included: the tests' allocator keeps
/// that for a while.
std::size_t count_in_memory() {
    std::ifstream maps("/proc/self/maps");
    std::FILE* const memory = std::fopen("/proc/self/mem", "rb");
    REQUIRE(memory != nullptr);
    std::size_t found = 0;
    constexpr std::size_t part_bytes = 1 << 20;
    std::vector<char> part(part_bytes + sought);
    for (std::string line; std::getline(maps, line);) {
        unsigned long begin = 0, end = 0;
        char rights[5] = {};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &begin, &end, rights) != 3 ||
            rights[1] != 'w' || end - begin > (1UL << 30))
            continue;
        for (unsigned long at = begin; at < end; at += part_bytes) {
            bool const is_own = at <= reinterpret_cast<unsigned long>(part.data()) &&
                                reinterpret_cast<unsigned long>(part.data()) < at + part_bytes;
            if (is_own || std::fseek(memory, static_cast<long>(at), SEEK_SET) != 0)
                continue;
            std::size_t const got = std::fread(part.data(), 1, part.size(), memory);
            char const* next = part.data();
            for (char const* const last = part.data() + got - std::min(got, sought); next < last;
                 ++next) {
                next = static_cast<char const*>(std::memchr(next, canary_letter(first_sought),
                                                            static_cast<std::size_t>(last - next)));
                if (next == nullptr)
                    break;
                found += is_end_of_canary(next) ? 1 : 0;
            }
        }
    }
    std::fclose(memory);
    return found;
}

receipts::FilingSlipSource filing_with(std::string const& text) {
    receipts::FilingSlipSource source;
    source.procedure = source.reference = source.secret = source.result_place =
        source.look_up_address = text;
    source.papers.resize(1);
    source.papers[0].name = text;
    return source;
}

void wipe(receipts::FilingSlipSource& source) {
    for (std::string* const text : {&source.procedure, &source.reference, &source.secret,
                                    &source.result_place, &source.look_up_address})
        core::wipe(*text);
    core::wipe(source.papers[0].name);
}

}

TEST_CASE("slip S2: no word of a slip stays in memory when it was drawn, encoded and wiped") {
    std::string canary = make_canary();
    REQUIRE(count_in_memory() > 0);
    receipts::FilingSlipSource source = filing_with(canary);
    core::wipe(canary);
    receipts::Slip slip = receipts::build_filing_slip(source, text::Language::Vietnamese);
    wipe(source);
    auto raster = slip_raster(slip, dots_80_mm, Edition::Copy);
    REQUIRE(raster);
    REQUIRE(escpos::encode(*raster));
    receipts::wipe(slip);
    CHECK(count_in_memory() == 0);
}
