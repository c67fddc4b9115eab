#include "shared/cases/references.h"
#include "shared/core/verify.h"

using namespace onedoor;

/// What is accepted is read back from each way of writing it.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(bytes), size);
    if (auto const secret = cases::parse_lookup_secret(text)) {
        VERIFY(cases::parse_lookup_secret(secret->text()) == secret);
        VERIFY(cases::parse_lookup_secret(secret->shown()) == secret);
    }
    if (auto const reference = cases::parse_reference(text))
        VERIFY(cases::parse_reference(reference->text()) == reference);
    if (auto const reference = cases::find_payment_reference(text))
        VERIFY(cases::find_payment_reference(cases::payment_reference(*reference)) == reference);
    return 0;
}
