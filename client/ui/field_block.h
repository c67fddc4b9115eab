#pragma once

#include "client/ui/frame_state.h"

#include <string_view>
#include <vector>

namespace onedoor::ui {

struct FieldTexts {
    std::string_view label, help, error;
    /// Role of the label's line: a question that is the page's title is drawn as h1.
    TypeRole label_role = TypeRole::Label;
};

/// Label, hint, control and error one below the other, placed as one thing. The constructor draws
/// label and hint and adds their nodes; `finish()` draws the error below the control.
class FieldBlock {
public:
    FieldBlock(FrameState& state, NodeId id, FieldTexts const& texts, float control_height);
    /// The rectangle of the control.
    [[nodiscard]] Rect control() const { return m_control; }
    void finish();

private:
    void add_line(Role role, std::string_view name, Rect rect, std::string_view text);

    FrameState& m_state;
    NodeId m_id;
    FieldTexts m_texts;
    Pen m_error_pen;
    std::vector<TextLine> m_error_lines;
    float m_error_room = 0;
    Rect m_control;
};

struct EditBox {
    Rect rect;
    float inset_left, inset_right;
    Pen pen;
};

/// Constant in the browser, whose elements show the text.
#ifdef __EMSCRIPTEN__
constexpr bool paints_fields(FrameState const&) {
    return false;
}
#else
inline bool paints_fields(FrameState const& state) {
    return state.input.fields == Fields::Painted;
}
#endif

/// The field's text, and the caret while it is edited. painted_fields.cpp.
void paint_value(FrameState& state, NodeId id, TextField const& field, EditBox const& box);

/// Frame of a text-like control in its present state.
void paint_field_frame(FrameState& state, Rect rect, Interaction const& touch, bool is_invalid,
                       ControlState control);

}
