#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"
#include "shared/json/value.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Declarative e-forms (assets/forms/form.schema.json) and the one engine that checks answers, the
/// same in browser, kiosk and server.
namespace onedoor::forms {

enum class FieldType : std::uint8_t {
    Text,
    LongText,
    Number,
    Money,
    Date,
    Choice,
    MultiChoice,
    CitizenId,
    Phone,
    Email,
    Unit,
    Address,
    File,
    Group,
    Computed
};

/// When something is shown or required. A field that is absent or hidden equals nothing.
struct Condition {
    enum class Kind : std::uint8_t {
        Always,
        Never,
        Equals,
        In,
        Filled,
        Empty,
        Case,
        All,
        Any,
        Not
    };

    Kind kind = Kind::Always;
    /// Field id (Equals, In, Filled, Empty) or case id (Case).
    std::string name;
    /// Strings or integers: one (Equals) or some (In). A multi-choice equals each of its options.
    std::vector<json::Value> values;
    /// All, Any: one or more; Not: one.
    std::vector<Condition> parts;
};

/// Value of a computed field: Count gives an integer (entries of a group), Sum an integer, Age an
/// integer (full years today), Join a text without the empty parts, dates as 21/11/2026, choices by
/// their Vietnamese label.
struct Expression {
    enum class Kind : std::uint8_t { Count, Sum, Join, Age };

    Kind kind = Kind::Count;
    std::vector<std::string> fields;
    std::string separator;
};

struct DateBound {
    enum class Kind : std::uint8_t { None, Today, Day, Field };

    Kind kind = Kind::None;
    core::Date day;
    std::string field;
};

struct Option {
    std::string id;
    text::Localized label;
};

struct Repeat {
    std::size_t min = 0;
    std::size_t max = 1;
    /// Title of one entry ("Con") and the button that adds one ("Thêm con").
    text::Localized entry;
    text::Localized add;
};

enum class UnitLevel : std::uint8_t { Province, Commune };

struct Field {
    std::string id;
    FieldType type = FieldType::Text;
    text::Localized label;
    text::Localized help;
    std::string example;
    Condition required{Condition::Kind::Never, {}, {}, {}};
    Condition when;
    /// HTML autocomplete token, or empty.
    std::string autocomplete;

    /// Text, LongText: characters.
    std::size_t max_length = 0;
    /// Number, Money: inclusive.
    std::int64_t min = 0;
    std::int64_t max = 0;
    /// Date: inclusive.
    DateBound not_after;
    DateBound not_before;
    /// Choice, MultiChoice.
    std::vector<Option> options;
    UnitLevel unit_level = UnitLevel::Province;
    /// CitizenId: ids of the date and the choice (male, female) it must agree with, or empty.
    std::string birth_date_field;
    std::string sex_field;
    /// Group; groups hold no groups.
    Repeat repeat;
    std::vector<Field> fields;
    /// Computed.
    Expression value;
};

struct Step {
    std::string id;
    text::Localized title;
    text::Localized intro;
    Condition when;
    std::vector<Field> fields;
};

/// One version of one form. A file stays on the version it was begun with.
struct Form {
    std::string id;
    std::int32_t version = 1;
    text::Localized title;
    std::vector<Step> steps;
    std::string source;
    std::string confidence;
};

/// Fails with the json errors of ObjectReader, and with "form.type_unknown", "form.duplicate_id",
/// "form.reference" (a condition, bound, expression or match names no fitting field),
/// "form.cycle" (visibility or values depend on themselves), "form.option", "form.date",
/// "form.repeat", "form.nested_group", "form.condition", "form.range", "form.id",
/// "form.unit_level". Error::path is the field ("steps[1].fields[2]") or a spot in it.
Result<Form> parse_form(json::Value const& value);

/// The same for a form that has been through parse_form() already, as the server's have when they
/// reach the client: ids, references, options and cycles are not checked again.
Result<Form> read_form(json::Value const& value);

/// One condition as forms write it, for whoever decides something by a form's answers. Fails with
/// the json errors and "form.condition"; Error::path begins with `path`.
Result<Condition> parse_condition(json::Value const& value, std::string path);

/// The field with this id of any step, or null.
Field const* find_field(Form const& form, std::string_view id);
Field const* find_member(Field const& group, std::string_view id);

/// Every case id a condition of the form names, each once.
std::vector<std::string> named_cases(Form const& form);

}
