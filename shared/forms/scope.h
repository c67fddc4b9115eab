#pragma once

#include "shared/forms/answers.h"
#include "shared/forms/normalise.h"

#include <memory>

namespace onedoor::forms {

/// The answers of a form, or of one entry of a group inside it, with what follows from them:
/// visibility, normal forms, computed values. Each is worked out when first asked for. The form,
/// the answers and an outer scope must outlive the scope.
class Scope {
public:
    Scope(Form const& form, Context const& context, json::Value const& answers);
    Scope(Scope& outer, Field const& group, json::Value const& entry);

    /// Fields in the order of the form; `step` is the index of their step (0 in groups).
    struct Slot {
        Field const* field = nullptr;
        Condition const* step_when = nullptr;
        std::size_t step = 0;
        enum class Visibility : std::uint8_t { Unknown, Visible, Hidden } visibility;
        std::unique_ptr<Normalised> normalised;
    };
    [[nodiscard]] std::vector<Slot>& slots() { return m_slots; }

    bool is_visible(Slot& slot);
    bool holds(Condition const& condition);
    bool is_required(Field const& field) { return holds(field.required); }

    /// Normal form of a slot's answer, whether it is visible or not.
    Normalised const& normalised(Slot& slot);
    /// What the rules see: null for a field that is hidden, absent, ill-formed or unknown. Looks
    /// in the entry first, then outside.
    json::Value const& value(std::string_view id);

    /// Visible answers in their normal form.
    json::Object collect();

    [[nodiscard]] json::Value const& answers() const { return m_answers; }
    [[nodiscard]] Context const& context() const { return m_context; }
    /// The slot of a field of this scope, or null.
    Slot* find(std::string_view id);

private:
    void add_slots(std::vector<Field> const& fields, Condition const* step_when, std::size_t step);
    bool equals_one_of(Condition const& condition);
    Normalised normalise_group(Slot const& slot, json::Value const* answer);
    json::Value compute(Expression const& expression);
    std::string text(std::string_view id);
    json::Value compute_count(std::string_view group);
    json::Value compute_sum(Expression const& expression);
    json::Value compute_join(Expression const& expression);
    json::Value compute_age(std::string_view date);

    Context const& m_context;
    json::Value const& m_answers;
    Scope* m_outer = nullptr;
    std::vector<Slot> m_slots;
};

}
