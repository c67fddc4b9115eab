#include "shared/forms/form_check.h"

#include "shared/core/limits.h"
#include "shared/json/path.h"

#include <algorithm>

namespace onedoor::forms {

namespace {

/// A field with the place it stands at; `group` is null outside of groups.
struct Node {
    Field const* field = nullptr;
    Field const* group = nullptr;
    Step const* step = nullptr;
    std::string path;
    std::vector<std::size_t> depends_on;
    enum class Mark : std::uint8_t { Unseen, Open, Done } mark = Mark::Unseen;
};

using TypeSet = std::uint32_t;

constexpr TypeSet bit(FieldType type) {
    return TypeSet{1} << static_cast<unsigned>(type);
}

constexpr TypeSet any_type = ~TypeSet{0};
constexpr TypeSet comparable =
    any_type & ~(bit(FieldType::Group) | bit(FieldType::Address) | bit(FieldType::File));
constexpr TypeSet joinable = comparable & ~bit(FieldType::MultiChoice);
constexpr TypeSet summable =
    bit(FieldType::Number) | bit(FieldType::Money) | bit(FieldType::Computed);

class Checker {
public:
    explicit Checker(Form const& form) : m_form(form) {}

    Result<void> run() {
        TRY_VOID(collect());
        for (std::size_t i = 0; i < m_form.steps.size(); ++i)
            TRY_VOID(check_step(m_form.steps[i], json::element_path("steps", i)));
        for (Node& node : m_nodes)
            TRY_VOID(check_node(node));
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            TRY_VOID(visit(i));
        return {};
    }

private:
    Result<void> collect() {
        if (m_form.steps.empty() || m_form.steps.size() > limits::form_steps_max)
            return fail("form.range", "number of steps", "steps");
        for (std::size_t i = 0; i < m_form.steps.size(); ++i) {
            Step const& step = m_form.steps[i];
            for (std::size_t other = 0; other < i; ++other)
                if (m_form.steps[other].id == step.id)
                    return fail("form.duplicate_id", {}, json::element_path("steps", i));
            TRY_VOID(collect_fields_of(
                step.fields, {nullptr, nullptr, &step, json::element_path("steps", i), {}}));
        }
        if (m_nodes.size() > limits::form_fields_max)
            return fail("form.range", "too many fields", "steps");
        return {};
    }

    Result<void> collect_fields_of(std::vector<Field> const& fields, Node const& parent) {
        std::string const list_path = json::member_path(parent.path, "fields");
        if (fields.empty())
            return fail("form.range", "no fields", list_path);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            Node node{&fields[i], parent.group, parent.step, json::element_path(list_path, i), {}};
            if (!is_id(fields[i].id))
                return fail("form.id", "lower-case letters, digits, underscores", node.path);
            if (find(fields[i].id, parent.group, Reach::Here))
                return fail("form.duplicate_id", {}, node.path);
            m_nodes.push_back(node);
            node.group = &fields[i];
            if (fields[i].type == FieldType::Group)
                TRY_VOID(collect_fields_of(fields[i].fields, node));
        }
        return {};
    }

    static bool is_id(std::string_view id) {
        return !id.empty() && id.size() <= 60 && id.front() >= 'a' && id.front() <= 'z' &&
               std::ranges::all_of(id, [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
               });
    }

    enum class Reach : std::uint8_t { Here, Outside };

    std::optional<std::size_t> find(std::string_view id, Field const* group, Reach reach) const {
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            if (m_nodes[i].group == group && m_nodes[i].field->id == id)
                return i;
        if (group != nullptr && reach == Reach::Outside)
            return find(id, nullptr, reach);
        return std::nullopt;
    }

    Result<std::size_t> refer(std::string_view id, Node const& from, TypeSet types) const {
        std::optional<std::size_t> const target = find(id, from.group, Reach::Outside);
        if (!target || (bit(m_nodes[*target].field->type) & types) == 0)
            return fail("form.reference", id, from.path);
        return *target;
    }

    Result<void> check_condition(Condition const& condition, Node const& from) const {
        for (Condition const& part : condition.parts)
            TRY_VOID(check_condition(part, from));
        switch (condition.kind) {
        case Condition::Kind::Filled:
        case Condition::Kind::Empty:
            TRY(refer(condition.name, from, any_type));
            return {};
        case Condition::Kind::Equals:
        case Condition::Kind::In:
            return check_comparison(condition, from);
        default:
            return {};
        }
    }

    Result<void> check_comparison(Condition const& condition, Node const& from) const {
        Field const& field = *m_nodes[TRY(refer(condition.name, from, comparable))].field;
        if (condition.values.empty())
            return fail("form.condition", "no values", from.path);
        if (field.options.empty())
            return {};
        for (json::Value const& value : condition.values) {
            std::string const* const id = value.as_string();
            if (id == nullptr ||
                std::ranges::find(field.options, *id, &Option::id) == field.options.end())
                return fail("form.option", "no such option", from.path);
        }
        return {};
    }

    Result<void> check_step(Step const& step, std::string path) const {
        return check_condition(step.when, {nullptr, nullptr, &step, std::move(path), {}});
    }

    Result<void> check_node(Node& node) {
        Field const& field = *node.field;
        TRY_VOID(check_condition(field.when, node));
        TRY_VOID(check_condition(field.required, node));
        TRY_VOID(check_options(field, node));
        for (DateBound const* bound : {&field.not_after, &field.not_before})
            if (bound->kind == DateBound::Kind::Field)
                TRY(refer(bound->field, node, bit(FieldType::Date)));
        if (!field.birth_date_field.empty())
            TRY(refer(field.birth_date_field, node, bit(FieldType::Date)));
        if (!field.sex_field.empty())
            TRY(refer(field.sex_field, node, bit(FieldType::Choice)));
        TRY_VOID(check_expression(node));
        link_condition(field.when, node);
        if (node.group == nullptr)
            link_condition(node.step->when, node);
        for (std::size_t i = 0; field.type == FieldType::Group && i < m_nodes.size(); ++i)
            if (m_nodes[i].group == &field)
                node.depends_on.push_back(i);
        return {};
    }

    static Result<void> check_options(Field const& field, Node const& node) {
        bool const chooses =
            field.type == FieldType::Choice || field.type == FieldType::MultiChoice;
        if (chooses && field.options.size() < (field.type == FieldType::Choice ? 2U : 1U))
            return fail("form.option", "too few options", node.path);
        for (std::size_t i = 0; i < field.options.size(); ++i) {
            std::string const& id = field.options[i].id;
            auto const same = std::ranges::count(field.options, id, &Option::id);
            if (id.empty() || id.size() > 60 || same > 1)
                return fail("form.option", "empty, long or repeated option id", node.path);
        }
        return {};
    }

    Result<void> check_expression(Node& node) const {
        if (node.field->type != FieldType::Computed)
            return {};
        Expression const& expression = node.field->value;
        if (expression.fields.empty())
            return fail("form.reference", "computed from nothing", node.path);
        for (std::string const& id : expression.fields)
            node.depends_on.push_back(TRY(refer(id, node, inputs_of(expression.kind))));
        return {};
    }

    static TypeSet inputs_of(Expression::Kind kind) {
        switch (kind) {
        case Expression::Kind::Count:
            return bit(FieldType::Group);
        case Expression::Kind::Sum:
            return summable;
        case Expression::Kind::Join:
            return joinable;
        case Expression::Kind::Age:
            return bit(FieldType::Date);
        }
        return 0;
    }

    void link_condition(Condition const& condition, Node& node) const {
        std::vector<std::string_view> ids;
        collect_fields(condition, ids);
        for (std::string_view const id : ids)
            if (auto const target = find(id, node.group, Reach::Outside))
                node.depends_on.push_back(*target);
    }

    Result<void> visit(std::size_t index) {
        Node& node = m_nodes[index];
        if (node.mark == Node::Mark::Open)
            return fail("form.cycle", node.field->id, node.path);
        if (node.mark == Node::Mark::Done)
            return {};
        node.mark = Node::Mark::Open;
        for (std::size_t const target : node.depends_on)
            TRY_VOID(visit(target));
        node.mark = Node::Mark::Done;
        return {};
    }

    Form const& m_form;
    std::vector<Node> m_nodes;
};

void collect_cases(Condition const& condition, std::vector<std::string>& cases) {
    if (condition.kind == Condition::Kind::Case &&
        std::ranges::find(cases, condition.name) == cases.end())
        cases.push_back(condition.name);
    for (Condition const& part : condition.parts)
        collect_cases(part, cases);
}

void collect_cases(std::vector<Field> const& fields, std::vector<std::string>& cases) {
    for (Field const& field : fields) {
        collect_cases(field.when, cases);
        collect_cases(field.required, cases);
        collect_cases(field.fields, cases);
    }
}

}

void collect_fields(Condition const& condition, std::vector<std::string_view>& ids) {
    if (!condition.name.empty() && condition.kind != Condition::Kind::Case)
        ids.push_back(condition.name);
    for (Condition const& part : condition.parts)
        collect_fields(part, ids);
}

Result<void> check_form(Form const& form) {
    return Checker(form).run();
}

Result<Form> parse_form(json::Value const& value) {
    Form form = TRY(read_form(value));
    TRY_VOID(check_form(form));
    return form;
}

Field const* find_field(Form const& form, std::string_view id) {
    for (Step const& step : form.steps) {
        auto const field = std::ranges::find(step.fields, id, &Field::id);
        if (field != step.fields.end())
            return &*field;
    }
    return nullptr;
}

Field const* find_member(Field const& group, std::string_view id) {
    auto const field = std::ranges::find(group.fields, id, &Field::id);
    return field != group.fields.end() ? &*field : nullptr;
}

std::vector<std::string> named_cases(Form const& form) {
    std::vector<std::string> cases;
    for (Step const& step : form.steps) {
        collect_cases(step.when, cases);
        collect_cases(step.fields, cases);
    }
    return cases;
}

}
