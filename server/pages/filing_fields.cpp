#include "server/pages/filing_fields.h"

#include "shared/strings/strings.h"

#include <algorithm>

namespace onedoor::pages {

using forms::Field;
using forms::FieldType;
using strings::get;
using strings::Key;
using text::Language;

namespace {

/// More options than this are a list to open instead of cards.
constexpr std::size_t cards_max = 6;

/// One question on its way to the page.
struct Question {
    Field const& field;
    std::string path;
    bool is_required = false;

    [[nodiscard]] std::string id() const { return control_id(path); }
};

PageError const* error_at(StepView const& view, std::string_view path) {
    auto const found = std::ranges::find(view.errors, path, &PageError::path);
    return found == view.errors.end() ? nullptr : &*found;
}

std::string label_of(StepView const& view, Question const& question) {
    std::string label(question.field.label.in(view.language));
    if (!question.is_required)
        label.append(" (").append(get(Key::app_optional, view.language)).append(")");
    return label;
}

void write_label(Html& html, StepView const& view, Question const& question) {
    html.text(label_of(view, question));
    if (view.fresh.contains(question.path))
        html.markup(" ").element("span class=\"badge info\"", get(Key::light_new, view.language));
}

/// What stands under a label: help, then an example.
std::string help_of(StepView const& view, Question const& question) {
    std::string help(question.field.help.in(view.language));
    auto const add = [&](std::string const& sentence) {
        help.append(help.empty() ? "" : " ").append(sentence);
    };
    if (question.field.type == FieldType::Date)
        add(std::string(get(Key::light_date_hint, view.language)));
    else if (!question.field.example.empty())
        add(strings::format(Key::form_example, view.language,
                            {{"example", question.field.example}}));
    return help;
}

void write_help(Html& html, std::string_view id, std::string_view help) {
    if (help.empty())
        return;
    html.markup("<p class=\"help\"").attribute("id", "h-" + std::string(id)).markup(">");
    html.text(help).markup("</p>");
}

/// aria-describedby and aria-invalid of a control.
void write_description(Html& html, StepView const& view, std::string const& path, bool has_help) {
    bool const has_error = error_at(view, path) != nullptr;
    std::string described = has_error ? "e-" + control_id(path) : std::string();
    if (has_help)
        described.append(described.empty() ? "h-" : " h-").append(control_id(path));
    if (!described.empty())
        html.attribute("aria-describedby", described);
    if (has_error)
        html.attribute("aria-invalid", "true");
}

struct InputKind {
    std::string_view type = "text";
    std::string_view mode;
};

InputKind input_kind(FieldType type) {
    switch (type) {
    case FieldType::CitizenId:
    case FieldType::Number:
    case FieldType::Money:
        return {"text", "numeric"};
    case FieldType::Phone:
        return {"tel", "tel"};
    case FieldType::Email:
        return {"email", "email"};
    default:
        return {};
    }
}

void write_control_names(Html& html, StepView const& view, Question const& question,
                         bool has_help) {
    html.attribute("id", question.id()).attribute("name", question.path);
    if (!question.field.autocomplete.empty())
        html.attribute("autocomplete", question.field.autocomplete);
    if (question.is_required)
        html.markup(" required");
    write_description(html, view, question.path, has_help);
}

void write_typed(Html& html, StepView const& view, Question const& question) {
    std::string const help = help_of(view, question);
    html.markup("<div class=\"field\"><label").attribute("for", question.id()).markup(">");
    write_label(html, view, question);
    html.markup("</label>");
    write_help(html, question.id(), help);
    write_error(html, view, question.path);
    std::string_view const value = view.draft.answers.value(question.path);
    if (question.field.type == FieldType::LongText) {
        html.markup("<textarea rows=\"4\"");
        write_control_names(html, view, question, !help.empty());
        // The parser drops one line break after the tag.
        html.markup(">\n").text(value).markup("</textarea></div>");
        return;
    }
    InputKind const kind = input_kind(question.field.type);
    html.markup("<input").attribute("type", kind.type);
    if (!kind.mode.empty())
        html.attribute("inputmode", kind.mode);
    write_control_names(html, view, question, !help.empty());
    html.attribute("value", value).markup("></div>");
}

void open_fieldset(Html& html, StepView const& view, Question const& question,
                   std::string_view role) {
    std::string const help = help_of(view, question);
    html.markup("<fieldset class=\"field\"").attribute("role", role);
    if (question.is_required && role == "radiogroup")
        html.attribute("aria-required", "true");
    write_description(html, view, question.path, !help.empty());
    html.markup("><legend>");
    write_label(html, view, question);
    html.markup("</legend>");
    write_help(html, question.id(), help);
    write_error(html, view, question.path);
}

void write_cards(Html& html, StepView const& view, Question const& question) {
    bool const is_single = question.field.type == FieldType::Choice;
    open_fieldset(html, view, question, is_single ? "radiogroup" : "group");
    html.markup("<div class=\"choices\">");
    std::string id = question.id();
    for (forms::Option const& option : question.field.options) {
        bool const is_chosen = view.draft.answers.has_option(question.path, option.id);
        html.markup("<label class=\"choice\"><input");
        html.attribute("type", is_single ? "radio" : "checkbox");
        html.attribute("name", question.path).attribute("value", option.id);
        // An error leads to the first one.
        if (!id.empty())
            html.attribute("id", std::exchange(id, {}));
        html.markup(is_chosen ? " checked>" : ">").element("span", option.label.in(view.language));
        html.markup("</label>");
    }
    html.markup("</div></fieldset>");
}

struct ListOption {
    std::string_view value;
    std::string_view label;
};

void write_option(Html& html, ListOption option, std::string_view chosen) {
    html.markup("<option").attribute("value", option.value);
    html.markup(option.value == chosen ? " selected>" : ">").text(option.label);
    html.markup("</option>");
}

void write_list(Html& html, StepView const& view, Question const& question) {
    std::string const help = help_of(view, question);
    html.markup("<div class=\"field\"><label").attribute("for", question.id()).markup(">");
    write_label(html, view, question);
    html.markup("</label>");
    write_help(html, question.id(), help);
    write_error(html, view, question.path);
    html.markup("<select");
    write_control_names(html, view, question, !help.empty());
    html.markup(">");
    std::string_view const chosen = view.draft.answers.value(question.path);
    write_option(html, {"", get(Key::form_choose, view.language)}, chosen);
    for (forms::Option const& option : question.field.options)
        write_option(html, {option.id, option.label.in(view.language)}, chosen);
    html.markup("</select></div>");
}

/// One of the lists of provinces or communes.
struct UnitList {
    std::string path;
    std::string label;
    bool is_required = false;
    bool has_help = false;
};

template<typename Units>
void write_units(Html& html, StepView const& view, UnitList const& list, Units const& units) {
    html.markup("<div class=\"field\"><label").attribute("for", control_id(list.path)).markup(">");
    html.text(list.label).markup("</label>");
    write_error(html, view, list.path);
    html.markup("<select").attribute("id", control_id(list.path)).attribute("name", list.path);
    if (list.is_required)
        html.markup(" required");
    write_description(html, view, list.path, list.has_help);
    html.markup(">");
    std::string_view const chosen = view.draft.answers.value(list.path);
    write_option(html, {"", get(Key::form_choose, view.language)}, chosen);
    for (auto const& unit : units) {
        text::Localized const name = units::full_name(unit);
        write_option(html, {unit.code, name.in(view.language)}, chosen);
    }
    html.markup("</select></div>");
}

/// The communes of the province chosen above; before that the way to them.
void write_communes(Html& html, StepView const& view, UnitList const& list,
                    std::string const& province_path) {
    units::Province const* const province =
        view.units.find_province(view.draft.answers.value(province_path));
    html.markup("<p class=\"choose\"><button class=\"plain\" name=\"go\"");
    html.attribute("value", "choose:" + province_path).markup(">");
    html.text(get(province == nullptr ? Key::light_show_communes : Key::light_other_communes,
                  view.language));
    html.markup("</button></p>");
    if (province != nullptr)
        write_units(html, view, list, view.units.communes(*province));
    else
        write_error(html, view, list.path);
}

void write_street(Html& html, StepView const& view, Question const& question) {
    std::string const path = question.path + ".street";
    html.markup("<div class=\"field\"><label").attribute("for", control_id(path)).markup(">");
    html.text(get(Key::form_street, view.language)).markup("</label>");
    write_error(html, view, path);
    html.markup("<input autocomplete=\"street-address\"");
    html.attribute("id", control_id(path)).attribute("name", path);
    if (question.is_required)
        html.markup(" required");
    write_description(html, view, path, false);
    html.attribute("value", view.draft.answers.value(path)).markup("></div>");
}

void write_address(Html& html, StepView const& view, Question const& question) {
    open_fieldset(html, view, question, "group");
    std::string const province = question.path + ".province";
    write_units(
        html, view,
        {province, std::string(get(Key::form_province, view.language)), question.is_required},
        view.units.provinces());
    write_communes(html, view,
                   {question.path + ".commune", std::string(get(Key::form_commune, view.language)),
                    question.is_required},
                   province);
    write_street(html, view, question);
    html.markup("</fieldset>");
}

void write_unit(Html& html, StepView const& view, Question const& question) {
    if (question.field.unit_level == forms::UnitLevel::Province) {
        write_units(html, view, {question.path, label_of(view, question), question.is_required},
                    view.units.provinces());
        return;
    }
    open_fieldset(html, view, question, "group");
    // The province only narrows the list; the answer is the commune.
    std::string const province = question.path + ".province";
    write_units(html, view, {province, std::string(get(Key::form_province, view.language))},
                view.units.provinces());
    write_communes(
        html, view,
        {question.path, std::string(get(Key::form_commune, view.language)), question.is_required},
        province);
    html.markup("</fieldset>");
}

void write_file(Html& html, StepView const& view, Question const& question) {
    html.markup("<div class=\"field\"><label").attribute("for", question.id()).markup(">");
    write_label(html, view, question);
    html.markup("</label>");
    std::string help = help_of(view, question);
    std::string_view const name = view.draft.answers.value(question.path + ".name");
    if (!name.empty())
        help = strings::format(Key::papers_uploaded, view.language, {{"name", name}});
    write_help(html, question.id(), help);
    write_error(html, view, question.path);
    html.markup("<input type=\"file\" accept=\"application/pdf,image/jpeg,image/png\"");
    write_control_names(html, view, question, !help.empty());
    html.markup("></div>");
}

std::string computed_text(StepView const& view, json::Value const& answers,
                          std::string const& path) {
    forms::Validation const validation = forms::validate(view.filed.form, view.context, answers);
    json::Value const* const value = validation.answers.find(path);
    if (value == nullptr)
        return {};
    if (std::int64_t const* const number = value->as_integer())
        return std::to_string(*number);
    return value->as_string() == nullptr ? std::string() : *value->as_string();
}

void write_computed(Html& html, StepView const& view, Question const& question,
                    json::Value const& answers) {
    std::string const value = computed_text(view, answers, question.path);
    html.markup("<dl class=\"facts\"><div>");
    html.element("dt", question.field.label.in(view.language));
    html.element("dd", value.empty() ? get(Key::review_empty, view.language) : value);
    html.markup("</div></dl>");
}

void write_question(Html& html, StepView const& view, Question const& question,
                    json::Value const& answers) {
    switch (question.field.type) {
    case FieldType::Choice:
        if (question.field.options.size() > cards_max)
            return write_list(html, view, question);
        return write_cards(html, view, question);
    case FieldType::MultiChoice:
        return write_cards(html, view, question);
    case FieldType::Address:
        return write_address(html, view, question);
    case FieldType::Unit:
        return write_unit(html, view, question);
    case FieldType::File:
        return write_file(html, view, question);
    case FieldType::Computed:
        return write_computed(html, view, question, answers);
    default:
        return write_typed(html, view, question);
    }
}

bool is_required(forms::VisibleField const& visible) {
    return visible.requirement == forms::VisibleField::Requirement::Required ||
           visible.field->type == FieldType::Computed;
}

void write_entry(Html& html, StepView const& view, Question const& group, std::size_t index,
                 json::Value const& answers) {
    std::string const number = std::to_string(index + 1);
    html.markup("<fieldset class=\"entry card\"><legend>");
    html.text(group.field.repeat.entry.in(view.language)).markup(" ").text(number);
    html.markup("</legend>");
    for (forms::VisibleField const& member : forms::visible_members(
             view.filed.form, view.context, answers, {.group = group.path, .index = index}))
        write_question(html, view,
                       {*member.field, forms::entry_path(group.path, index, member.field->id),
                        is_required(member)},
                       answers);
    if (view.draft.answers.entries(group.path) > group.field.repeat.min) {
        html.markup("<button class=\"plain\" name=\"go\"");
        html.attribute("value", "remove:" + group.path + ":" + std::to_string(index)).markup(">");
        html.text(strings::format(Key::form_remove_entry, view.language, {{"number", number}}));
        html.markup("</button>");
    }
    html.markup("</fieldset>");
}

void write_group(Html& html, StepView const& view, Question const& group,
                 json::Value const& answers) {
    html.markup("<section").attribute("aria-labelledby", "t-" + group.id()).markup("><h2");
    html.attribute("id", "t-" + group.id()).markup(">");
    write_label(html, view, group);
    html.markup("</h2>");
    write_help(html, group.id(), help_of(view, group));
    std::size_t const count = view.draft.answers.entries(group.path);
    for (std::size_t i = 0; i < count; ++i)
        write_entry(html, view, group, i, answers);
    write_error(html, view, group.path);
    if (count < group.field.repeat.max) {
        html.markup("<p><button class=\"plain\" name=\"go\"").attribute("id", group.id());
        html.attribute("value", "add:" + group.path).markup(">");
        html.text(group.field.repeat.add.in(view.language)).markup("</button></p>");
    }
    html.markup("</section>");
}

std::string address_text(StepView const& view, std::string const& path) {
    forms::Draft const& draft = view.draft.answers;
    std::string text(draft.value(path + ".street"));
    auto const add = [&](text::Localized const& name) {
        text.append(text.empty() ? "" : ", ").append(name.in(view.language));
    };
    if (auto const* const commune = view.units.find_commune(draft.value(path + ".commune")))
        add(units::full_name(*commune));
    if (auto const* const province = view.units.find_province(draft.value(path + ".province")))
        add(units::full_name(*province));
    return text;
}

std::string unit_text(StepView const& view, std::string_view code) {
    if (auto const* const province = view.units.find_province(code))
        return std::string(units::full_name(*province).in(view.language));
    if (auto const* const commune = view.units.find_commune(code))
        return std::string(units::full_name(*commune).in(view.language));
    return {};
}

std::string options_text(StepView const& view, Field const& field, std::string const& path) {
    std::string text;
    for (forms::Option const& option : field.options)
        if (view.draft.answers.has_option(path, option.id))
            text.append(text.empty() ? "" : "; ").append(option.label.in(view.language));
    return text;
}

}

std::string control_id(std::string_view path) {
    std::string id;
    for (char const character : path)
        if (character == '[' || character == '.')
            id.push_back('-');
        else if (character != ']')
            id.push_back(character);
    return id;
}

void write_error(Html& html, StepView const& view, std::string_view path) {
    PageError const* const error = error_at(view, path);
    if (error == nullptr)
        return;
    html.markup("<p class=\"error\"").attribute("id", "e-" + control_id(path)).markup(">");
    html.text(error->text).markup("</p>");
}

void write_step_fields(Html& html, StepView const& view, std::size_t step) {
    json::Value const answers = forms::answers_of(view.filed.form, view.draft.answers);
    for (forms::VisibleField const& visible :
         forms::visible_fields(view.filed.form, view.context, answers, step)) {
        Question const question{*visible.field, visible.field->id, is_required(visible)};
        if (visible.field->type == FieldType::Group)
            write_group(html, view, question, answers);
        else
            write_question(html, view, question, answers);
    }
}

std::string answer_text(StepView const& view, json::Value const& answers, Field const& field,
                        std::string const& path) {
    switch (field.type) {
    case FieldType::Choice:
    case FieldType::MultiChoice:
        return options_text(view, field, path);
    case FieldType::Address:
        return address_text(view, path);
    case FieldType::Unit:
        return unit_text(view, view.draft.answers.value(path));
    case FieldType::Computed:
        return computed_text(view, answers, path);
    case FieldType::File:
        return std::string(view.draft.answers.value(path + ".name"));
    default:
        return std::string(view.draft.answers.value(path));
    }
}

}
