#include "shared/forms/normalise.h"

#include "shared/core/limits.h"
#include "shared/identity/citizen_number.h"
#include "shared/json/path.h"
#include "shared/text/normalise.h"
#include "shared/text/utf8.h"
#include "shared/text/whitespace.h"
#include "shared/validation/email.h"
#include "shared/validation/phone.h"

#include <algorithm>

namespace onedoor::forms {

namespace {

using text::LineBreaks;

Normalised refused(std::string_view code, FieldErrorParameters parameters = {},
                   std::string_view path = {}) {
    return {nullptr, {{std::string(path), std::string(code), std::move(parameters)}}};
}

Normalised accepted(json::Value value) {
    return {std::move(value), {}};
}

/// Empty after normalisation is absent.
Normalised normalise_text(std::string_view answer, LineBreaks line_breaks) {
    if (text::has_control_characters(answer, line_breaks))
        return refused("form.characters");
    std::string const composed = text::to_nfc(answer);
    std::string clean = line_breaks == LineBreaks::Allowed
                            ? text::collapse_white_space_in_lines(composed)
                            : text::collapse_white_space(composed);
    return clean.empty() ? accepted(nullptr) : accepted(std::move(clean));
}

Normalised normalise_date(std::string_view answer) {
    Result<core::Date> const date = core::parse_iso_date(answer);
    if (!date)
        return refused("form.date_invalid", {{"value", shown(answer)}});
    return accepted(core::to_iso(*date));
}

Normalised normalise_choice(Field const& field, std::string_view answer) {
    if (std::ranges::find(field.options, answer, &Option::id) == field.options.end())
        return refused("form.option_unknown");
    return accepted(answer);
}

/// In the order of the options, each once.
Normalised normalise_choices(Field const& field, json::Array const& answers) {
    for (json::Value const& answer : answers) {
        std::string const* const id = answer.as_string();
        if (id == nullptr)
            return refused("form.type");
        if (std::ranges::find(field.options, *id, &Option::id) == field.options.end())
            return refused("form.option_unknown");
    }
    json::Array chosen;
    for (Option const& option : field.options)
        if (std::ranges::find(answers, json::Value(option.id)) != answers.end())
            chosen.emplace_back(option.id);
    return chosen.empty() ? accepted(nullptr) : accepted(std::move(chosen));
}

Normalised normalise_phone(std::string_view answer) {
    Result<validation::Phone> phone = validation::parse_phone(answer);
    if (!phone)
        return refused(phone.error().code, {{"value", shown(answer)}});
    return accepted(std::move(phone->national));
}

Normalised normalise_email(std::string_view answer) {
    Result<std::string> email = validation::parse_email(answer);
    if (!email)
        return refused(email.error().code, {{"value", shown(answer)}});
    return accepted(*std::move(email));
}

Normalised normalise_citizen_id(std::string_view answer) {
    Result<identity::CitizenNumber> const number = identity::CitizenNumber::parse(answer);
    if (!number)
        return refused(number.error().code, {{"value", shown(answer)}});
    return accepted(number->digits());
}

bool is_unit_code(std::string_view code, UnitLevel level) {
    return code.size() == (level == UnitLevel::Province ? 2 : 5) &&
           std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

Normalised normalise_unit(std::string_view answer, UnitLevel level, std::string_view path) {
    if (!is_unit_code(answer, level))
        return refused("form.unit_unknown", {}, path);
    return accepted(answer);
}

Normalised normalise_file(std::string_view answer) {
    bool const sound =
        answer.size() <= file_id_bytes_max && std::ranges::all_of(answer, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   c == '-' || c == '_';
        });
    return sound ? accepted(answer) : refused("form.file_invalid");
}

Normalised normalise_address_part(json::Member const& part) {
    std::string const path = "." + json::member_path({}, part.name);
    if (is_absent(part.value))
        return accepted(nullptr);
    std::string const* const answer = part.value.as_string();
    if (part.name != "province" && part.name != "commune" && part.name != "street")
        return refused("form.unknown_field", {}, path);
    if (answer == nullptr)
        return refused("form.type", {}, path);
    if (part.name == "province")
        return normalise_unit(*answer, UnitLevel::Province, path);
    if (part.name == "commune")
        return normalise_unit(*answer, UnitLevel::Commune, path);
    Normalised street = normalise_text(*answer, LineBreaks::Refused);
    for (FieldError& error : street.errors)
        error.path = path;
    return street;
}

Normalised normalise_address(json::Object const& answer) {
    Normalised address;
    json::Object parts;
    for (json::Member const& part : answer) {
        Normalised normalised = normalise_address_part(part);
        std::ranges::move(normalised.errors, std::back_inserter(address.errors));
        if (!normalised.value.is_null())
            parts.append(part.name, std::move(normalised.value));
    }
    json::Object ordered;
    for (std::string_view const name : {"province", "commune", "street"})
        if (json::Value const* const part = parts.find(name))
            ordered.append(std::string(name), *part);
    if (!ordered.empty())
        address.value = std::move(ordered);
    return address;
}

Normalised normalise_string(Field const& field, std::string_view answer) {
    switch (field.type) {
    case FieldType::Text:
        return normalise_text(answer, LineBreaks::Refused);
    case FieldType::LongText:
        return normalise_text(answer, LineBreaks::Allowed);
    case FieldType::Date:
        return normalise_date(answer);
    case FieldType::Choice:
        return normalise_choice(field, answer);
    case FieldType::CitizenId:
        return normalise_citizen_id(answer);
    case FieldType::Phone:
        return normalise_phone(answer);
    case FieldType::Email:
        return normalise_email(answer);
    case FieldType::Unit:
        return normalise_unit(answer, field.unit_level, {});
    case FieldType::File:
        return normalise_file(answer);
    default:
        return refused("form.type");
    }
}

}

bool is_absent(json::Value const& answer) {
    switch (answer.kind()) {
    case json::Kind::Null:
        return true;
    case json::Kind::String:
        return answer.as_string()->empty();
    case json::Kind::Array:
        return answer.as_array()->empty();
    case json::Kind::Object:
        return answer.as_object()->empty();
    default:
        return false;
    }
}

std::string shown(std::string_view answer) {
    constexpr std::size_t shown_characters_max = 40;
    std::string const line = text::collapse_white_space(answer);
    std::string_view const start = text::truncate_characters(line, shown_characters_max);
    return start.size() < line.size() ? std::string(start) + "…" : line;
}

Normalised normalise_answer(Field const& field, json::Value const& answer) {
    if (is_absent(answer))
        return accepted(nullptr);
    if (field.type == FieldType::Number || field.type == FieldType::Money)
        return answer.as_integer() != nullptr ? accepted(answer) : refused("form.not_a_number");
    if (std::string const* const string = answer.as_string())
        return normalise_string(field, *string);
    if (field.type == FieldType::MultiChoice && answer.as_array() != nullptr)
        return normalise_choices(field, *answer.as_array());
    if (field.type == FieldType::Address && answer.as_object() != nullptr)
        return normalise_address(*answer.as_object());
    return refused("form.type");
}

}
