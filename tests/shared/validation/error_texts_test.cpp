#include "shared/identity/card_qr.h"
#include "shared/identity/citizen_number.h"
#include "shared/identity/documents.h"
#include "shared/validation/date_input.h"
#include "shared/validation/email.h"
#include "shared/validation/error_texts.h"
#include "shared/validation/money.h"
#include "shared/validation/phone.h"
#include "shared/validation/tax_code.h"

#include <doctest/doctest.h>

using namespace onedoor;

namespace {

template<typename Parse> void check_texts(Parse parse, std::initializer_list<char const*> inputs) {
    for (char const* input : inputs) {
        auto const parsed = parse(input);
        REQUIRE_FALSE(parsed);
        auto const text = validation::error_text(parsed.error().code);
        REQUIRE_MESSAGE(text, parsed.error().code);
        CHECK_FALSE(text->vi.empty());
        CHECK_FALSE(text->en.empty());
    }
}

}

TEST_CASE("error texts: every refusal of the room has one in both languages") {
    check_texts(validation::parse_phone, {"", "a", "0112345678"});
    check_texts(validation::parse_email, {"", "@b.vn", "a@b", "ă@b.vn"});
    check_texts(validation::parse_email, {std::string(300, 'a').c_str()});
    check_texts(validation::parse_date_input, {"", "1/1/26", "1/13/2026", "32/1/2026", "1/1/1000"});
    check_texts(validation::parse_money, {"", "-1", "1.5", "1000000000000"});
    check_texts(validation::parse_tax_code, {""});
    CHECK_FALSE(validation::error_text("unknown.code"));
}

TEST_CASE("error texts: every refusal of the identity room has one too") {
    check_texts(identity::CitizenNumber::parse, {""});
    check_texts(identity::parse_identity_card, {""});
    check_texts(identity::parse_passport, {""});
    check_texts(identity::parse_travel_document, {""});
    check_texts(identity::parse_card_qr, {"", "x||||||", "\xC0"});
    auto const number = identity::CitizenNumber::parse("056299000037").value();
    for (auto const& result : {identity::check_birth_date(number, {1999, 1, 1}),
                               identity::check_sex(number, identity::Sex::Female),
                               identity::check_not_in_future(number, {2026, 1, 1})})
        CHECK(validation::error_text(result.error().code));
}
