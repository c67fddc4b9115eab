#include "tests/support/layout_findings.h"

#include "client/ui/icon.h"
#include "client/ui/paint.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <cmath>

namespace onedoor::support {

using ui::Node;
using ui::PaintedText;
using ui::Rect;
using ui::Role;

namespace {

// Rounding, borders and the one pixel that a letter may hang over.
constexpr float tolerance = 1.5F;
constexpr float target_min = 48;
// Letters fill the middle of a line box; marks may reach a little further.
constexpr float letters_share = 0.2F;

bool is_interactive(Role role) {
    return role == Role::Button || role == Role::Link || role == Role::TextField ||
           role == Role::TextArea || role == Role::Select || role == Role::Radio ||
           role == Role::Checkbox || role == Role::File;
}

Rect rect_of(Node const& node) {
    return {node.x, node.y, node.w, node.h};
}

bool is_fixed(Node const& node) {
    return (node.flags & ui::flag::fixed) != 0;
}

bool is_skip_link(Node const& node) {
    return (node.flags & ui::flag::skip_link) != 0;
}

bool overlap(Rect a, Rect b) {
    return std::min(a.right(), b.right()) - std::max(a.x, b.x) > tolerance &&
           std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > tolerance;
}

bool holds(Rect outer, Rect inner) {
    return inner.x >= outer.x - tolerance && inner.right() <= outer.right() + tolerance &&
           inner.y >= outer.y - tolerance && inner.bottom() <= outer.bottom() + tolerance;
}

Rect letters_of(PaintedText const& line) {
    float const cut = line.rect.h * letters_share;
    return {line.rect.x, line.rect.y + cut, line.rect.w, line.rect.h - 2 * cut};
}

bool has_letter(char32_t code) {
    for (std::uint16_t const* range = ui::icon::text_ranges; range[0] != 0; range += 2)
        if (code >= range[0] && code <= range[1])
            return true;
    return code == '\n';
}

struct Finder {
    ui::Tree const& tree;
    std::vector<PaintedText> const& painted;
    float width;
    std::vector<std::string> findings = {};

    std::string name(Node const& node) const {
        return std::string(ui::role_name(node.role)) + " \"" + std::string(tree.text(node.label)) +
               "\"";
    }

    void find_lines() {
        for (PaintedText const& line : painted)
            if (line.rect.x < -tolerance || line.rect.right() > width + tolerance)
                findings.push_back("leaves the page: \"" + line.text + "\"");
        for (std::size_t i = 0; i < painted.size(); ++i)
            for (std::size_t j = i + 1; j < painted.size(); ++j)
                if (painted[i].layer == painted[j].layer &&
                    overlap(letters_of(painted[i]), letters_of(painted[j])))
                    findings.push_back("lines overlap: \"" + painted[i].text + "\" and \"" +
                                       painted[j].text + "\"");
    }

    // It would stand there as a question mark.
    void find_missing_letters() {
        for (PaintedText const& line : painted)
            for (std::size_t at = 0; at < line.text.size();) {
                auto const [code, bytes] = text::decode_valid(line.text, at);
                if (!has_letter(code)) {
                    findings.push_back("not in the font: \"" + line.text + "\"");
                    break;
                }
                at += bytes;
            }
    }

    // The smallest control that a line begins in has to hold all of it.
    void find_spilled() {
        for (PaintedText const& line : painted) {
            Node const* inside = nullptr;
            for (Node const& node : tree.nodes())
                if (is_interactive(node.role) && is_beside(node, line) &&
                    rect_of(node).contains(line.rect.x + 1, line.rect.y + line.rect.h / 2) &&
                    (inside == nullptr || node.w * node.h < inside->w * inside->h))
                    inside = &node;
            if (inside != nullptr && !is_skip_link(*inside) &&
                !holds(rect_of(*inside), letters_of(line)))
                findings.push_back("spills out of " + name(*inside) + ": \"" + line.text + "\"");
        }
    }

    bool may_overlap(Node const& a, Node const& b) const {
        // The button of the search field stands in the field's own margin.
        auto const in_margin = [](Node const& field, Node const& button) {
            return field.role == Role::TextField && button.role == Role::Button &&
                   button.x >= field.x + field.w - field.inset_right - tolerance;
        };
        return in_margin(a, b) || in_margin(b, a);
    }

    void find_controls() {
        for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
            Node const& a = tree.nodes()[i];
            if (!is_interactive(a.role) || is_skip_link(a))
                continue;
            for (std::size_t j = i + 1; j < tree.nodes().size(); ++j) {
                Node const& b = tree.nodes()[j];
                bool const counts = is_interactive(b.role) && !is_skip_link(b) &&
                                    is_fixed(a) == is_fixed(b) && in_dialog(a) == in_dialog(b) &&
                                    !is_covered(a);
                if (counts && overlap(rect_of(a), rect_of(b)) && !may_overlap(a, b))
                    findings.push_back(name(a) + " overlaps " + name(b));
            }
        }
    }

    bool is_beside(Node const& node, PaintedText const& line) const {
        return is_fixed(node) == line.is_fixed && in_dialog(node) == in_dialog(line) &&
               !is_covered(node);
    }

    // What a dialog covers may itself lie below a machine's keys.
    bool is_covered(Node const& node) const {
        return !in_dialog(node) && std::ranges::any_of(tree.nodes(), [](Node const& other) {
            return other.role == Role::Dialog;
        });
    }

    // A dialog has a layer of its own, and its title is on it.
    bool in_dialog(PaintedText const& line) const {
        for (Node const& node : tree.nodes())
            if (node.role == Role::Dialog)
                for (PaintedText const& other : painted)
                    if (other.layer == line.layer && overlap(rect_of(node), other.rect) &&
                        tree.text(node.label).starts_with(other.text))
                        return true;
        return false;
    }

    bool in_dialog(Node const& node) const {
        for (Node const* above = &node; above != nullptr; above = tree.find(above->parent)) {
            if (above->role == Role::Dialog)
                return true;
            if (above->parent == 0)
                break;
        }
        return false;
    }

    void find_targets() {
        for (Node const& node : tree.nodes())
            if (is_interactive(node.role) && !is_skip_link(node) &&
                (node.w < target_min - 0.5F || node.h < target_min - 0.5F))
                findings.push_back("smaller than 48 px: " + name(node) + ", " +
                                   std::to_string(static_cast<int>(node.w)) + " x " +
                                   std::to_string(static_cast<int>(node.h)));
    }

    // A node has the room of the lines that begin inside it.
    void find_cramped() {
        for (Node const& node : tree.nodes()) {
            bool const is_words = node.role == Role::Heading || node.role == Role::Label ||
                                  node.role == Role::Help || node.role == Role::Error;
            if (!is_words)
                continue;
            for (PaintedText const& line : painted)
                if (is_beside(node, line) &&
                    rect_of(node).contains(line.rect.x + 1, line.rect.y + line.rect.h / 2) &&
                    tree.text(node.label).find(line.text) != std::string_view::npos &&
                    !holds(rect_of(node), letters_of(line)))
                    findings.push_back("needs more room: " + name(node));
        }
    }
};

}

std::vector<std::string> layout_findings(ui::Frame& frame, std::vector<PaintedText> const& painted,
                                         float width) {
    Finder finder{frame.tree(), painted, width};
    finder.find_lines();
    finder.find_missing_letters();
    finder.find_spilled();
    finder.find_controls();
    finder.find_cramped();
    if (frame.form_factor() == ui::FormFactor::Phone ||
        frame.form_factor() == ui::FormFactor::Kiosk)
        finder.find_targets();
    return std::move(finder.findings);
}

}
