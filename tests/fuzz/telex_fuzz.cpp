#include "shared/core/verify.h"
#include "shared/text/normalise.h"
#include "shared/text/telex.h"
#include "shared/text/utf8.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace onedoor;

namespace {

constexpr std::size_t text_bytes_max = 4096;

bool ends_word(char32_t character) {
    return character < 0x80 && !text::is_letter(character) &&
           !(character >= '0' && character <= '9');
}

/// One key in a field: only the last word changes, composed, and by little.
void type(text::InputMethod method, std::string& field, std::string& keys, char32_t key) {
    text::Typed const typed = text::type_key(method, field, keys, key);
    VERIFY(text::is_valid_utf8(typed.text) && text::is_valid_utf8(typed.keys));
    std::size_t kept = field.size();
    for (std::size_t i = 0; i < typed.replaced; ++i) {
        VERIFY(kept > 0);
        do
            --kept;
        while ((static_cast<unsigned char>(field[kept]) & 0xC0) == 0x80);
        VERIFY(!ends_word(text::decode_valid(field, kept).code_point));
    }
    std::string key_text;
    text::append(key_text, key);
    VERIFY(typed.replaced > 0 || typed.text == key_text || text::to_lower(key) == 'w');
    VERIFY(typed.text.size() <= field.size() - kept + keys.size() + 16);
    VERIFY(typed.replaced == 0 || !text::is_valid_utf8(field) ||
           text::to_nfc(typed.text) == typed.text);
    field.resize(kept);
    field += typed.text;
    keys = typed.keys;
}

}

/// Any bytes are survived; what is typed stays within the word before the caret and composed.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size < 2 || size > text_bytes_max)
        return 0;
    auto const method = data[0] % 2 == 0 ? text::InputMethod::Telex : text::InputMethod::Vni;
    std::string_view const rest(reinterpret_cast<char const*>(data) + 2, size - 2);
    // What stood in the field before, of which nothing is known, then the keys.
    std::size_t const before = rest.size() * data[1] / 256;
    std::string field(text::is_valid_utf8(rest.substr(0, before)) ? rest.substr(0, before) : "");
    std::string keys;
    for (std::size_t offset = before; offset < rest.size();) {
        text::Decoded const key = text::decode_valid(rest, offset);
        offset += key.length;
        type(method, field, keys, key.code_point);
    }
    return 0;
}
