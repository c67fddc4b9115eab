#include "shared/fees/vietqr.h"

#include "shared/fees/vietqr_objects.h"
#include "shared/text/fold.h"
#include "shared/text/whitespace.h"

#include <algorithm>

namespace onedoor::fees {

namespace {

void add(std::string& payload, std::string_view id, std::string_view value) {
    payload += id;
    payload.push_back(static_cast<char>('0' + value.size() / 10));
    payload.push_back(static_cast<char>('0' + value.size() % 10));
    payload += value;
}

Result<void> add_text(std::string& payload, std::string_view id, std::string_view value,
                      std::size_t length_max = vietqr_text_characters_max) {
    if (value.empty())
        return {};
    if (!vietqr::is_text(value, length_max))
        return fail("vietqr.text", {}, id);
    add(payload, id, value);
    return {};
}

std::string account_object(VietQr const& code) {
    std::string organisation;
    add(organisation, "00", code.bin);
    add(organisation, "01", code.account);
    std::string object;
    add(object, "00", vietqr::guid);
    add(object, "01", organisation);
    add(object, "02",
        code.beneficiary == Beneficiary::Account ? vietqr::service_account : vietqr::service_card);
    return object;
}

Result<std::string> additional_object(VietQr const& code) {
    std::string object;
    TRY_VOID(add_text(object, "01", code.bill_number));
    TRY_VOID(add_text(object, "05", code.reference));
    TRY_VOID(add_text(object, "08", code.purpose));
    return object;
}

void add_crc(std::string& payload) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    payload += "6304";
    std::uint16_t const crc = crc16(payload);
    for (int shift = 12; shift >= 0; shift -= 4)
        payload.push_back(digits[crc >> shift & 15]);
}

}

namespace vietqr {

bool is_bin(std::string_view text) {
    return text.size() == 6 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_account(std::string_view text) {
    return !text.empty() && text.size() <= 19 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

bool is_text(std::string_view text, std::size_t length_max) {
    return !text.empty() && text.size() <= length_max &&
           std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

}

std::uint16_t crc16(std::string_view bytes) {
    unsigned crc = 0xFFFF;
    for (char const byte : bytes) {
        crc ^= static_cast<unsigned>(static_cast<std::uint8_t>(byte)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000) != 0 ? crc << 1 ^ 0x1021 : crc << 1;
    }
    return static_cast<std::uint16_t>(crc);
}

std::string vietqr_text(std::string_view text, std::size_t characters_max) {
    std::string ascii = text::collapse_white_space(text::to_ascii(text));
    ascii.resize(std::min(ascii.size(), characters_max));
    return std::string(text::trim(ascii));
}

Result<std::string> build_vietqr(VietQr const& code) {
    if (!vietqr::is_bin(code.bin))
        return fail("vietqr.bin");
    if (!vietqr::is_account(code.account))
        return fail("vietqr.account");
    if (code.amount && (code.amount->amount < 1 || code.amount->amount > vietqr_amount_max))
        return fail("vietqr.amount");

    std::string payload;
    add(payload, "00", "01");
    add(payload, "01", code.initiation == Initiation::Static ? "11" : "12");
    add(payload, "38", account_object(code));
    add(payload, "53", vietqr::currency);
    if (code.amount)
        add(payload, "54", std::to_string(code.amount->amount));
    add(payload, "58", vietqr::country);
    TRY_VOID(add_text(payload, "59", code.merchant_name, vietqr::merchant_name_max));
    TRY_VOID(add_text(payload, "60", code.merchant_city, vietqr::merchant_city_max));
    std::string const additional = TRY(additional_object(code));
    if (!additional.empty())
        add(payload, "62", additional);
    add_crc(payload);
    return payload;
}

}
