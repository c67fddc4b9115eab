#include "shared/core/verify.h"
#include "shared/fees/vietqr.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace onedoor;

namespace {

/// The input with a right checksum behind it: without it hardly any input gets past the checksum.
std::string sealed(std::string_view body) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string payload = std::string(body) + "6304";
    std::uint16_t const crc = fees::crc16(payload);
    for (int shift = 12; shift >= 0; shift -= 4)
        payload.push_back(digits[crc >> shift & 15]);
    return payload;
}

void check(std::string_view payload) {
    auto const code = fees::parse_vietqr(payload);
    if (!code) {
        VERIFY(code.error().code.starts_with("vietqr."));
        return;
    }
    VERIFY(fees::parse_vietqr(fees::build_vietqr(*code).value()).value() == *code);
}

}

/// What is accepted can be built again and is read as the same code.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input(reinterpret_cast<char const*>(data), size);
    check(input);
    check(sealed(input));
    return 0;
}
