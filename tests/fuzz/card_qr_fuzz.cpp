#include "shared/core/verify.h"
#include "shared/identity/card_qr.h"
#include "shared/text/utf8.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace onedoor;

/// An accepted card is valid text and is the same card when written and read again.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input(reinterpret_cast<char const*>(data), size);
    auto const card = identity::parse_card_qr(input);
    if (!card) {
        VERIFY(card.error().code.starts_with("card."));
        return 0;
    }
    std::string const written = identity::write_card_qr(*card);
    VERIFY(text::is_valid_utf8(written));
    VERIFY(identity::parse_card_qr(written).value() == *card);
    return 0;
}
