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

}
