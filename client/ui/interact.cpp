#include "client/ui/frame_state.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace onedoor::ui {

// The next picture of the screen, while something moves.
static constexpr int next_frame_ms = 1;

bool FrameState::was_activated(NodeId id) const {
    return std::ranges::find(input.activations, id) != input.activations.end();
}

Interaction FrameState::interact(NodeId id, Rect rect, ControlState control) {
    Interaction result;
    result.hovered = is_hovered(rect) && control == ControlState::Enabled;
    result.pressed = result.hovered && input.pointer.down;
    result.focused = is_focused(id);
    result.activated = control == ControlState::Enabled && was_activated(id);
    return result;
}

bool FrameState::is_focused(NodeId id) const {
    return input.fields == Fields::Painted && input.focused == id;
}

bool FrameState::is_hovered(Rect rect) const {
    float const x = input.pointer.x - painter.origin_x;
    float const y = input.pointer.y - painter.origin_y;
    bool const is_covered = covering != 0 && !is_in_dialog;
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

float FrameState::moved(NodeId id, bool is_on, float ms) {
    float const target = is_on ? 1.0F : 0.0F;
    auto const found = movements.find(id);
    if (display.motion == Motion::Reduced || (found == movements.end() && !is_on))
        return target;
    Movement& movement = found != movements.end() ? found->second : movements[id];
    auto const share = [&] {
        auto const passed = static_cast<float>((input.seconds - movement.begin_seconds) * 1000);
        float const step = movement.is_on ? passed / ms : -passed / ms;
        return std::clamp(movement.begin + step, 0.0F, 1.0F);
    };
    if (movement.is_on != is_on) {
        movement.begin = movement.begin_seconds > 0 ? share() : 0;
        movement.begin_seconds = input.seconds;
        movement.is_on = is_on;
    }
    movement.is_drawn = true;
    float const now = share();
    if (now != target)
        output.again_in_ms = next_frame_ms;
    else if (!is_on)
        movements.erase(id);
    return now;
}

// What was not drawn any more begins anew the next time.
void FrameState::forget_movements() {
    for (auto entry = movements.begin(); entry != movements.end();)
        entry = std::exchange(entry->second.is_drawn, false) ? std::next(entry)
                                                             : movements.erase(entry);
}

void FrameState::follow(std::string_view href) {
    pressed_link = href;
}

}
