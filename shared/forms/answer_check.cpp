#include "shared/forms/answer_check.h"

#include "shared/identity/citizen_number.h"
#include "shared/json/path.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <array>

namespace onedoor::forms {

namespace {

constexpr core::Date earliest_date{1800, 1, 1};

/// Checks the answer of one visible field against its rules.
class AnswerCheck {
public:
    AnswerCheck(Scope& scope, Field const& field, std::string path, std::vector<FieldError>& errors)
        : m_scope(scope), m_field(field), m_path(std::move(path)), m_errors(errors) {}

    void run(Normalised const& normalised, json::Value const* raw) {
        for (FieldError const& error : normalised.errors)
            m_errors.push_back({m_path + error.path, error.code, error.parameters});
        if (m_field.type == FieldType::Group)
            check_entries(normalised, raw);
        else if (m_field.type == FieldType::Address)
            check_address(normalised);
        else if (!normalised.value.is_null())
            check_value(normalised.value);
        else if (normalised.errors.empty() && m_scope.is_required(m_field))
            add("form.required");
    }

private:
    void add(std::string_view code, FieldErrorParameters parameters = {},
             std::string_view part = {}) {
        m_errors.push_back({m_path + std::string(part), std::string(code), std::move(parameters)});
    }

    void check_value(json::Value const& value) {
        switch (m_field.type) {
        case FieldType::Text:
        case FieldType::LongText:
            return check_length(*value.as_string(), m_field.max_length, {});
        case FieldType::Number:
        case FieldType::Money:
            return check_range(*value.as_integer());
        case FieldType::Date:
            return check_date(*core::parse_iso_date(*value.as_string()));
        case FieldType::CitizenId:
            return check_citizen_id(*value.as_string());
        case FieldType::Unit:
            return check_unit(*value.as_string());
        default:
            return;
        }
    }

    void check_length(std::string_view value, std::size_t max, std::string_view part) {
        std::size_t const length = text::character_count(value);
        if (length > max)
            add("form.too_long", {{"length", std::to_string(length)}, {"max", std::to_string(max)}},
                part);
    }

    void check_range(std::int64_t value) {
        if (value < m_field.min)
            add("form.too_small",
                {{"value", std::to_string(value)}, {"min", std::to_string(m_field.min)}});
        if (value > m_field.max)
            add("form.too_large",
                {{"value", std::to_string(value)}, {"max", std::to_string(m_field.max)}});
    }

    std::optional<core::Date> limit_of(DateBound const& bound) {
        switch (bound.kind) {
        case DateBound::Kind::None:
            return std::nullopt;
        case DateBound::Kind::Today:
            return m_scope.context().today;
        case DateBound::Kind::Day:
            return bound.day;
        case DateBound::Kind::Field:
            return date_of(bound.field);
        }
        return std::nullopt;
    }

    std::optional<core::Date> date_of(std::string_view id) {
        std::string const* const answer = m_scope.value(id).as_string();
        if (answer == nullptr)
            return std::nullopt;
        Result<core::Date> const date = core::parse_iso_date(*answer);
        return date ? std::optional(*date) : std::nullopt;
    }

    void check_date(core::Date date) {
        std::optional<core::Date> const latest = limit_of(m_field.not_after);
        std::optional<core::Date> const first = limit_of(m_field.not_before);
        if (latest && date > *latest)
            add_too_late(date, *latest, first.value_or(earliest_date));
        if (first && date < *first)
            add("form.date_too_early", bound_parameters(date, *first, m_field.not_before));
    }

    void add_too_late(core::Date date, core::Date latest, core::Date first) {
        if (m_field.not_after.kind != DateBound::Kind::Today) {
            add("form.date_too_late", bound_parameters(date, latest, m_field.not_after));
            return;
        }
        FieldErrorParameters parameters{{"value", display_date(date)},
                                        {"today", display_date(latest)}};
        if (auto const suggestion = suggest_past_date(date, latest, first))
            parameters.emplace_back("suggestion", display_date(*suggestion));
        add("form.date_in_future", std::move(parameters));
    }

    static FieldErrorParameters bound_parameters(core::Date date, core::Date limit,
                                                 DateBound const& bound) {
        FieldErrorParameters parameters{{"value", display_date(date)},
                                        {"limit", display_date(limit)}};
        if (bound.kind == DateBound::Kind::Field)
            parameters.emplace_back("field", bound.field);
        return parameters;
    }

    void check_citizen_id(std::string_view digits) {
        Result<identity::CitizenNumber> const number = identity::CitizenNumber::parse(digits);
        if (!number)
            return;
        std::string const year = std::to_string(number->birth_year());
        if (!identity::check_not_in_future(*number, m_scope.context().today))
            add("citizen_id.future", {{"year", year}});
        std::optional<core::Date> const birth = date_of(m_field.birth_date_field);
        if (birth && !identity::check_birth_date(*number, *birth))
            add("citizen_id.birth_date", {{"year", year},
                                          {"value", display_date(*birth)},
                                          {"field", m_field.birth_date_field}});
        std::string const* const sex = m_scope.value(m_field.sex_field).as_string();
        if (sex != nullptr && (*sex == "male" || *sex == "female") &&
            *sex != (number->sex() == identity::Sex::Male ? "male" : "female"))
            add("citizen_id.sex", {{"value", *sex}, {"field", m_field.sex_field}});
    }

    void check_unit(std::string_view code) {
        UnitLookup const* const units = m_scope.context().units;
        if (units == nullptr)
            return;
        bool const known = m_field.unit_level == UnitLevel::Province ? units->has_province(code)
                                                                     : units->has_commune(code);
        if (!known)
            add("form.unit_unknown");
    }

    void check_address(Normalised const& normalised) {
        if (normalised.value.is_null() &&
            (!normalised.errors.empty() || !m_scope.is_required(m_field)))
            return;
        for (std::string_view const part : {".province", ".commune", ".street"}) {
            bool const reported = std::ranges::any_of(
                normalised.errors, [part](FieldError const& e) { return e.path == part; });
            if (!reported && normalised.value.find(part.substr(1)) == nullptr)
                add("form.required", {}, part);
        }
        check_address_units(normalised.value);
        if (json::Value const* const street = normalised.value.find("street"))
            check_length(*street->as_string(), street_characters_max, ".street");
    }

    void check_address_units(json::Value const& address) {
        UnitLookup const* const units = m_scope.context().units;
        json::Value const* const province = address.find("province");
        json::Value const* const commune = address.find("commune");
        if (units == nullptr || province == nullptr)
            return;
        if (!units->has_province(*province->as_string()))
            add("form.unit_unknown", {}, ".province");
        else if (commune != nullptr &&
                 !units->is_commune_of(*commune->as_string(), *province->as_string()))
            add("form.commune_not_in_province", {}, ".commune");
    }

    void check_entries(Normalised const& normalised, json::Value const* raw) {
        json::Array const* const entries = raw != nullptr ? raw->as_array() : nullptr;
        std::size_t const required = m_scope.is_required(m_field) ? 1 : 0;
        std::size_t const min = std::max(m_field.repeat.min, required);
        std::size_t const count = entries != nullptr ? entries->size() : 0;
        if (normalised.errors.empty() && count < min)
            add("form.too_few_entries", {{"min", std::to_string(min)}});
        if (normalised.value.is_null() || entries == nullptr)
            return;
        for (std::size_t i = 0; i < count; ++i) {
            std::string const path = json::element_path(m_path, i);
            Scope entry(m_scope, m_field, (*entries)[i]);
            for (Scope::Slot& slot : entry.slots())
                check_slot(entry, slot, path, m_errors);
            check_unknown(entry, path, m_errors);
        }
    }

    Scope& m_scope;
    Field const& m_field;
    std::string m_path;
    std::vector<FieldError>& m_errors;
};

/// 2062 → 2026.
std::int16_t with_last_digits_exchanged(std::int16_t year) {
    int const ones = year % 10;
    int const tens = year / 10 % 10;
    return static_cast<std::int16_t>(year - year % 100 + ones * 10 + tens);
}

}

std::optional<core::Date> suggest_past_date(core::Date typed, core::Date today,
                                            core::Date earliest) {
    std::array<core::Date, 4> candidates{typed, typed, typed, typed};
    candidates[0].year = with_last_digits_exchanged(typed.year);
    std::swap(candidates[1].day, candidates[1].month);
    candidates[2].year = static_cast<std::int16_t>(typed.year - 1);
    candidates[3].year = static_cast<std::int16_t>(typed.year - 100);
    for (core::Date const candidate : candidates)
        if (core::is_valid(candidate) && candidate <= today && candidate >= earliest)
            return candidate;
    return std::nullopt;
}

void check_slot(Scope& scope, Scope::Slot& slot, std::string_view path,
                std::vector<FieldError>& errors) {
    if (!scope.is_visible(slot) || slot.field->type == FieldType::Computed)
        return;
    AnswerCheck check(scope, *slot.field, json::member_path(path, slot.field->id), errors);
    check.run(scope.normalised(slot), scope.answers().find(slot.field->id));
}

void check_unknown(Scope& scope, std::string_view path, std::vector<FieldError>& errors) {
    json::Object const* const answers = scope.answers().as_object();
    if (answers == nullptr)
        return;
    for (json::Member const& answer : *answers)
        if (scope.find(answer.name) == nullptr)
            errors.push_back({json::member_path(path, answer.name), "form.unknown_field", {}});
}

}
