#include "shared/core/verify.h"
#include "shared/json/json.h"
#include "shared/text/utf8.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace onedoor;

/// What is accepted is written again as the same value, in both forms; an error is well-formed.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input(reinterpret_cast<char const*>(data), size);
    auto const value = json::parse(input);
    if (!value) {
        VERIFY(value.error().code.starts_with("json."));
        VERIFY(!text::is_valid_utf8(input) || text::is_valid_utf8(value.error().path));
        return 0;
    }
    VERIFY(text::is_valid_utf8(input));
    VERIFY(json::parse(json::write(*value)).value() == *value);
    std::string const canonical = json::write_canonical(*value);
    VERIFY(json::write_canonical(json::parse(canonical).value()) == canonical);
    return 0;
}
