#include "client/screens/citizen/fields.h"

#include "client/app/answers.h"
#include "client/app/filing_flow.h"
#include "shared/text/fold.h"

#include <algorithm>

namespace onedoor::screens::citizen {

using forms::FieldType;

namespace {

/// The words around one field.
struct Words {
    std::string label;
    std::string help;
    std::string error;
    std::string placeholder;
    bool required = false;
};

Words words_of(View const& view, forms::VisibleField const& visible, std::string const& path) {
    forms::Field const& field = *visible.field;
    Words words{.label = std::string(view.say(field.label)),
                .help = std::string(view.say(field.help)),
                .required = visible.requirement == forms::VisibleField::Requirement::Required};
    if (!words.required && field.type != FieldType::Computed)
        words.label += " (" + std::string(view.say(Key::app_optional)) + ")";
    if (!field.example.empty())
        words.placeholder = view.say(Key::form_example, {{"example", field.example}});
    for (forms::FieldError const& error : view.state.filing.errors)
        if (error.path == path)
            words.error = view.say(forms::describe(error, *view.state.page.form));
    return words;
}

struct Keyboard {
    ui::InputKind kind = ui::InputKind::Text;
    std::uint16_t max_length = 0;
};

Keyboard keyboard_of(forms::Field const& field) {
    switch (field.type) {
    case FieldType::CitizenId:
        return {ui::InputKind::Digits, 20};
    case FieldType::Number:
    case FieldType::Money:
        return {ui::InputKind::Digits, 20};
    case FieldType::Date:
        return {ui::InputKind::Date, 10};
    case FieldType::Phone:
        return {ui::InputKind::Phone, 20};
    case FieldType::Email:
        return {ui::InputKind::Email, 254};
    default:
        return {ui::InputKind::Text, static_cast<std::uint16_t>(field.max_length)};
    }
}

void typed_field(View const& view, forms::Field const& field, Words const& words,
                 std::string const& path) {
    Keyboard const keyboard = keyboard_of(field);
    bool const is_long = field.type == FieldType::LongText;
    ui::FieldEvent const event =
        view.ui.text_field(path, {.label = words.label,
                                  .help = words.help,
                                  .error = words.error,
                                  .value = view.state.filing.draft.value(path),
                                  .placeholder = words.placeholder,
                                  .autocomplete = field.autocomplete,
                                  .kind = keyboard.kind,
                                  .lines = is_long ? ui::Lines::Multiple : ui::Lines::Single,
                                  .required = words.required,
                                  .max_length = keyboard.max_length});
    if (event)
        view.want(Action::EditAnswer, path, event.text);
    if (event.left)
        view.want(Action::LeaveAnswer, path);
}

std::vector<ui::Option> options_of(View const& view, forms::Field const& field) {
    std::vector<ui::Option> options;
    for (forms::Option const& option : field.options)
        options.push_back({.id = option.id, .label = view.say(option.label)});
    return options;
}

/// More options than this are a list to open instead of cards.
constexpr std::size_t cards_max = 6;

void choice_field(View const& view, forms::Field const& field, Words const& words,
                  std::string const& path) {
    std::vector<ui::Option> const options = options_of(view, field);
    ui::Choice const choice{.label = words.label,
                            .help = words.help,
                            .error = words.error,
                            .value = view.state.filing.draft.value(path),
                            .options = options,
                            .placeholder = view.say(Key::form_choose),
                            .autocomplete = field.autocomplete,
                            .required = words.required};
    ui::ChoiceEvent const event = options.size() <= cards_max ? view.ui.radio_cards(path, choice)
                                                              : view.ui.select(path, choice);
    if (event)
        view.want(Action::EditAnswer, path, event.chosen);
}

void several_field(View const& view, forms::Field const& field, Words const& words,
                   std::string const& path) {
    std::vector<ui::Option> const options = options_of(view, field);
    std::vector<std::string_view> chosen;
    for (ui::Option const& option : options)
        if (view.state.filing.draft.has_option(path, option.id))
            chosen.push_back(option.id);
    ui::ChoiceEvent const event = view.ui.checkbox_cards(path,
                                                         {.label = words.label,
                                                          .help = words.help,
                                                          .error = words.error,
                                                          .options = options,
                                                          .required = words.required},
                                                         chosen);
    if (event)
        view.want(Action::ToggleAnswer, path, event.chosen);
}

std::string error_at(View const& view, std::string const& path) {
    for (forms::FieldError const& error : view.state.filing.errors)
        if (error.path == path)
            return std::string(view.say(forms::describe(error, *view.state.page.form)));
    return {};
}

struct UnitField {
    std::string path;
    std::string_view label;
    std::string_view help;
    std::string_view placeholder;
    bool required = false;
};

/// Options whose labels are made for the call.
struct UnitOptions {
    std::vector<std::string> names;
    std::vector<ui::Option> options;

    template<typename Units> UnitOptions(View const& view, Units const& units) {
        names.reserve(units.size());
        std::vector<std::pair<std::string, std::size_t>> order;
        for (auto const& unit : units) {
            names.emplace_back(view.say(units::full_name(unit)));
            order.emplace_back(text::fold(unit.name), order.size());
        }
        // As people look for a name, not as its code has it.
        std::ranges::sort(order);
        for (auto const& [name, index] : order)
            options.push_back({.id = units[index].code, .label = names[index]});
    }
};

void unit_select(View const& view, UnitField const& unit, UnitOptions const& choices) {
    std::string const error = error_at(view, unit.path);
    bool const is_empty = choices.options.empty();
    ui::ChoiceEvent const event = view.ui.select(
        unit.path, {.label = unit.label,
                    .help = unit.help,
                    .error = error,
                    .value = view.state.filing.draft.value(unit.path),
                    .options = choices.options,
                    .placeholder = unit.placeholder,
                    .state = is_empty ? ui::ControlState::Disabled : ui::ControlState::Enabled,
                    .required = unit.required});
    if (event)
        view.want(Action::EditAnswer, unit.path, event.chosen);
}

void province_select(View const& view, UnitField const& unit) {
    unit_select(view, unit, UnitOptions(view, view.state.units.list.provinces()));
}

void commune_select(View const& view, UnitField const& unit, std::string_view province) {
    units::Units const& list = view.state.units.list;
    units::Province const* const found = list.find_province(province);
    unit_select(view, unit,
                UnitOptions(view, found != nullptr ? list.communes(*found)
                                                   : std::span<units::Commune const>()));
}

void address_field(View const& view, Words const& words, std::string const& path) {
    auto section = view.ui.section(path, words.label);
    view.ui.heading(path + "-title", 2, words.label);
    if (!words.help.empty())
        view.ui.text(path + "-help", {.text = words.help, .tone = ui::Tone::Secondary});
    if (!words.error.empty())
        view.ui.alert(path + "-error", {.kind = ui::AlertKind::Bad, .text = words.error});
    std::string_view const choose = view.say(Key::form_choose);
    province_select(view, {.path = path + ".province",
                           .label = view.say(Key::form_province),
                           .placeholder = choose,
                           .required = words.required});
    commune_select(view,
                   {.path = path + ".commune",
                    .label = view.say(Key::form_commune),
                    .placeholder = choose,
                    .required = words.required},
                   view.state.filing.draft.value(path + ".province"));
    std::string const street = path + ".street";
    std::string const error = error_at(view, street);
    ui::FieldEvent const event =
        view.ui.text_field(street, {.label = view.say(Key::form_street),
                                    .error = error,
                                    .value = view.state.filing.draft.value(street),
                                    .autocomplete = "street-address",
                                    .required = words.required,
                                    .max_length = 200});
    if (event)
        view.want(Action::EditAnswer, street, event.text);
}

void unit_field(View const& view, forms::Field const& field, Words const& words,
                std::string const& path) {
    std::string_view const choose = view.say(Key::form_choose);
    UnitField unit{.path = path,
                   .label = words.label,
                   .help = words.help,
                   .placeholder = choose,
                   .required = words.required};
    if (field.unit_level == forms::UnitLevel::Province)
        return province_select(view, unit);
    // The province only narrows the list; the answer is the commune.
    std::string const province = path + ".province";
    std::string const label = words.label + ": " + std::string(view.say(Key::form_province));
    province_select(view, {.path = province,
                           .label = label,
                           .help = words.help,
                           .placeholder = choose,
                           .required = words.required});
    std::string const commune = words.label + ": " + std::string(view.say(Key::form_commune));
    unit.label = commune;
    commune_select(view, unit, view.state.filing.draft.value(province));
}

void computed_field(View const& view, forms::Field const& field, std::string const& path) {
    std::string const value = answer_text(view, field, path);
    view.ui.facts(path, {{.term = view.say(field.label),
                          .value = value.empty() ? view.say(Key::review_empty) : value}});
}

std::string computed_text(View const& view, std::string const& path) {
    forms::Form const& form = *view.state.page.form;
    forms::Validation const validation =
        forms::validate(form, app::filing_flow::form_context(view.state),
                        app::answers_of(form, view.state.filing.draft));
    json::Value const* const value = validation.answers.find(path);
    if (value == nullptr)
        return {};
    if (std::int64_t const* number = value->as_integer())
        return std::to_string(*number);
    return value->as_string() != nullptr ? *value->as_string() : std::string();
}

std::string option_label(View const& view, forms::Field const& field, std::string_view id) {
    for (forms::Option const& option : field.options)
        if (option.id == id)
            return std::string(view.say(option.label));
    return std::string(id);
}

std::string address_text(View const& view, std::string const& path) {
    app::Draft const& draft = view.state.filing.draft;
    std::string text(draft.value(path + ".street"));
    auto add = [&](std::string_view name) {
        if (!name.empty())
            text += (text.empty() ? "" : ", ") + std::string(name);
    };
    if (units::Commune const* commune =
            view.state.units.list.find_commune(draft.value(path + ".commune")))
        add(view.say(units::full_name(*commune)));
    if (units::Province const* province =
            view.state.units.list.find_province(draft.value(path + ".province")))
        add(view.say(units::full_name(*province)));
    return text;
}

}

void field(View const& view, forms::VisibleField const& visible, std::string const& path) {
    forms::Field const& field = *visible.field;
    Words const words = words_of(view, visible, path);
    switch (field.type) {
    case FieldType::Choice:
        return choice_field(view, field, words, path);
    case FieldType::MultiChoice:
        return several_field(view, field, words, path);
    case FieldType::Address:
        return address_field(view, words, path);
    case FieldType::Unit:
        return unit_field(view, field, words, path);
    case FieldType::Computed:
        return computed_field(view, field, path);
    default:
        return typed_field(view, field, words, path);
    }
}

std::string answer_text(View const& view, forms::Field const& field, std::string const& path) {
    app::Draft const& draft = view.state.filing.draft;
    std::string_view const value = draft.value(path);
    switch (field.type) {
    case FieldType::Choice:
        return value.empty() ? std::string() : option_label(view, field, value);
    case FieldType::MultiChoice: {
        std::string text;
        for (forms::Option const& option : field.options)
            if (draft.has_option(path, option.id))
                text += (text.empty() ? "" : "; ") + std::string(view.say(option.label));
        return text;
    }
    case FieldType::Address:
        return address_text(view, path);
    case FieldType::Computed:
        return computed_text(view, path);
    case FieldType::Unit:
        if (units::Province const* province = view.state.units.list.find_province(value))
            return std::string(view.say(units::full_name(*province)));
        if (units::Commune const* commune = view.state.units.list.find_commune(value))
            return std::string(view.say(units::full_name(*commune)));
        return {};
    default:
        return std::string(value);
    }
}

}
