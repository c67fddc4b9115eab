#include "client/speech/pronunciation.h"
#include "client/speech/reading.h"
#include "tests/client/speech/tour.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>
#include <map>

using namespace onedoor;
using speech::Utterance;
using speech::Utterances;
using text::Language;
using ui::Node;
using ui::Role;

namespace {

Language language_of(ui::Tree const& tree, Node const& node) {
    if (node.speech != ui::Speech::OfPage)
        return node.speech == ui::Speech::English ? Language::English : Language::Vietnamese;
    for (Node const& each : tree.nodes())
        if (each.role == Role::Document)
            return tree.text(each.value) == "en" ? Language::English : Language::Vietnamese;
    return Language::Vietnamese;
}

/// Whether people who look see words or a control here.
bool is_content(Role role) {
    switch (role) {
    case Role::Heading:
    case Role::Text:
    case Role::Label:
    case Role::Help:
    case Role::Error:
    case Role::Button:
    case Role::Link:
    case Role::TextField:
    case Role::TextArea:
    case Role::Select:
    case Role::Radio:
    case Role::Checkbox:
    case Role::File:
    case Role::Image:
    case Role::Term:
    case Role::Definition:
    case Role::ColumnHeader:
    case Role::Cell:
    case Role::Progress:
        return true;
    default:
        return false;
    }
}

/// The line above a field is the field's name, which it says itself.
bool is_name_of_field(ui::Tree const& tree, Node const& node) {
    if (node.role != Role::Label || node.target == 0)
        return false;
    Node const* const field = tree.find(node.target);
    return field != nullptr && tree.text(field->label).starts_with(tree.text(node.label));
}

/// Whether a dialog is in front of it: then it is seen, and cannot be reached.
bool is_covered(ui::Tree const& tree, Node const& node) {
    ui::NodeId dialog = 0;
    for (Node const& each : tree.nodes())
        dialog = each.role == Role::Dialog ? each.id : dialog;
    for (Node const* each = &node; each != nullptr; each = tree.find(each->parent))
        if (each->id == dialog)
            return false;
    return dialog != 0;
}

/// How often each piece is seen, in the words it should be heard in.
std::map<std::string, int> seen(ui::Tree const& tree) {
    std::map<std::string, int> pieces;
    for (Node const& node : tree.nodes()) {
        bool const is_group = node.role == Role::Group;
        bool const is_heard = is_content(node.role) || is_group;
        if (!is_heard || is_name_of_field(tree, node) || is_covered(tree, node))
            continue;
        std::string_view const label = tree.text(node.label);
        std::string words =
            speech::pronounced(label, speech::language_heard(label, language_of(tree, node)));
        if (!words.empty())
            ++pieces[words];
    }
    return pieces;
}

std::map<std::string, int> heard(Utterances const& page) {
    std::map<std::string, int> pieces;
    for (Utterance const& each : page)
        for (speech::Part const& part : each.parts)
            ++pieces[part.text];
    return pieces;
}

void check_heard_once(std::string_view name, ui::Tree const& tree, Language language) {
    INFO(name);
    auto const ear = heard(speech::whole_page(tree, language));
    for (auto const& [words, count] : seen(tree)) {
        INFO(words);
        auto const found = ear.find(words);
        CHECK((found == ear.end() ? 0 : found->second) == count);
    }
}

std::string script(Utterances const& utterances, Language language) {
    std::string lines;
    for (Utterance const& each : utterances)
        lines += speech::as_text(each, language) + '\n';
    return lines;
}

/// Arrival, every focus in order, then the page.
std::string told(ui::Tree const& tree, Language language) {
    std::string lines = "# arrival\n" + script(speech::of_page(tree, language), language);
    lines += "# page\n" + script(speech::whole_page(tree, language), language);
    lines += "# focus\n";
    ui::NodeId before = 0;
    for (Node const& node : tree.nodes())
        if (node.role >= Role::Button && node.role <= Role::File && !is_covered(tree, node)) {
            lines += script(speech::of_focus(tree, {node.id, before}, language), language);
            before = node.id;
        }
    return lines + "# where\n" + script(speech::where_am_i(tree, {before, 75}, language), language);
}

constexpr std::array golden_screens{"home",          "track-errors",     "tracked-file",
                                    "form-1-errors", "filled",           "review",
                                    "receipt",       "display-settings", "staff-inbox"};

void check_golden(std::string_view name, ui::Tree const& tree, Language language) {
    if (std::ranges::find(golden_screens, name) == golden_screens.end())
        return;
    std::string const path = "tests/client/speech/golden/" + std::string(text::tag(language)) +
                             "/" + std::string(name) + ".txt";
    std::string const now = told(tree, language);
    if (std::getenv("ONEDOOR_UPDATE") != nullptr)
        std::ofstream(path) << now;
    INFO(path, " (ONEDOOR_UPDATE=1 writes it anew: read the diff)");
    CHECK(support::read_file(path) == now);
}

}

TEST_CASE("EN 301 549 5.1.3.1: every heading, text and control of every screen is heard once") {
    for (Language const language : {Language::Vietnamese, Language::English}) {
        int screens = 0;
        speech_tests::visit_screens(language, [&](std::string_view name, ui::Tree const& tree) {
            check_heard_once(name, tree, language);
            check_golden(name, tree, language);
            ++screens;
        });
        CHECK(screens > 40);
    }
}
