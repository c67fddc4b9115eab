#include "server/filing/requester.h"

namespace onedoor::filing {

static std::string text_of(json::Value const& answers, std::string_view field) {
    json::Value const* const value = answers.find(field);
    std::string const* const text = value == nullptr ? nullptr : value->as_string();
    return text == nullptr ? std::string() : *text;
}

Requester requester_of(json::Value const& answers) {
    json::Value const* const address = answers.find("requester_address");
    return {.name = text_of(answers, "requester_name"),
            .citizen_id = text_of(answers, "requester_citizen_id"),
            .phone = text_of(answers, "requester_phone"),
            .email = text_of(answers, "requester_email"),
            .address = address == nullptr ? json::Value() : *address};
}

std::string address_text(units::Units const& units, json::Value const& address) {
    std::string text = text_of(address, "street");
    auto const add = [&text](std::string const& part) {
        text += (text.empty() ? "" : ", ") + part;
    };
    if (auto const* const commune = units.find_commune(text_of(address, "commune")))
        add(units::full_name(*commune).vi);
    if (auto const* const province = units.find_province(text_of(address, "province")))
        add(units::full_name(*province).vi);
    return text;
}

}
