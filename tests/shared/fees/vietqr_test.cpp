#include "shared/fees/banks.h"
#include "shared/fees/vietqr.h"

#include <doctest/doctest.h>

using namespace onedoor;
using core::Dong;
using fees::Beneficiary;
using fees::Initiation;
using fees::VietQr;

namespace {

constexpr std::string_view static_tpbank =
    "00020101021138540010A00000072701240006970423011000999999990208QRIBFTTA53037045802VN6304CBB4";
constexpr std::string_view own =
    "00020101021238540010A00000072701240006970436011001234567890208QRIBFTTA53037045405500005802VN"
    "62330113H3226100809750812LE PHI HO SO6304AAF1";

VietQr account(Initiation initiation, std::string bin, std::string number) {
    return {.initiation = initiation, .bin = std::move(bin), .account = std::move(number)};
}

std::string code_of(std::string_view payload) {
    auto const parsed = fees::parse_vietqr(payload);
    return parsed ? "accepted" : parsed.error().code;
}

/// With the right checksum for a changed body.
std::string sealed(std::string body) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    body += "6304";
    std::uint16_t const crc = fees::crc16(body);
    for (int shift = 12; shift >= 0; shift -= 4)
        body.push_back(digits[crc >> shift & 15]);
    return body;
}

constexpr std::string_view account_object = "38540010A00000072701240006970436011001234567890208QRIB"
                                            "FTTA";

std::string with(std::string_view rest) {
    return sealed("000201010212" + std::string(account_object) + std::string(rest));
}

void check_both_ways(VietQr const& code, std::string_view payload) {
    CHECK(fees::build_vietqr(code).value() == payload);
    CHECK(fees::parse_vietqr(payload).value() == code);
}

}

TEST_CASE("VietQR: the checksum is CRC-16/CCITT-FALSE") {
    CHECK(fees::crc16("123456789") == 0x29B1);
    CHECK(fees::crc16("") == 0xFFFF);
}

TEST_CASE("VietQR: published payloads are built and read") {
    check_both_ways(account(Initiation::Static, "970423", "0099999999"), static_tpbank);
    check_both_ways(account(Initiation::Static, "970416", "257678859"),
                    "00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA"
                    "53037045802VN6304AE9F");

    VietQr code = account(Initiation::Dynamic, "970422", "0023457923442");
    code.amount = Dong{40'123};
    code.purpose = "test text string";
    check_both_ways(code, "00020101021238570010A0000007270127000697042201130023457923442"
                          "0208QRIBFTTA53037045405401235802VN62200816test text string6304D9C6");

    code = account(Initiation::Dynamic, "970416", "257678859");
    code.amount = Dong{10'000};
    code.purpose = "Chuyen tien";
    check_both_ways(code, "00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA"
                          "53037045405100005802VN62150811Chuyen tien630453E6");

    code = account(Initiation::Dynamic, "970403", "0011012345678");
    code.amount = Dong{180'000};
    code.bill_number = "NPS6869";
    code.purpose = "thanh toan don hang";
    check_both_ways(code, "00020101021238570010A0000007270127000697040301130011012345678"
                          "0208QRIBFTTA530370454061800005802VN62340107NPS68690819"
                          "thanh toan don hang63042E2E");

    code = account(Initiation::Dynamic, "970436", "0123456789");
    code.amount = Dong{50'000};
    code.bill_number = "H322610080975";
    code.purpose = "LE PHI HO SO";
    check_both_ways(code, own);
}

TEST_CASE("VietQR: a wrong checksum is refused, a lower-case one is read") {
    std::string const body = "00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA"
                             "5303704540410005802VN62150811Chuyen tien6304";
    CHECK(code_of(body + "BBB8") == "accepted");
    CHECK(fees::parse_vietqr(body + "BBB8").value().amount == Dong{1000});
    CHECK(code_of(body + "BBB5") == "vietqr.crc");
    CHECK(code_of(body + "bbb8") == "accepted");
    CHECK(code_of(body + "BBBG") == "vietqr.crc");
    CHECK(code_of(body.substr(0, body.size() - 4)) == "vietqr.crc");
}

TEST_CASE("VietQR: every shortened payload is refused") {
    for (std::size_t length = 0; length < own.size(); ++length)
        CHECK(code_of(own.substr(0, length)) != "accepted");
    CHECK(code_of(own.substr(0, own.size() - 1)) == "vietqr.tlv");
}

TEST_CASE("VietQR: every single changed character is noticed") {
    for (std::size_t at = 0; at < own.size(); ++at) {
        std::string changed(own);
        changed[at] = changed[at] == '7' ? '8' : '7';
        CHECK(code_of(changed) != "accepted");
    }
}

TEST_CASE("VietQR: nothing may follow the checksum") {
    CHECK(code_of(std::string(own) + "64020a") == "vietqr.after_crc");
    CHECK(code_of(std::string(own) + "x") == "vietqr.tlv");
    CHECK(code_of(std::string(own) + "6304AAF1") == "vietqr.duplicate");
}

TEST_CASE("VietQR: the printed NAPAS example with a wrong inner length is refused") {
    CHECK(code_of(sealed("00020101021138560010A000000727012600069704030112001101234567802"
                         "08QRIBFTTA53037045802VN")) == "vietqr.tlv");
}

TEST_CASE("VietQR: each object is held to its rule") {
    CHECK(code_of(with("53037045802VN")) == "accepted");
    CHECK(code_of(with("53038405802VN")) == "vietqr.currency");
    CHECK(code_of(with("53037045802US")) == "vietqr.country");
    CHECK(code_of(with("5802VN")) == "vietqr.missing");
    CHECK(code_of(with("53037045303704")) == "vietqr.duplicate");
    CHECK(code_of(with("53037045802VN2601x")) == "vietqr.unknown_object");
    CHECK(code_of(with("53037045802VN8001x")) == "accepted");
    CHECK(code_of(with("53037045802VN6200")) == "vietqr.tlv");
    CHECK(code_of(with("53037045802VN62050801\n")) == "vietqr.ascii");
    CHECK(code_of(with("53037045802VN62070803Lệ")) == "vietqr.ascii");
    CHECK(code_of(with("53037045802VN62300826" + std::string(26, 'x'))) == "vietqr.text");
    CHECK(code_of(sealed("00020101021353037045802VN")) == "vietqr.format");
    CHECK(code_of(sealed("01021253037045802VN")) == "vietqr.format");
    CHECK(code_of(std::string(600, '0')) == "vietqr.length");
}

TEST_CASE("VietQR: amounts are whole đồng below the transfer limit") {
    auto const amount = [](std::string const& value) {
        std::string const length =
            value.size() < 10 ? "0" + std::to_string(value.size()) : std::to_string(value.size());
        return fees::parse_vietqr(with("530370454" + length + value + "5802VN"));
    };
    CHECK(amount("499999999").value().amount == Dong{499'999'999});
    CHECK(amount("1000.00").value().amount == Dong{1000});
    for (char const* value :
         {"500000000", "0", "1000.50", ".5", "1,000", "-5", "9999999999999", "10000000000000"})
        CHECK_MESSAGE(amount(value).error().code == "vietqr.amount", value);
}

TEST_CASE("VietQR: what cannot be written is refused before it is printed") {
    auto const code_of_built = [](VietQr const& code) {
        auto const built = fees::build_vietqr(code);
        return built ? "built" : built.error().code;
    };
    VietQr const good = account(Initiation::Dynamic, "970436", "0123456789");
    VietQr code = good;
    CHECK(code_of_built(code) == "built");
    code.bin = "97043";
    CHECK(code_of_built(code) == "vietqr.bin");
    code = good;
    code.account = "01234567890123456789";
    CHECK(code_of_built(code) == "vietqr.account");
    code = good;
    code.amount = Dong{500'000'000};
    CHECK(code_of_built(code) == "vietqr.amount");
    code = good;
    code.purpose = "Lệ phí";
    CHECK(code_of_built(code) == "vietqr.text");
    code.purpose = std::string(26, 'x');
    CHECK(code_of_built(code) == "vietqr.text");
}

TEST_CASE("VietQR: all texts at their longest still fit and come back") {
    VietQr code = account(Initiation::Dynamic, "970436", "0123456789ABCDEFxyz");
    code.beneficiary = Beneficiary::Card;
    code.amount = Dong{1};
    code.bill_number = std::string(25, 'b');
    code.reference = std::string(25, 'r');
    code.purpose = std::string(25, 'p');
    code.merchant_name = std::string(25, 'm');
    code.merchant_city = std::string(15, 'c');
    CHECK(fees::parse_vietqr(fees::build_vietqr(code).value()).value() == code);
}

TEST_CASE("VietQR: Vietnamese texts become ASCII of the right length") {
    CHECK(fees::vietqr_text("Lệ phí  hồ sơ đăng ký") == "Le phi ho so dang ky");
    CHECK(fees::vietqr_text("Lệ phí hồ sơ đăng ký khai sinh") == "Le phi ho so dang ky khai");
    CHECK(fees::vietqr_text("UBND Thành phố Hồ Chí Minh", 15) == "UBND Thanh pho");
}

TEST_CASE("banks are known by their BIN") {
    CHECK(fees::bank_name("970436") == "Vietcombank");
    CHECK_FALSE(fees::bank_name("000000"));
}
