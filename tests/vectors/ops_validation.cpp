#include "shared/validation/date_input.h"
#include "shared/validation/email.h"
#include "shared/validation/money.h"
#include "shared/validation/phone.h"
#include "shared/validation/tax_code.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

namespace {

Result<json::Value> tax_code(std::string_view text) {
    validation::TaxCode const code = TRY(validation::parse_tax_code(text));
    return json::Object{{"text", code.text},
                        {"kind", static_cast<int>(code.kind)},
                        {"check_digit", static_cast<int>(code.check_digit)}};
}

}

Result<json::Value> run_validation(std::string_view op, json::Value const& in) {
    std::string const text = TRY(string_of(in));
    if (op == "phone")
        return TRY(validation::parse_phone(text)).national;
    if (op == "masked_phone")
        return validation::masked_phone(text);
    if (op == "email")
        return TRY(validation::parse_email(text));
    if (op == "date")
        return core::to_iso(TRY(validation::parse_date_input(text)));
    if (op == "money")
        return TRY(validation::parse_money(text)).amount;
    if (op == "tax_code")
        return tax_code(text);
    return unknown_op();
}

}
