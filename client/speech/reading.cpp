#include "client/speech/reading.h"

#include "client/speech/node_words.h"
#include "client/speech/pronunciation.h"

#include <algorithm>

namespace onedoor::speech {

using phrases::Key;
using ui::Node;
using ui::NodeId;
using ui::Role;

namespace {

bool is_first_heading(Node const& node) {
    return (node.role == Role::Heading || node.role == Role::Group) && node.level == 1;
}

/// Walks the tree and writes one utterance for each thing on the page.
class Script {
public:
    Script(ui::Tree const& tree, Language language) : m_view(tree), m_language(language) {
        for (Node const& node : tree.nodes())
            if (m_view.is_reachable(node))
                m_nodes.push_back(&node);
    }

    void whole_page() {
        // Below a dialog nothing can be reached.
        if (Node const* const dialog = m_view.dialog())
            return walk(*dialog);
        for (Node const* root : m_view.children(0))
            walk(*root);
    }
    void arrival();
    void focus(Focus focus);
    void where(Standing const& standing);
    Utterance state(NodeId id);
    Utterances take() { return std::move(m_script); }

private:
    [[nodiscard]] Writer writer(NodeId node) const { return {m_view, m_language, node}; }

    void add(Writer& writer) {
        if (!writer.is_empty())
            m_script.push_back(writer.take());
    }

    void walk(Node const& node);
    void walk_children(Node const& node) {
        for (Node const* child : m_view.children(node.id))
            walk(*child);
    }
    void walk_item(Node const& node);
    void walk_facts(Node const& node);
    void walk_parts(Node const& line, Writer& words);
    void walk_cells(Node const& row);
    void walk_message(Node const& node);
    void tell_text(Node const& node);
    void container(Node const& node);

    void name_unless_told(Writer& writer, Node const& node) const;
    [[nodiscard]] bool is_told(Node const& node) const;
    void group(Writer& words, Node const& node) const;
    void table(Writer& words, Node const& node) const;
    void count(Writer& writer, Key key, bool (*belongs)(Role)) const;
    void page_title(Writer& writer, Node const& document) const;
    void parts_of_page();
    void time_left(std::int32_t seconds);
    [[nodiscard]] Node const* first(bool (*is)(Node const&)) const;

    TreeView m_view;
    Language m_language;
    enum class Walk : std::uint8_t { Everything, Controls } m_walk = Walk::Everything;
    /// Those not covered by a dialog, in their order.
    std::vector<Node const*> m_nodes;
    Utterances m_script;
};

// A heading, text, notice or button with these very words is heard on the same page. Whoever walks
// along the controls hears of the page its main heading alone.
bool Script::is_told(Node const& node) const {
    if (m_walk == Walk::Controls) {
        Node const* const heading = first(is_first_heading);
        return heading != nullptr && m_view.label(*heading) == m_view.label(node);
    }
    std::string_view const words = m_view.label(node);
    return std::ranges::any_of(m_nodes, [&](Node const* other) {
        bool const tells = other->role == Role::Heading || other->role == Role::Text ||
                           other->role == Role::Button || other->role == Role::Alert ||
                           (other->role == Role::Group && other->level == 1);
        return tells && other != &node && m_view.label(*other) == words;
    });
}

void Script::name_unless_told(Writer& writer, Node const& node) const {
    if (!is_told(node))
        writer.name(node);
}

void Script::group(Writer& words, Node const& node) const {
    words.name(node);
    if (node.level == 1)
        words.say(Key::speech_heading_main);
    std::string const options = std::to_string(m_view.member_count(node, Role::Radio));
    std::string const ticks = std::to_string(m_view.member_count(node, Role::Checkbox));
    if (options != "0")
        words.say(Key::speech_choose_one, {{"count", options}});
    else if (ticks != "0")
        words.say(Key::speech_choose_several, {{"count", ticks}});
    else
        words.say(Key::speech_group);
    words.states(node);
    words.error_and_help(node);
}

void Script::table(Writer& words, Node const& node) const {
    name_unless_told(words, node);
    std::size_t columns = 0;
    for (Node const* row : m_view.children(node.id))
        columns = std::max(columns, m_view.children(row->id).size());
    words.say(Key::speech_table, {{"rows", std::to_string(m_view.member_count(node, Role::Row))},
                                  {"columns", std::to_string(columns)}});
}

void Script::container(Node const& node) {
    Writer words = writer(node.id);
    switch (node.role) {
    case Role::Banner:
        words.say(Key::speech_banner);
        break;
    case Role::Main:
        words.say(Key::speech_main);
        break;
    case Role::Footer:
        words.say(Key::speech_footer);
        break;
    case Role::Navigation:
        words.name(node);
        words.say(Key::speech_navigation);
        break;
    case Role::Form:
    case Role::Region:
        name_unless_told(words, node);
        if (!words.is_empty())
            words.say(node.role == Role::Form ? Key::speech_form : Key::speech_region);
        break;
    case Role::Dialog:
        name_unless_told(words, node);
        words.say(Key::speech_dialog);
        break;
    case Role::List:
    case Role::OrderedList:
        name_unless_told(words, node);
        words.say(Key::speech_list,
                  {{"count", std::to_string(m_view.member_count(node, Role::ListItem))}});
        break;
    case Role::Group:
        group(words, node);
        break;
    case Role::Table:
        table(words, node);
        break;
    default:
        return;
    }
    add(words);
}

void Script::tell_text(Node const& node) {
    Writer words = writer(node.id);
    words.name(node);
    add(words);
}

// The place of an item is heard with the first thing in it.
void Script::walk_item(Node const& node) {
    std::size_t const first = m_script.size();
    tell_text(node);
    walk_children(node);
    if (first == m_script.size())
        return;
    Writer place = writer(node.id);
    place.states(node);
    place.place(node);
    Utterance const words = place.take();
    std::vector<Part>& parts = m_script[first].parts;
    parts.insert(parts.end(), words.parts.begin(), words.parts.end());
}

// Names and texts of a line are one thing with what stands in `words`.
void Script::walk_parts(Node const& line, Writer& words) {
    std::vector<Node const*> others;
    for (Node const* child : m_view.children(line.id)) {
        words.name(*child);
        for (Node const* inner : m_view.children(child->id)) {
            if (inner->role == Role::Text)
                words.name(*inner);
            else
                others.push_back(inner);
        }
    }
    add(words);
    for (Node const* each : others)
        walk(*each);
}

// "Ngày sinh: 15/03/1992" is one thing; what can be pressed in it is another.
void Script::walk_facts(Node const& node) {
    Writer words = writer(node.id);
    walk_parts(node, words);
}

void Script::walk_cells(Node const& row) {
    Writer words = writer(row.id);
    if (m_view.is_header_row(row)) {
        words.say(Key::speech_columns);
    } else if (TreeView::Place const place = m_view.place_of(row); place.count > 0) {
        words.say(Key::speech_row, {{"place", std::to_string(place.number)},
                                    {"count", std::to_string(place.count)}});
        words.states(row);
    }
    walk_parts(row, words);
}

// Its title is a text in it as well.
void Script::walk_message(Node const& node) {
    Writer words = writer(node.id);
    if (node.role == Role::Alert)
        words.say(Key::speech_alert);
    std::vector<Node const*> others;
    bool has_text = false;
    for (Node const* child : m_view.children(node.id)) {
        if (child->role == Role::Text) {
            words.name(*child, has_text ? Break::Sentence : Break::Comma);
            has_text = true;
        } else {
            others.push_back(child);
        }
    }
    if (!has_text)
        words.name(node);
    add(words);
    for (Node const* each : others)
        walk(*each);
}

void Script::walk(Node const& node) {
    if (m_view.is_said_with_another(node))
        return;
    if (is_control(node.role)) {
        Writer words = writer(node.id);
        words.control(node);
        add(words);
        return walk_children(node);
    }
    switch (node.role) {
    case Role::ListItem:
        return walk_item(node);
    case Role::DefinitionGroup:
        return walk_facts(node);
    case Role::Row:
        return walk_cells(node);
    case Role::Alert:
    case Role::Status:
        return walk_message(node);
    case Role::Document:
        return walk_children(node);
    default:
        break;
    }
    Writer words = writer(node.id);
    if (node.role == Role::Heading)
        words.heading(node);
    else if (node.role == Role::Progress)
        words.progress(node);
    else if (node.role == Role::Image && !m_view.label(node).empty()) {
        words.name(node);
        words.say(Key::speech_image);
    } else if (node.role == Role::Text || node.role == Role::Label || node.role == Role::Help ||
               node.role == Role::Error || node.role == Role::Term ||
               node.role == Role::Definition || node.role == Role::Cell ||
               node.role == Role::ColumnHeader)
        words.name(node);
    else
        container(node);
    add(words);
    walk_children(node);
}

Node const* Script::first(bool (*is)(Node const&)) const {
    auto const found = std::ranges::find_if(m_nodes, [&](Node const* node) { return is(*node); });
    return found == m_nodes.end() ? nullptr : *found;
}

void Script::count(Writer& writer, Key key, bool (*belongs)(Role)) const {
    auto const number = std::ranges::count_if(m_nodes, belongs, &Node::role);
    if (number > 0)
        writer.say(key, {{"count", std::to_string(number)}});
}

void Script::parts_of_page() {
    Writer parts = writer(0);
    for (Node const* node : m_nodes) {
        bool const is_part = node->role == Role::Banner || node->role == Role::Main ||
                             node->role == Role::Footer || node->role == Role::Navigation;
        if (!is_part)
            continue;
        parts.say(node->role == Role::Banner   ? Key::speech_banner
                  : node->role == Role::Main   ? Key::speech_main
                  : node->role == Role::Footer ? Key::speech_footer
                                               : Key::speech_navigation);
    }
    if (parts.is_empty())
        return;
    Writer words = writer(0);
    words.say(Key::speech_parts);
    Utterance line = words.take();
    Utterance const more = parts.take();
    line.parts.insert(line.parts.end(), more.parts.begin(), more.parts.end());
    m_script.push_back(std::move(line));
}

// "Tra cứu hồ sơ – Một Cửa": the name of the product is Vietnamese everywhere.
void Script::page_title(Writer& writer, Node const& document) const {
    constexpr std::string_view dash = " – ";
    std::string_view rest = m_view.label(document);
    while (!rest.empty()) {
        std::string_view const words = rest.substr(0, rest.find(dash));
        writer.tell(document, words);
        rest.remove_prefix(std::min(rest.size(), words.size() + dash.size()));
    }
}

void Script::arrival() {
    Node const* const dialog = m_view.dialog();
    Node const* const document = m_view.document();
    Node const* const heading = first(is_first_heading);
    Writer title = writer(document == nullptr ? 0 : document->id);
    if (dialog != nullptr) {
        title.name(*dialog);
        title.say(Key::speech_dialog);
    } else if (document != nullptr) {
        title.say(Key::speech_page);
        page_title(title, *document);
    }
    add(title);
    bool const is_in_title = document != nullptr && heading != nullptr &&
                             m_view.label(*document).starts_with(m_view.label(*heading));
    if (dialog == nullptr && heading != nullptr && !is_in_title)
        tell_text(*heading);
    Node const* const step = first([](Node const& node) {
        return node.role == Role::Text && (node.flags & ui::flag::current) != 0;
    });
    if (step != nullptr)
        tell_text(*step);
    for (Node const* node : m_nodes)
        if (node->role == Role::Alert)
            walk_message(*node);
    Writer counts = writer(0);
    counts.say(Key::speech_counts);
    count(counts, Key::speech_count_fields,
          [](Role role) { return is_control(role) && role != Role::Button && role != Role::Link; });
    count(counts, Key::speech_count_buttons, [](Role role) { return role == Role::Button; });
    count(counts, Key::speech_count_links, [](Role role) { return role == Role::Link; });
    count(counts, Key::speech_count_headings, [](Role role) { return role == Role::Heading; });
    add(counts);
    parts_of_page();
}

void Script::focus(Focus focus) {
    m_walk = Walk::Controls;
    Node const* const node = m_view.find(focus.now);
    if (node == nullptr)
        return;
    std::vector<NodeId> known;
    if (Node const* const before = m_view.find(focus.before)) {
        known.push_back(before->id);
        for (Node const* each : m_view.ancestors(*before))
            known.push_back(each->id);
    }
    // What an open dialog stands in cannot be gone to.
    if (Node const* const dialog = m_view.dialog())
        for (Node const* each : m_view.ancestors(*dialog))
            known.push_back(each->id);
    std::vector<Node const*> entered = m_view.ancestors(*node);
    std::ranges::reverse(entered);
    for (Node const* each : entered)
        if (std::ranges::find(known, each->id) == known.end() && each->role != Role::Main)
            container(*each);
    Writer words = writer(node->id);
    if (node->target != 0 && node->target == node->parent) {
        // A key among many: where they are has been said.
        words.name(*node);
        add(words);
    } else if (is_control(node->role)) {
        words.control(*node);
        Node const* const item = m_view.find(node->parent);
        if (item != nullptr && item->role == Role::ListItem)
            words.place(*item);
        if (Node const* const owner = m_view.find(node->target))
            words.name(*owner);
        add(words);
    } else if (node->role == Role::Alert || node->role == Role::Status) {
        walk_message(*node);
    } else if (node->role == Role::Heading) {
        words.heading(*node);
        add(words);
    } else {
        words.name(*node);
        add(words);
        container(*node);
    }
}

Utterance Script::state(NodeId id) {
    Node const* const node = m_view.find(id);
    if (node == nullptr)
        return {};
    Writer words = writer(id);
    words.name(*node);
    words.states(*node);
    if (node->role == Role::Select)
        words.value(*node);
    return words.take();
}

void Script::where(Standing const& standing) {
    Writer page = writer(0);
    page.say(Key::speech_where_page);
    if (Node const* const document = m_view.document())
        page_title(page, *document);
    add(page);
    if (Node const* const step = first([](Node const& node) {
            return node.role == Role::Text && (node.flags & ui::flag::current) != 0;
        }))
        tell_text(*step);
    Node const* const node = m_view.find(standing.focused);
    Node const* above = nullptr;
    for (Node const* each : m_nodes) {
        if (each == node)
            break;
        if (each->role == Role::Heading && node != nullptr)
            above = each;
    }
    if (above != nullptr) {
        Writer words = writer(above->id);
        words.say(Key::speech_where_heading);
        words.name(*above);
        add(words);
    }
    Writer at = writer(standing.focused);
    at.say(node == nullptr ? Key::speech_where_nowhere : Key::speech_where_focus);
    add(at);
    focus({standing.focused, node == nullptr ? 0 : node->parent});
    if (standing.seconds_left)
        time_left(*standing.seconds_left);
}

void Script::time_left(std::int32_t seconds) {
    constexpr std::int32_t minute = 60;
    Writer words = writer(0);
    std::string const rest = std::to_string(seconds % minute);
    if (seconds < minute)
        words.say(Key::speech_time_left_seconds, {{"seconds", rest}});
    else
        words.say(Key::speech_time_left,
                  {{"minutes", std::to_string(seconds / minute)}, {"seconds", rest}});
    add(words);
}

}

Utterances of_page(ui::Tree const& tree, Language language) {
    Script script(tree, language);
    script.arrival();
    return script.take();
}

Utterances whole_page(ui::Tree const& tree, Language language) {
    Script script(tree, language);
    script.whole_page();
    return script.take();
}

Utterances of_focus(ui::Tree const& tree, Focus focus, Language language) {
    Script script(tree, language);
    script.focus(focus);
    return script.take();
}

Utterance of_state(ui::Tree const& tree, ui::NodeId node, Language language) {
    return Script(tree, language).state(node);
}

Utterances where_am_i(ui::Tree const& tree, Standing const& standing, Language language) {
    Script script(tree, language);
    script.where(standing);
    return script.take();
}

}
