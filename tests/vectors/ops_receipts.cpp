#include "shared/receipts/masking.h"
#include "shared/receipts/wording.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

/// "identity_number", "phone", "email" mask; "long_time" words an instant, "dong" an amount.
Result<json::Value> run_receipts(std::string_view op, json::Value const& in) {
    if (op == "dong") {
        std::int64_t const* const amount = in.as_integer();
        return amount == nullptr ? fail("vectors.input")
                                 : Result<json::Value>(receipts::dong_text({*amount}));
    }
    std::string const text = TRY(string_of(in));
    if (op == "identity_number")
        return receipts::mask_identity_number(text);
    if (op == "phone")
        return receipts::mask_phone(text);
    if (op == "email")
        return receipts::mask_email(text);
    if (op == "long_time")
        return receipts::long_time(TRY(core::parse_iso_instant(text)));
    return unknown_op();
}

}
