#include "shared/core/limits.h"
#include "shared/forms/form.h"
#include "shared/json/object_reader.h"

#include <array>

namespace onedoor::forms {

namespace {

using json::ObjectReader;
using Kind = Condition::Kind;

constexpr std::int64_t amount_max = 999'999'999'999;

struct TypeName {
    std::string_view name;
    FieldType type;
};
constexpr std::array type_names{
    TypeName{"text", FieldType::Text},
    TypeName{"long_text", FieldType::LongText},
    TypeName{"number", FieldType::Number},
    TypeName{"money", FieldType::Money},
    TypeName{"date", FieldType::Date},
    TypeName{"choice", FieldType::Choice},
    TypeName{"multi_choice", FieldType::MultiChoice},
    TypeName{"citizen_id", FieldType::CitizenId},
    TypeName{"phone", FieldType::Phone},
    TypeName{"email", FieldType::Email},
    TypeName{"unit", FieldType::Unit},
    TypeName{"address", FieldType::Address},
    TypeName{"file", FieldType::File},
    TypeName{"group", FieldType::Group},
    TypeName{"computed", FieldType::Computed},
};

Result<FieldType> parse_type(ObjectReader& reader) {
    std::string const name = TRY(reader.string("type"));
    for (auto const& entry : type_names) {
        if (entry.name == name)
            return entry.type;
    }
    return fail("form.type_unknown", "no such field type", reader.path_of("type"));
}

Result<json::Value> parse_scalar(json::Value const& value, std::string const& path) {
    if (value.as_string() == nullptr && value.as_integer() == nullptr)
        return fail("form.condition", "neither text nor integer", path);
    return value;
}

Result<Condition> read_condition(json::Value const& value, std::string path, std::size_t depth);

Result<Condition> parse_field_condition(ObjectReader& reader) {
    Condition condition;
    condition.name = TRY(reader.string("field"));
    if (json::Value const* const equals = reader.optional_value("equals")) {
        condition.kind = Kind::Equals;
        condition.values.push_back(TRY(parse_scalar(*equals, reader.path_of("equals"))));
    } else if (std::optional<bool> const filled = TRY(reader.optional_boolean("filled"))) {
        condition.kind = *filled ? Kind::Filled : Kind::Empty;
    } else {
        condition.kind = Kind::In;
        condition.values = TRY(reader.list<json::Value>("in", parse_scalar));
    }
    return condition;
}

Result<Condition> parse_parts(ObjectReader& reader, std::string_view name, std::size_t depth) {
    Condition condition{name == "all" ? Kind::All : Kind::Any, {}, {}, {}};
    condition.parts =
        TRY(reader.list<Condition>(name, [depth](json::Value const& part, std::string const& path) {
            return read_condition(part, path, depth + 1);
        }));
    if (condition.parts.empty())
        return fail("form.condition", "no parts", reader.path_of(name));
    return condition;
}

Result<Condition> read_condition(json::Value const& value, std::string path, std::size_t depth) {
    if (depth > limits::form_condition_depth_max)
        return fail("form.condition", "nested too deeply", path);
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Condition condition;
    if (value.find("field") != nullptr) {
        condition = TRY(parse_field_condition(reader));
    } else if (value.find("case") != nullptr) {
        condition = {Kind::Case, TRY(reader.string("case")), {}, {}};
    } else if (value.find("not") != nullptr) {
        json::Value const* const part = TRY(reader.value("not"));
        condition.kind = Kind::Not;
        condition.parts.push_back(TRY(read_condition(*part, reader.path_of("not"), depth + 1)));
    } else {
        condition = TRY(parse_parts(reader, value.find("all") != nullptr ? "all" : "any", depth));
    }
    TRY_VOID(reader.finish());
    return condition;
}

Result<Condition> parse_when(ObjectReader& reader) {
    json::Value const* const value = reader.optional_value("when");
    if (value == nullptr)
        return Condition{};
    return read_condition(*value, reader.path_of("when"), 1);
}

Result<Condition> parse_required(ObjectReader& reader) {
    json::Value const* const value = reader.optional_value("required");
    if (value == nullptr)
        return Condition{Kind::Never, {}, {}, {}};
    if (bool const* const required = value->as_boolean())
        return Condition{*required ? Kind::Always : Kind::Never, {}, {}, {}};
    return read_condition(*value, reader.path_of("required"), 1);
}

Result<DateBound> parse_bound(ObjectReader& reader, std::string_view name) {
    std::optional<std::string> const text = TRY(reader.optional_string(name));
    if (!text)
        return DateBound{};
    if (*text == "today")
        return DateBound{DateBound::Kind::Today, {}, {}};
    if (text->starts_with("field:"))
        return DateBound{DateBound::Kind::Field, {}, text->substr(6)};
    Result<core::Date> const day = core::parse_iso_date(*text);
    if (!day)
        return fail("form.date", "neither today, field:<id> nor a day", reader.path_of(name));
    return DateBound{DateBound::Kind::Day, *day, {}};
}

Result<Option> parse_option(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Option option{TRY(reader.string("id")), TRY(reader.localized("label"))};
    TRY_VOID(reader.finish());
    return option;
}

Result<Repeat> parse_repeat(ObjectReader& outer) {
    ObjectReader reader = TRY(outer.object("repeat"));
    constexpr auto entries_max = static_cast<std::int64_t>(limits::repeating_group_entries_max);
    Repeat repeat;
    repeat.min = static_cast<std::size_t>(TRY(reader.integer("min", {0, entries_max})));
    repeat.max = static_cast<std::size_t>(TRY(reader.integer("max", {1, entries_max})));
    repeat.entry = TRY(reader.localized("entry"));
    repeat.add = TRY(reader.localized("add"));
    TRY_VOID(reader.finish());
    if (repeat.min > repeat.max)
        return fail("form.repeat", "min above max", reader.path());
    return repeat;
}

Result<Expression> parse_expression(ObjectReader& outer) {
    ObjectReader reader = TRY(outer.object("value"));
    Expression expression;
    if (std::optional<std::string> group = TRY(reader.optional_string("count"))) {
        expression = {Expression::Kind::Count, {*std::move(group)}, {}};
    } else if (std::optional<std::string> date = TRY(reader.optional_string("age"))) {
        expression = {Expression::Kind::Age, {*std::move(date)}, {}};
    } else if (reader.optional_value("sum") != nullptr) {
        expression = {Expression::Kind::Sum, TRY(reader.strings("sum")), {}};
    } else {
        expression = {Expression::Kind::Join, TRY(reader.strings("join")),
                      TRY(reader.string("with"))};
    }
    TRY_VOID(reader.finish());
    return expression;
}

Result<void> parse_length(ObjectReader& reader, Field& field) {
    std::size_t const limit = field.type == FieldType::Text
                                  ? limits::text_answer_characters_max
                                  : limits::long_text_answer_characters_max;
    auto const length =
        TRY(reader.optional_integer("max_length", {1, static_cast<std::int64_t>(limit)}));
    field.max_length = length ? static_cast<std::size_t>(*length) : limit;
    return {};
}

Result<void> parse_range(ObjectReader& reader, Field& field) {
    ObjectReader::Range const bounds{-amount_max, amount_max};
    field.min = TRY(reader.optional_integer("min", bounds)).value_or(0);
    field.max = TRY(reader.optional_integer("max", bounds)).value_or(amount_max);
    if (field.min > field.max)
        return fail("form.range", "min above max", reader.path());
    return {};
}

Result<void> parse_unit_level(ObjectReader& reader, Field& field) {
    std::string const level = TRY(reader.string("unit"));
    if (level != "province" && level != "commune")
        return fail("form.unit_level", "province or commune", reader.path_of("unit"));
    field.unit_level = level == "commune" ? UnitLevel::Commune : UnitLevel::Province;
    return {};
}

Result<void> parse_matches(ObjectReader& outer, Field& field) {
    std::optional<ObjectReader> reader = TRY(outer.optional_object("matches"));
    if (!reader)
        return {};
    field.birth_date_field = TRY(reader->optional_string("birth_date")).value_or("");
    field.sex_field = TRY(reader->optional_string("sex")).value_or("");
    return reader->finish();
}

Result<Field> parse_field(json::Value const& value, std::string path);

Result<Field> parse_member(json::Value const& value, std::string path) {
    json::Value const* const type = value.find("type");
    if (type != nullptr && *type == json::Value("group"))
        return fail("form.nested_group", "a group inside a group", path);
    return parse_field(value, std::move(path));
}

Result<void> parse_group(ObjectReader& reader, Field& field) {
    field.repeat = TRY(parse_repeat(reader));
    field.fields = TRY(reader.list<Field>("fields", parse_member));
    return {};
}

Result<void> parse_type_members(ObjectReader& reader, Field& field) {
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        return parse_length(reader, field);
    case FieldType::Number:
    case FieldType::Money:
        return parse_range(reader, field);
    case FieldType::Date:
        field.not_after = TRY(parse_bound(reader, "not_after"));
        field.not_before = TRY(parse_bound(reader, "not_before"));
        return {};
    case FieldType::Choice:
    case FieldType::MultiChoice:
        field.options = TRY(reader.list<Option>("options", parse_option));
        return {};
    case FieldType::CitizenId:
        return parse_matches(reader, field);
    case FieldType::Unit:
        return parse_unit_level(reader, field);
    case FieldType::Group:
        return parse_group(reader, field);
    case FieldType::Computed:
        field.value = TRY(parse_expression(reader));
        return {};
    case FieldType::Phone:
    case FieldType::Email:
    case FieldType::Address:
    case FieldType::File:
        return {};
    }
    return {};
}

Result<Field> parse_field(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Field field;
    field.id = TRY(reader.string("id"));
    field.type = TRY(parse_type(reader));
    field.label = TRY(reader.localized("label"));
    field.help = TRY(reader.optional_localized("help")).value_or(text::Localized{});
    field.example = TRY(reader.optional_string("example")).value_or("");
    if (field.type != FieldType::Computed)
        field.required = TRY(parse_required(reader));
    field.when = TRY(parse_when(reader));
    field.autocomplete = TRY(reader.optional_string("autocomplete")).value_or("");
    TRY_VOID(parse_type_members(reader, field));
    TRY_VOID(reader.finish());
    return field;
}

Result<Step> parse_step(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Step step;
    step.id = TRY(reader.string("id"));
    step.title = TRY(reader.localized("title"));
    step.intro = TRY(reader.optional_localized("intro")).value_or(text::Localized{});
    step.when = TRY(parse_when(reader));
    step.fields = TRY(reader.list<Field>("fields", parse_field));
    TRY_VOID(reader.finish());
    return step;
}

}

Result<Condition> parse_condition(json::Value const& value, std::string path) {
    return read_condition(value, std::move(path), 1);
}

Result<Form> read_form(json::Value const& value) {
    ObjectReader reader = TRY(ObjectReader::open(value));
    Form form;
    form.id = TRY(reader.string("id"));
    form.version = static_cast<std::int32_t>(TRY(reader.integer("version", {1, 999})));
    form.title = TRY(reader.localized("title"));
    form.steps = TRY(reader.list<Step>("steps", parse_step));
    form.source = TRY(reader.string("source"));
    form.confidence = TRY(reader.string("confidence"));
    TRY_VOID(reader.finish());
    return form;
}

}
