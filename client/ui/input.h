#pragma once

#include "client/ui/semantics.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What the platform gives to a frame and gets back from it.
namespace onedoor::ui {

struct Viewport {
    /// CSS px.
    float width = 1366, height = 768;
    /// Device pixels per CSS px.
    float density = 1;
    /// How far the page is scrolled, in CSS px.
    float scroll_y = 0;
    /// px at the head of the window that stay free of things to press, for a seated person.
    float head = 0;
};

/// Feeds hover and pressed looks only; activation has its own list.
struct Pointer {
    bool inside = false;
    bool down = false;
    float x = 0, y = 0;
};

struct Edit {
    NodeId id = 0;
    /// NFC.
    std::string text;
    bool left = false;
    bool submitted = false;
};

struct ChosenFile {
    NodeId id = 0;
    std::uint32_t handle = 0;
    std::string name, type;
    std::uint64_t size = 0;
    /// What the platform says of a photograph; 0 = nothing (see app::PhotoFlaw).
    std::uint8_t flaw = 0;
};

/// Who shows what is in a field or select: an element of the browser over the picture, or the
/// picture itself, as on a machine without a browser.
enum class Fields : std::uint8_t { Elements, Painted };

/// The field the caret stands in, where fields are painted.
struct EditedField {
    NodeId id = 0;
    /// Shown in place of its value; of a secret one a sign per character.
    std::string shown;
    /// Byte offset into `shown`.
    std::size_t caret = 0;
};

struct Input {
    Viewport viewport;
    Pointer pointer;
    Fields fields = Fields::Elements;
    EditedField edited;
    /// Nodes pressed since the last frame, in order.
    std::vector<NodeId> activations;
    std::vector<Edit> edits;
    std::vector<ChosenFile> files;
    /// Dialog whose safe choice was asked for with Esc, 0 = none.
    NodeId dismissed = 0;
    /// The node that keypad, switches or keyboard stand on, where the picture shows it.
    NodeId focused = 0;
    /// Monotonic, for spinners.
    double seconds = 0;
};

struct Announcement {
    std::string text;
    bool assertive = false;
};

struct Output {
    /// The mirror has to be brought up to date.
    bool tree_changed = false;
    /// Node to focus now, 0 = leave the focus.
    NodeId focus = 0;
    std::vector<Announcement> announcements;
    /// ms until the next frame is wanted: 0 = now, negative = only on input.
    int again_in_ms = -1;
    /// A person acted in this frame: what came of it shows in the next one, which follows at once.
    bool is_superseded = false;
};

/// Bytes of the TTF files; they have to outlive the Frame.
struct FontFiles {
    std::span<std::uint8_t const> regular, bold, icons_bold, icons_fill, icons_duotone;
};

}
