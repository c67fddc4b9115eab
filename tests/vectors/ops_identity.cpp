#include "shared/identity/card_qr.h"
#include "shared/identity/citizen_number.h"
#include "shared/identity/documents.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

namespace {

using identity::CitizenNumber;
using identity::Sex;

std::string_view name_of(Sex sex) {
    return sex == Sex::Male ? "male" : "female";
}

Result<json::Value> citizen_number(std::string_view text) {
    CitizenNumber const number = TRY(CitizenNumber::parse(text));
    json::Value const province = number.province() ? json::Value(*number.province()) : nullptr;
    return json::Object{{"digits", number.digits()},
                        {"birth_year", number.birth_year()},
                        {"sex", name_of(number.sex())},
                        {"province", province}};
}

Result<json::Value> agreement(json::Value const& in) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(in));
    std::string const digits = TRY(reader.string("number"));
    std::string const birth_date = TRY(reader.string("birth_date"));
    std::string const sex = TRY(reader.string("sex"));
    CitizenNumber const number = TRY(CitizenNumber::parse(digits));
    core::Date const born = TRY(core::parse_iso_date(birth_date));
    TRY_VOID(identity::check_birth_date(number, born));
    TRY_VOID(identity::check_sex(number, sex == "male" ? Sex::Male : Sex::Female));
    return json::Value("agrees");
}

Result<json::Value> card(std::string_view text) {
    identity::CardText const card = TRY(identity::parse_card_qr(text));
    json::Array further(card.further.begin(), card.further.end());
    json::Array warnings;
    for (auto const warning : card.warnings)
        warnings.emplace_back(static_cast<int>(warning));
    return json::Object{
        {"number", card.number.digits()},
        {"old_number", card.old_number ? json::Value(*card.old_number) : nullptr},
        {"full_name", card.full_name},
        {"birth_date", core::to_iso(card.birth_date)},
        {"sex", name_of(card.sex)},
        {"residence", card.residence},
        {"issued_on", card.issued_on ? json::Value(core::to_iso(*card.issued_on)) : nullptr},
        {"further", std::move(further)},
        {"warnings", std::move(warnings)},
        {"written", identity::write_card_qr(card)}};
}

}

Result<json::Value> run_identity(std::string_view op, json::Value const& in) {
    if (op == "agreement")
        return agreement(in);
    std::string const text = TRY(string_of(in));
    if (op == "citizen_number")
        return citizen_number(text);
    if (op == "card")
        return card(text);
    if (op == "masked_number")
        return identity::masked_number(text);
    if (op == "identity_card")
        return TRY(identity::parse_identity_card(text));
    if (op == "passport")
        return TRY(identity::parse_passport(text));
    return unknown_op();
}

}
