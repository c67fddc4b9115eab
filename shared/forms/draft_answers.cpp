#include "shared/core/time.h"
#include "shared/forms/draft.h"

#include <charconv>

namespace onedoor::forms {

static json::Value integer_or_text(std::string_view typed) {
    std::string digits;
    for (char const c : typed)
        if (c != '.' && c != ' ')
            digits.push_back(c);
    std::int64_t number = 0;
    char const* const end = digits.data() + digits.size();
    auto const read = std::from_chars(digits.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end)
        return json::Value(typed);
    return number;
}

static bool take_number(std::string_view& rest, int& number) {
    auto const read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (read.ec != std::errc())
        return false;
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    if (!rest.empty() && (rest[0] == '/' || rest[0] == '-' || rest[0] == '.'))
        rest.remove_prefix(1);
    return true;
}

static json::Value date_or_text(std::string_view typed) {
    std::string_view rest = typed;
    int day = 0;
    int month = 0;
    int year = 0;
    bool const readable = take_number(rest, day) && take_number(rest, month) &&
                          take_number(rest, year) && rest.empty();
    bool const in_range =
        day >= 1 && day <= 31 && month >= 1 && month <= 12 && year >= 1000 && year <= 9999;
    if (!readable || !in_range)
        return json::Value(typed);
    return core::to_iso(core::Date{static_cast<std::int16_t>(year), static_cast<std::int8_t>(month),
                                   static_cast<std::int8_t>(day)});
}

static json::Value chosen_options(std::string_view typed) {
    json::Array options;
    while (!typed.empty()) {
        std::size_t const comma = typed.find(',');
        options.emplace_back(typed.substr(0, comma));
        typed.remove_prefix(comma == typed.npos ? typed.size() : comma + 1);
    }
    return options;
}

static json::Value address_of(Draft const& draft, std::string const& path) {
    json::Object address;
    for (char const* part : {"province", "commune", "street"})
        if (std::string_view const value = draft.value(path + "." + part); !value.empty())
            address.set(part, value);
    return address.empty() ? json::Value() : json::Value(std::move(address));
}

static json::Value answer_of(Field const& field, Draft const& draft, std::string const& path) {
    if (field.type == FieldType::Address)
        return address_of(draft, path);
    std::string_view const typed = draft.value(path);
    if (typed.empty())
        return {};
    switch (field.type) {
    case FieldType::Number:
    case FieldType::Money:
        return integer_or_text(typed);
    case FieldType::Date:
        return date_or_text(typed);
    case FieldType::MultiChoice:
        return chosen_options(typed);
    default:
        return json::Value(typed);
    }
}

static json::Value entries_of(Field const& group, Draft const& draft) {
    json::Array entries;
    for (std::size_t i = 0; i < draft.entries(group.id); ++i) {
        json::Object entry;
        for (Field const& member : group.fields)
            if (json::Value value = answer_of(member, draft, entry_path(group.id, i, member.id));
                !value.is_null())
                entry.append(member.id, std::move(value));
        entries.emplace_back(std::move(entry));
    }
    return entries;
}

json::Value answers_of(Form const& form, Draft const& draft) {
    json::Object answers;
    for (Step const& step : form.steps)
        for (Field const& field : step.fields) {
            json::Value value = field.type == FieldType::Group ? entries_of(field, draft)
                                                               : answer_of(field, draft, field.id);
            if (!value.is_null())
                answers.append(field.id, std::move(value));
        }
    return answers;
}

}
