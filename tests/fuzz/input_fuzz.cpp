#include "shared/core/verify.h"
#include "shared/fees/format.h"
#include "shared/identity/citizen_number.h"
#include "shared/identity/documents.h"
#include "shared/validation/date_input.h"
#include "shared/validation/email.h"
#include "shared/validation/money.h"
#include "shared/validation/phone.h"
#include "shared/validation/tax_code.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace onedoor;

/// Whatever a person types is refused, or read into a form that is read as itself.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input(reinterpret_cast<char const*>(data), size);
    if (auto const phone = validation::parse_phone(input)) {
        VERIFY(validation::parse_phone(phone->national).value() == *phone);
        VERIFY(validation::parse_phone(validation::international(*phone)).value() == *phone);
    }
    if (auto const email = validation::parse_email(input))
        VERIFY(validation::parse_email(*email).value() == *email);
    if (auto const date = validation::parse_date_input(input))
        VERIFY(validation::parse_date_input(core::to_iso(*date)).value() == *date);
    if (auto const money = validation::parse_money(input)) {
        VERIFY(validation::parse_money(fees::format(*money)).value() == *money);
        VERIFY(!fees::in_words(*money).empty());
    }
    if (auto const code = validation::parse_tax_code(input))
        VERIFY(validation::parse_tax_code(code->text).value() == *code);
    if (auto const number = identity::CitizenNumber::parse(input))
        VERIFY(identity::CitizenNumber::parse(number->digits()).value() == *number);
    if (auto const number = identity::parse_travel_document(input))
        VERIFY(identity::parse_travel_document(*number).value() == *number);
    VERIFY(identity::masked_number(input).size() <= 3 * size);
    return 0;
}
