#include "shared/fees/vietqr.h"
#include "shared/fees/vietqr_objects.h"

#include <algorithm>
#include <vector>

namespace onedoor::fees {

namespace {

constexpr std::size_t payload_bytes_max = 512;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct Object {
    std::string_view id;
    std::string_view value;
};

class Objects {
public:
    /// The objects of one level; ids are unique.
    static Result<Objects> read(std::string_view text) {
        Objects objects;
        while (!text.empty()) {
            if (text.size() < 4 || !std::ranges::all_of(text.substr(0, 4), is_digit))
                return fail("vietqr.tlv");
            std::string_view const id = text.substr(0, 2);
            auto const tens = static_cast<std::size_t>(text[2] - '0');
            auto const length = tens * 10 + static_cast<std::size_t>(text[3] - '0');
            if (length == 0 || text.size() - 4 < length)
                return fail("vietqr.tlv", {}, id);
            if (objects.find(id))
                return fail("vietqr.duplicate", {}, id);
            objects.m_objects.push_back({id, text.substr(4, length)});
            text.remove_prefix(4 + length);
        }
        return objects;
    }

    [[nodiscard]] std::optional<std::string_view> find(std::string_view id) const {
        auto const found = std::ranges::find(m_objects, id, &Object::id);
        return found == m_objects.end() ? std::nullopt : std::optional(found->value);
    }

    [[nodiscard]] Result<std::string_view> required(std::string_view id) const {
        auto const value = find(id);
        if (!value)
            return fail("vietqr.missing", {}, id);
        return *value;
    }

    [[nodiscard]] Result<void> only(std::initializer_list<std::string_view> ids) const {
        for (Object const& object : m_objects)
            if (std::ranges::find(ids, object.id) == ids.end() && object.id < "80")
                return fail("vietqr.unknown_object", {}, object.id);
        return {};
    }

    [[nodiscard]] std::vector<Object> const& all() const { return m_objects; }

private:
    std::vector<Object> m_objects;
};

/// Cuts the checksum off and compares it.
Result<std::string_view> checked_body(std::string_view payload, Objects const& objects) {
    auto const& all = objects.all();
    auto const crc = std::ranges::find(all, "63", &Object::id);
    if (crc == all.end() || crc->value.size() != 4)
        return fail("vietqr.crc");
    if (crc != all.end() - 1)
        return fail("vietqr.after_crc");
    unsigned stated = 0;
    for (char const c : crc->value) {
        bool const upper = c >= 'A' && c <= 'F';
        bool const lower = c >= 'a' && c <= 'f';
        if (!is_digit(c) && !upper && !lower)
            return fail("vietqr.crc");
        stated = stated * 16 + static_cast<unsigned>(is_digit(c) ? c - '0'
                                                     : upper     ? c - 'A' + 10
                                                                 : c - 'a' + 10);
    }
    if (crc16(payload.substr(0, payload.size() - 4)) != stated)
        return fail("vietqr.crc");
    return payload.substr(0, payload.size() - 8);
}

Result<void> read_account(VietQr& code, std::string_view value) {
    Objects const object = TRY(Objects::read(value));
    TRY_VOID(object.only({"00", "01", "02"}));
    if (TRY(object.required("00")) != vietqr::guid)
        return fail("vietqr.guid");
    std::string_view const beneficiary = TRY(object.required("01"));
    Objects const organisation = TRY(Objects::read(beneficiary));
    TRY_VOID(organisation.only({"00", "01"}));
    code.bin = TRY(organisation.required("00"));
    code.account = TRY(organisation.required("01"));
    if (!vietqr::is_bin(code.bin))
        return fail("vietqr.bin");
    if (!vietqr::is_account(code.account))
        return fail("vietqr.account");
    std::string_view const service = TRY(object.required("02"));
    if (service != vietqr::service_account && service != vietqr::service_card)
        return fail("vietqr.service");
    code.beneficiary =
        service == vietqr::service_account ? Beneficiary::Account : Beneficiary::Card;
    return {};
}

/// Digits with an optional fraction of zeros; "54" holds at most 13 characters.
Result<core::Dong> read_amount(std::string_view value) {
    std::size_t const point = value.find('.');
    std::string_view const whole = value.substr(0, point);
    std::string_view const fraction =
        point == std::string_view::npos ? std::string_view() : value.substr(point + 1);
    bool const shape = value.size() <= 13 && !whole.empty() &&
                       std::ranges::all_of(whole, is_digit) &&
                       std::ranges::all_of(fraction, [](char c) { return c == '0'; });
    if (!shape)
        return fail("vietqr.amount");
    std::int64_t amount = 0;
    for (char const c : whole)
        amount = amount * 10 + (c - '0');
    if (amount < 1 || amount > vietqr_amount_max)
        return fail("vietqr.amount");
    return core::Dong{amount};
}

Result<std::string> read_text(Objects const& objects, std::string_view id, std::size_t length_max) {
    auto const value = objects.find(id);
    if (!value)
        return std::string();
    if (!vietqr::is_text(*value, length_max))
        return fail("vietqr.text", {}, id);
    return std::string(*value);
}

Result<void> read_additional(VietQr& code, std::string_view value) {
    Objects const object = TRY(Objects::read(value));
    TRY_VOID(object.only({"01", "02", "03", "04", "05", "06", "07", "08", "09"}));
    code.bill_number = TRY(read_text(object, "01", vietqr_text_characters_max));
    code.reference = TRY(read_text(object, "05", vietqr_text_characters_max));
    code.purpose = TRY(read_text(object, "08", vietqr_text_characters_max));
    return {};
}

Result<Initiation> read_initiation(std::string_view value) {
    if (value == "11")
        return Initiation::Static;
    if (value == "12")
        return Initiation::Dynamic;
    return fail("vietqr.format", {}, "01");
}

}

Result<VietQr> parse_vietqr(std::string_view payload) {
    if (payload.size() > payload_bytes_max)
        return fail("vietqr.length");
    if (!std::ranges::all_of(payload, [](char c) { return c >= ' ' && c <= '~'; }))
        return fail("vietqr.ascii");
    if (!payload.starts_with("000201"))
        return fail("vietqr.format", {}, "00");
    Objects const whole = TRY(Objects::read(payload));
    std::string_view const body = TRY(checked_body(payload, whole));
    Objects const objects = TRY(Objects::read(body));
    TRY_VOID(objects.only({"00", "01", "38", "52", "53", "54", "55", "56", "57", "58", "59", "60",
                           "61", "62", "64"}));

    VietQr code;
    std::string_view const initiation = TRY(objects.required("01"));
    code.initiation = TRY(read_initiation(initiation));
    std::string_view const account = TRY(objects.required("38"));
    TRY_VOID(read_account(code, account));
    if (TRY(objects.required("53")) != vietqr::currency)
        return fail("vietqr.currency");
    if (TRY(objects.required("58")) != vietqr::country)
        return fail("vietqr.country");
    if (auto const amount = objects.find("54"))
        code.amount = TRY(read_amount(*amount));
    code.merchant_name = TRY(read_text(objects, "59", vietqr::merchant_name_max));
    code.merchant_city = TRY(read_text(objects, "60", vietqr::merchant_city_max));
    if (auto const additional = objects.find("62"))
        TRY_VOID(read_additional(code, *additional));
    return code;
}

}
