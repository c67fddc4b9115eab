#include "shared/cases/file_code.h"
#include "shared/core/verify.h"

using namespace onedoor;

/// What is accepted is written the same, and tidying twice changes nothing more.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    if (auto const code = cases::parse_file_code(text))
        VERIFY(code->text() == text);
    std::string const tidy = cases::tidy_code(text);
    VERIFY(tidy.size() <= text.size());
    if (auto const code = cases::parse_file_code(tidy))
        VERIFY(code->text() == tidy && cases::tidy_code(tidy) == tidy);
    return 0;
}
