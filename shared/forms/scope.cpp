#include "shared/forms/scope.h"

#include "shared/core/limits.h"
#include "shared/json/path.h"
#include "shared/text/utf8.h"

#include <algorithm>

namespace onedoor::forms {

namespace {

json::Value const no_value;

/// A value as it is read in a joined text.
std::string text_of(Field const& field, json::Value const& value) {
    if (std::int64_t const* const integer = value.as_integer())
        return std::to_string(*integer);
    std::string const* const string = value.as_string();
    if (string == nullptr)
        return {};
    auto const option = std::ranges::find(field.options, *string, &Option::id);
    if (option != field.options.end())
        return option->label.vi;
    Result<core::Date> const date = core::parse_iso_date(*string);
    return field.type == FieldType::Date && date ? display_date(*date) : *string;
}

}

Scope::Scope(Form const& form, Context const& context, json::Value const& answers)
    : m_context(context), m_answers(answers) {
    for (std::size_t i = 0; i < form.steps.size(); ++i)
        add_slots(form.steps[i].fields, &form.steps[i].when, i);
}

Scope::Scope(Scope& outer, Field const& group, json::Value const& entry)
    : m_context(outer.m_context), m_answers(entry), m_outer(&outer) {
    add_slots(group.fields, nullptr, 0);
}

void Scope::add_slots(std::vector<Field> const& fields, Condition const* step_when,
                      std::size_t step) {
    for (Field const& field : fields)
        m_slots.push_back({&field, step_when, step, Slot::Visibility::Unknown, nullptr});
}

bool Scope::is_visible(Slot& slot) {
    if (slot.visibility == Slot::Visibility::Unknown) {
        bool const visible =
            (slot.step_when == nullptr || holds(*slot.step_when)) && holds(slot.field->when);
        slot.visibility = visible ? Slot::Visibility::Visible : Slot::Visibility::Hidden;
    }
    return slot.visibility == Slot::Visibility::Visible;
}

bool Scope::holds(Condition const& condition) {
    auto const part_holds = [this](Condition const& part) { return holds(part); };
    switch (condition.kind) {
    case Condition::Kind::Always:
        return true;
    case Condition::Kind::Never:
        return false;
    case Condition::Kind::Equals:
    case Condition::Kind::In:
        return equals_one_of(condition);
    case Condition::Kind::Filled:
        return !value(condition.name).is_null();
    case Condition::Kind::Empty:
        return value(condition.name).is_null();
    case Condition::Kind::Case:
        return condition.name == m_context.case_id;
    case Condition::Kind::All:
        return std::ranges::all_of(condition.parts, part_holds);
    case Condition::Kind::Any:
        return std::ranges::any_of(condition.parts, part_holds);
    case Condition::Kind::Not:
        return !holds(condition.parts.front());
    }
    return false;
}

bool Scope::equals_one_of(Condition const& condition) {
    json::Value const& answer = value(condition.name);
    if (json::Array const* const chosen = answer.as_array())
        return std::ranges::any_of(condition.values, [&](json::Value const& wanted) {
            return std::ranges::find(*chosen, wanted) != chosen->end();
        });
    return std::ranges::find(condition.values, answer) != condition.values.end();
}

Normalised const& Scope::normalised(Slot& slot) {
    if (slot.normalised != nullptr)
        return *slot.normalised;
    json::Value const* const answer = m_answers.find(slot.field->id);
    Normalised result;
    if (slot.field->type == FieldType::Computed)
        result.value = compute(slot.field->value);
    else if (slot.field->type == FieldType::Group)
        result = normalise_group(slot, answer);
    else if (answer != nullptr)
        result = normalise_answer(*slot.field, *answer);
    slot.normalised = std::make_unique<Normalised>(std::move(result));
    return *slot.normalised;
}

Normalised Scope::normalise_group(Slot const& slot, json::Value const* answer) {
    if (answer == nullptr || is_absent(*answer))
        return {};
    json::Array const* const entries = answer->as_array();
    if (entries == nullptr)
        return {nullptr, {{"", "form.type", {}}}};
    std::size_t const max = slot.field->repeat.max;
    if (entries->size() > max)
        return {nullptr, {{"", "form.too_many_entries", {{"max", std::to_string(max)}}}}};
    Normalised group;
    json::Array collected;
    for (json::Value const& entry : *entries) {
        std::string const path = json::element_path("", collected.size());
        if (entry.as_object() == nullptr)
            group.errors.push_back({path, "form.type", {}});
        collected.emplace_back(Scope(*this, *slot.field, entry).collect());
    }
    group.value = std::move(collected);
    return group;
}

Scope::Slot* Scope::find(std::string_view id) {
    auto const slot = std::ranges::find(
        m_slots, id, [](Slot const& s) -> std::string_view { return s.field->id; });
    return slot != m_slots.end() ? &*slot : nullptr;
}

json::Value const& Scope::value(std::string_view id) {
    Slot* const slot = find(id);
    if (slot == nullptr)
        return m_outer != nullptr ? m_outer->value(id) : no_value;
    return is_visible(*slot) ? normalised(*slot).value : no_value;
}

std::string Scope::text(std::string_view id) {
    Slot* const slot = find(id);
    if (slot == nullptr)
        return m_outer != nullptr ? m_outer->text(id) : std::string();
    return text_of(*slot->field, value(id));
}

json::Object Scope::collect() {
    json::Object collected;
    for (Slot& slot : m_slots)
        if (json::Value const& answer = value(slot.field->id); !answer.is_null())
            collected.append(slot.field->id, answer);
    return collected;
}

json::Value Scope::compute(Expression const& expression) {
    switch (expression.kind) {
    case Expression::Kind::Count:
        return compute_count(expression.fields.front());
    case Expression::Kind::Sum:
        return compute_sum(expression);
    case Expression::Kind::Join:
        return compute_join(expression);
    case Expression::Kind::Age:
        return compute_age(expression.fields.front());
    }
    return nullptr;
}

json::Value Scope::compute_count(std::string_view group) {
    json::Array const* const entries = value(group).as_array();
    return static_cast<std::int64_t>(entries != nullptr ? entries->size() : 0);
}

json::Value Scope::compute_sum(Expression const& expression) {
    std::int64_t sum = 0;
    for (std::string const& id : expression.fields) {
        std::int64_t const* const part = value(id).as_integer();
        if (part != nullptr && __builtin_add_overflow(sum, *part, &sum))
            return nullptr;
    }
    return sum;
}

json::Value Scope::compute_join(Expression const& expression) {
    std::string joined;
    for (std::string const& id : expression.fields) {
        std::string const part = text(id);
        if (!joined.empty() && !part.empty())
            joined += expression.separator;
        joined += part;
    }
    if (joined.empty())
        return nullptr;
    return text::truncate_characters(joined, limits::long_text_answer_characters_max);
}

json::Value Scope::compute_age(std::string_view date) {
    std::string const* const answer = value(date).as_string();
    if (answer == nullptr)
        return nullptr;
    Result<core::Date> const birth = core::parse_iso_date(*answer);
    core::Date const today = m_context.today;
    if (!birth || *birth > today)
        return nullptr;
    bool const before_birthday =
        std::pair(today.month, today.day) < std::pair(birth->month, birth->day);
    return std::int64_t{today.year} - birth->year - (before_birthday ? 1 : 0);
}

}
