#include "client/ui/frame_state.h"

#include <algorithm>

namespace onedoor::ui {

bool FrameState::was_activated(NodeId id) const {
    return std::ranges::find(input.activations, id) != input.activations.end();
}

Interaction FrameState::interact(NodeId id, Rect rect, ControlState control) {
    Interaction result;
    if (input.interactivity == Interactivity::Direct) {
        result = interact_directly(id, rect, control);
    } else {
        result.hovered = is_hovered(rect) && control == ControlState::Enabled;
        result.pressed = result.hovered && input.pointer.down;
        result.focused = false;
    }
    result.activated = control == ControlState::Enabled && was_activated(id);
    return result;
}

bool FrameState::is_hovered(Rect rect) const {
    float const x = input.pointer.x - painter.origin_x;
    float const y = input.pointer.y - painter.origin_y;
    bool const is_covered = dialog != 0 && !is_fixed;
    return input.pointer.inside && !is_covered && rect.contains(x, y);
}

Edit const* FrameState::edit_of(NodeId id) const {
    Edit const* latest = nullptr;
    for (Edit const& edit : input.edits) {
        if (edit.id == id)
            latest = &edit;
    }
    return latest;
}

void FrameState::follow(std::string_view href) {
    pressed_link = href;
}

}
