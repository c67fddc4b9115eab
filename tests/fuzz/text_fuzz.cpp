#include "shared/core/verify.h"
#include "shared/text/fold.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace onedoor;

/// Any bytes are survived; valid text stays valid, and every normal form is final.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input(reinterpret_cast<char const*>(data), size);
    std::string const nfc = text::to_nfc(input);
    std::string const folded = text::fold(input);
    std::string const key = text::comparison_key(input);
    std::string const lines = text::collapse_white_space_in_lines(input);
    if (!text::is_valid_utf8(input))
        return 0;
    for (std::string const& text : {nfc, folded, key, lines})
        VERIFY(text::is_valid_utf8(text));
    VERIFY(text::to_nfc(nfc) == nfc);
    VERIFY(text::fold(folded) == folded);
    VERIFY(text::fold(nfc) == folded);
    VERIFY(text::comparison_key(key) == key);
    VERIFY(text::collapse_white_space_in_lines(lines) == lines);
    VERIFY(text::character_count(nfc) == text::character_count(input));
    for (std::size_t max = 0; max < 40; ++max) {
        VERIFY(text::is_valid_utf8(text::truncate_bytes(input, max)));
        VERIFY(text::truncate_bytes(input, max).size() <= max);
        VERIFY(text::character_count(text::truncate_characters(input, max)) <= max);
    }
    return 0;
}
