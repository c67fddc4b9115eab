#include "client/speech/node_words.h"

#include "client/speech/pronunciation.h"
#include "shared/text/utf8.h"

#include <algorithm>

namespace onedoor::speech {

using phrases::Key;
using ui::InputKind;
using ui::Node;
using ui::Role;

namespace {

/// Longer figures are spelled: a number to write down, not one to compare.
constexpr std::size_t counted_digits_max = 4;

bool has(Node const& node, std::uint16_t flag) {
    return (node.flags & flag) != 0;
}

bool is_field(Role role) {
    return role == Role::TextField || role == Role::TextArea;
}

/// Select: "id\tlabel\n" lines.
std::string_view chosen(std::string_view options, std::string_view id) {
    while (!options.empty()) {
        std::string_view const line = options.substr(0, options.find('\n'));
        std::size_t const tab = line.find('\t');
        if (tab != line.npos && line.substr(0, tab) == id)
            return line.substr(tab + 1);
        options.remove_prefix(std::min(line.size() + 1, options.size()));
    }
    return {};
}

std::string spoken_value(InputKind kind, std::string_view value, Language language) {
    switch (kind) {
    case InputKind::Password:
        // How long it is is nobody's business either.
        return std::string(phrases::get(Key::speech_entered, language));
    case InputKind::Digits:
        if (value.size() <= counted_digits_max && !value.starts_with('0'))
            break;
        return spelled(value, language);
    case InputKind::Phone:
    case InputKind::OneTimeCode:
    case InputKind::Code:
        return spelled(value, language);
    default:
        break;
    }
    return pronounced(value, language);
}

/// TextField: autocomplete token, '\n', placeholder.
std::string_view placeholder_of(std::string_view extra) {
    std::size_t const end = extra.find('\n');
    return end == extra.npos ? std::string_view() : extra.substr(end + 1);
}

Key key_of(InputKind kind) {
    switch (kind) {
    case InputKind::Search:
        return Key::speech_field_search;
    case InputKind::Password:
        return Key::speech_field_password;
    case InputKind::Email:
        return Key::speech_field_email;
    case InputKind::Phone:
        return Key::speech_field_phone;
    case InputKind::Digits:
        return Key::speech_field_digits;
    case InputKind::Date:
        return Key::speech_field_date;
    case InputKind::OneTimeCode:
    case InputKind::Code:
        return Key::speech_field_code;
    case InputKind::Text:
        break;
    }
    return Key::speech_field_text;
}

}

bool is_control(Role role) {
    return is_field(role) || role == Role::Button || role == Role::Link || role == Role::Select ||
           role == Role::Radio || role == Role::Checkbox || role == Role::File;
}

void Writer::say(Key key, Break before) {
    m_utterance.parts.push_back(
        {pronounced(phrases::get(key, m_language), m_language), m_language, before});
}

void Writer::say(Key key, std::initializer_list<phrases::Parameter> parameters) {
    m_utterance.parts.push_back(
        {phrases::format(key, m_language, parameters), m_language, Break::Comma});
}

void Writer::tell(Node const& node, std::string_view words, Break before) {
    Language const language = language_heard(words, m_view.language_of(node));
    std::string said = pronounced(words, language);
    if (!said.empty())
        m_utterance.parts.push_back({std::move(said), language, before});
}

void Writer::control(Node const& node) {
    name(node);
    role(node);
    value(node);
    states(node);
    error_and_help(node);
    place(node);
}

void Writer::heading(Node const& node) {
    name(node);
    if (node.level == 1)
        say(Key::speech_heading_main);
    else
        say(Key::speech_heading, {{"level", std::to_string(node.level)}});
}

void Writer::field_role(Node const& node) {
    if (node.role == Role::TextArea)
        say(Key::speech_field_area);
    else
        say(key_of(node.input_kind));
}

void Writer::role(Node const& node) {
    switch (node.role) {
    case Role::Button:
        return say(Key::speech_button);
    case Role::Link:
        return say(Key::speech_link);
    case Role::Radio:
        return say(Key::speech_radio);
    case Role::Checkbox:
        return say(Key::speech_checkbox);
    case Role::File:
        return say(Key::speech_file);
    case Role::Select: {
        std::string_view const extra = m_view.tree().text(node.extra);
        // The first line of many stands for none of them.
        auto const options = std::ranges::count(extra, '\n') - (extra.starts_with('\t') ? 1 : 0);
        return say(Key::speech_select, {{"count", std::to_string(options)}});
    }
    default:
        return field_role(node);
    }
}

void Writer::states(Node const& node) {
    if (node.role == Role::Radio)
        say(has(node, ui::flag::checked) ? Key::speech_chosen : Key::speech_not_chosen);
    if (node.role == Role::Checkbox)
        say(has(node, ui::flag::checked) ? Key::speech_ticked : Key::speech_not_ticked);
    constexpr Key switches[] = {Key::speech_released, Key::speech_pressed, Key::speech_collapsed,
                                Key::speech_expanded};
    if (node.role == Role::Button && node.level > 0)
        say(switches[node.level - 1]);
    if (has(node, ui::flag::current))
        say(node.role == Role::Link       ? Key::speech_current_page
            : node.role == Role::ListItem ? Key::speech_current_step
                                          : Key::speech_current);
    if (has(node, ui::flag::external))
        say(Key::speech_external);
    if (has(node, ui::flag::busy))
        say(Key::speech_busy);
    else if (has(node, ui::flag::disabled))
        say(Key::speech_disabled);
    if (has(node, ui::flag::read_only))
        say(Key::speech_read_only);
    // Of one option of several the group says it.
    if (node.role == Role::Radio)
        return;
    if (has(node, ui::flag::required))
        say(Key::speech_required);
    if (has(node, ui::flag::invalid) && m_view.place_of(node).count == 0)
        say(Key::speech_invalid);
}

void Writer::value(Node const& node) {
    std::string_view const value = m_view.tree().text(node.value);
    if (node.role == Role::Select && value.empty())
        say(Key::speech_not_chosen);
    else if (node.role == Role::Select)
        tell(node, chosen(m_view.tree().text(node.extra), value));
    if (is_field(node.role))
        field_value(node);
}

void Writer::field_value(Node const& node) {
    std::string_view const value = m_view.tree().text(node.value);
    if (value.empty()) {
        say(Key::speech_empty);
        return tell(node, placeholder_of(m_view.tree().text(node.extra)));
    }
    Language const language = m_view.language_of(node);
    m_utterance.parts.push_back(
        {spoken_value(node.input_kind, value, language), language, Break::Comma});
}

void Writer::error_and_help(Node const& node) {
    bool has_line = false;
    for (Role const role : {Role::Error, Role::Help})
        for (Node const* line : m_view.lines_of(node.id))
            if (line->role == role) {
                tell(*line, m_view.label(*line), Break::Sentence);
                has_line = true;
            }
    if (has_line)
        return;
    tell(node, m_view.tree().text(node.error), Break::Sentence);
    tell(node, m_view.tree().text(node.help), Break::Sentence);
}

void Writer::place(Node const& node) {
    TreeView::Place const place = m_view.place_of(node);
    if (place.count > 0)
        say(Key::speech_position,
            {{"place", std::to_string(place.number)}, {"count", std::to_string(place.count)}});
}

void Writer::progress(Node const& node) {
    name(node);
    std::string_view const words = m_view.tree().text(node.help);
    if (words.empty())
        say(Key::speech_percent, {{"value", m_view.tree().text(node.value)}});
    tell(node, words);
}

}
