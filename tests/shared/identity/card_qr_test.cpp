#include "shared/identity/card_qr.h"

#include <doctest/doctest.h>

using namespace onedoor;
using identity::CardWarning;

namespace {

std::string code_of(std::string_view text) {
    auto const card = identity::parse_card_qr(text);
    return card ? "accepted" : card.error().code;
}

constexpr std::string_view sample =
    "079099123456|012345678|NGUYỄN VĂN A|01021999|Nam|123 Lê Lợi, P1, Q1, TPHCM|01012021";

}

TEST_CASE("card QR: seven fields are read") {
    identity::CardText const card = identity::parse_card_qr(sample).value();
    CHECK(card.number.digits() == "079099123456");
    CHECK(card.old_number == "012345678");
    CHECK(card.full_name == "NGUYỄN VĂN A");
    CHECK(card.birth_date == core::Date{1999, 2, 1});
    CHECK(card.sex == identity::Sex::Male);
    CHECK(card.residence == "123 Lê Lợi, P1, Q1, TPHCM");
    CHECK(card.issued_on == core::Date{2021, 1, 1});
    CHECK(card.further.empty());
    CHECK(card.warnings.empty());
}

TEST_CASE("card QR: the second field may be empty, the issue date too") {
    auto const card = identity::parse_card_qr("079099123456||A|01021999|Nữ||").value();
    CHECK_FALSE(card.old_number);
    CHECK_FALSE(card.issued_on);
    CHECK(card.residence.empty());
    CHECK(card.warnings == std::vector{CardWarning::NumberDisagreesWithSex});
}

TEST_CASE("card QR: fields after the seventh are kept, empty ones at the end are not") {
    auto const card = identity::parse_card_qr(std::string(sample) + "|x||y|||").value();
    CHECK(card.further == std::vector<std::string>{"x", "", "y"});
    CHECK(identity::parse_card_qr(std::string(sample) + "||||").value().further.empty());
}

TEST_CASE("card QR: line ends, a byte order mark and decomposed letters are put right") {
    auto const card = identity::parse_card_qr("\uFEFF079099123456||NGUYE\u0302\u0303N  A|01021999|"
                                              "NAM|Hue\u0302\u0301|\r\n")
                          .value();
    CHECK(card.full_name == "NGUYỄN A");
    CHECK(card.residence == "Huế");
}

TEST_CASE("card QR: what disagrees with the number is a warning only") {
    auto const card =
        identity::parse_card_qr("079123456789|012345678|NGUYEN VAN A|01011990|Nam|x|01012021")
            .value();
    CHECK(card.warnings == std::vector{CardWarning::NumberDisagreesWithBirthDate,
                                       CardWarning::NumberDisagreesWithSex});
    CHECK(identity::parse_card_qr("999099123456||A|01021999|Nam||").value().warnings ==
          std::vector{CardWarning::UnknownRegistrationCode});
}

TEST_CASE("card QR: refusals name the field") {
    CHECK(code_of("") == "card.field_count");
    CHECK(code_of("079099123456||A|01021999|Nam|x") == "card.field_count");
    CHECK(code_of(std::string(sample) + std::string(40, '|') + "x") == "card.field_count");
    CHECK(code_of("07909912345||A|01021999|Nam||") == "card.number");
    CHECK(code_of("0790 9912 3456||A|01021999|Nam||") == "card.number");
    CHECK(code_of("079099123456|12|A|01021999|Nam||") == "card.old_number");
    CHECK(code_of("079099123456|| |01021999|Nam||") == "card.name");
    CHECK(code_of("079099123456||A|31021999|Nam||") == "card.birth_date");
    CHECK(code_of("079099123456||A|1999-02-01|Nam||") == "card.birth_date");
    CHECK(code_of("079099123456||A|01021999|M||") == "card.sex");
    CHECK(code_of("079099123456||A|01021999|Nam||1") == "card.issued_on");
    CHECK(code_of("079099123456||A\x1D|01021999|Nam||") == "card.control_character");
    CHECK(code_of("079099123456||A\nB|01021999|Nam||") == "card.control_character");
    CHECK(code_of("079099123456||\xC0\x80|01021999|Nam||") == "card.utf8");
    CHECK(code_of(std::string(3000, 'x')) == "card.length");
}

TEST_CASE("card QR: what is written is read back") {
    auto const card = identity::parse_card_qr(std::string(sample) + "|a||b").value();
    CHECK(identity::parse_card_qr(identity::write_card_qr(card)).value() == card);
    CHECK(identity::write_card_qr(identity::parse_card_qr(sample).value()) == sample);
}
