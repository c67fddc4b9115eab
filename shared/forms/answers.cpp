#include "shared/forms/answers.h"

#include "shared/forms/answer_check.h"

#include <charconv>

namespace onedoor::forms {

namespace {

VisibleField::Requirement requirement_of(Scope& scope, Field const& field) {
    bool const fills = field.type == FieldType::Group && field.repeat.min > 0;
    return fills || scope.is_required(field) ? VisibleField::Requirement::Required
                                             : VisibleField::Requirement::Optional;
}

/// The entry as it was answered, or null: a scope treats null as an entry without answers.
json::Value const& entry_of(json::Value const& answers, EntryAddress address) {
    static json::Value const no_entry;
    json::Value const* const group = answers.find(address.group);
    json::Array const* const entries = group != nullptr ? group->as_array() : nullptr;
    return entries != nullptr && address.index < entries->size() ? (*entries)[address.index]
                                                                 : no_entry;
}

struct MemberPath {
    EntryAddress entry;
    std::string_view member;
};

/// "children[1].name".
std::optional<MemberPath> parse_member_path(std::string_view path) {
    std::size_t const open = path.find('[');
    std::size_t const close = path.find("].", open);
    if (open == std::string_view::npos || close == std::string_view::npos)
        return std::nullopt;
    std::string_view const digits = path.substr(open + 1, close - open - 1);
    std::size_t index = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return MemberPath{{path.substr(0, open), index}, path.substr(close + 2)};
}

}

Validation validate(Form const& form, Context const& context, json::Value const& answers) {
    if (answers.as_object() == nullptr && !answers.is_null())
        return {json::Object(), {{"", "form.type", {}}}};
    Scope scope(form, context, answers);
    Validation validation;
    for (Scope::Slot& slot : scope.slots())
        check_slot(scope, slot, {}, validation.errors);
    check_unknown(scope, {}, validation.errors);
    validation.answers = scope.collect();
    return validation;
}

std::vector<FieldError> validate_step(Form const& form, Context const& context,
                                      json::Value const& answers, std::size_t step_index) {
    Scope scope(form, context, answers);
    std::vector<FieldError> errors;
    for (Scope::Slot& slot : scope.slots())
        if (slot.step == step_index)
            check_slot(scope, slot, {}, errors);
    return errors;
}

bool is_step_visible(Form const& form, Context const& context, json::Value const& answers,
                     std::size_t step_index) {
    return step_index < form.steps.size() &&
           Scope(form, context, answers).holds(form.steps[step_index].when);
}

std::vector<VisibleField> visible_fields(Form const& form, Context const& context,
                                         json::Value const& answers, std::size_t step_index) {
    Scope scope(form, context, answers);
    std::vector<VisibleField> visible;
    for (Scope::Slot& slot : scope.slots())
        if (slot.step == step_index && scope.is_visible(slot))
            visible.push_back({slot.field, requirement_of(scope, *slot.field)});
    return visible;
}

std::vector<VisibleField> visible_members(Form const& form, Context const& context,
                                          json::Value const& answers, EntryAddress address) {
    Scope scope(form, context, answers);
    std::vector<VisibleField> visible;
    Scope::Slot* const group = scope.find(address.group);
    if (group == nullptr || !scope.is_visible(*group))
        return visible;
    Scope entry(scope, *group->field, entry_of(answers, address));
    for (Scope::Slot& slot : entry.slots())
        if (entry.is_visible(slot))
            visible.push_back({slot.field, requirement_of(entry, *slot.field)});
    return visible;
}

bool is_visible(Form const& form, Context const& context, json::Value const& answers,
                std::string_view path) {
    Scope scope(form, context, answers);
    std::optional<MemberPath> const member = parse_member_path(path);
    Scope::Slot* const slot = scope.find(member ? member->entry.group : path);
    if (slot == nullptr || !scope.is_visible(*slot) || !member)
        return slot != nullptr && scope.is_visible(*slot);
    Scope entry(scope, *slot->field, entry_of(answers, member->entry));
    Scope::Slot* const inner = entry.find(member->member);
    return inner != nullptr && entry.is_visible(*inner);
}

}
