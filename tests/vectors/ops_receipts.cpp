#include "shared/receipts/wording.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

/// "long_time" and "signature_time" word an instant.
Result<json::Value> run_receipts(std::string_view op, json::Value const& in) {
    std::string const text = TRY(string_of(in));
    core::Instant const instant = TRY(core::parse_iso_instant(text));
    if (op == "long_time")
        return receipts::long_time(instant);
    if (op == "signature_time")
        return receipts::signature_time(instant);
    return unknown_op();
}

}
