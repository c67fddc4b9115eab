#pragma once

#include "client/speech/utterance.h"

#include <cstdint>
#include <optional>

/// What is heard of a page. Words of roles and states are of `language`, names and values of the
/// page's language or the node's own. Role::Label, Help and Error of a field are heard with it.
namespace onedoor::speech {

/// A page that has just come: its title, its heading where that is another, the step, notices, how
/// many things there are, its parts. Short; the page itself is whole_page().
[[nodiscard]] Utterances of_page(ui::Tree const& tree, Language language);

/// Every heading, text and control once, in the order of the tree.
[[nodiscard]] Utterances whole_page(ui::Tree const& tree, Language language);

struct Focus {
    ui::NodeId now = 0;
    /// Where the focus was; what both stand in is not said again. 0 = nowhere.
    ui::NodeId before = 0;
};

/// The dialog, form, group or list just entered, then the node: name, role, value, states, error,
/// help, "2 trên 5". Empty when there is no such node.
[[nodiscard]] Utterances of_focus(ui::Tree const& tree, Focus focus, Language language);

/// What a person changed of the node: "đã chọn"; of one that is chosen from a list its value.
[[nodiscard]] Utterance of_state(ui::Tree const& tree, ui::NodeId node, Language language);

struct Standing {
    ui::NodeId focused = 0;
    /// Until the machine asks whether anybody is there.
    std::optional<std::int32_t> seconds_left;
};

/// "Tôi đang ở đâu?": page, step, heading above, focused thing, time left.
[[nodiscard]] Utterances where_am_i(ui::Tree const& tree, Standing const& standing,
                                    Language language);

}
