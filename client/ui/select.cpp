#include "client/ui/frame_state.h"

#include <string>

namespace onedoor::ui {

ChoiceEvent FrameState::select_event(NodeId id, Choice const& choice) const {
    Edit const* const edit = edit_of(id);
    if (edit == nullptr)
        return {};
    for (Option const& option : choice.options) {
        if (option.id == edit->text)
            return {option.id != choice.value, option.id};
    }
    return {};
}

void FrameState::add_select_node(NodeId id, Rect rect, Choice const& choice) {
    std::string options;
    if (!choice.placeholder.empty())
        options.append("\t").append(choice.placeholder).append("\n");
    for (Option const& option : choice.options)
        options.append(option.id).append("\t").append(option.label).append("\n");
    Node& node = add_node(Role::Select, id, rect, choice.label);
    node.value = tree.intern(choice.value);
    node.help = tree.intern(choice.help);
    node.error = tree.intern(choice.error);
    node.extra = tree.intern(options);
    node.inset_left = m.pad * 0.9F;
    node.inset_right = m.pad * 1.5F + m.icon;
    node.radius = m.radius_control;
    node.flags |= choice.required ? flag::required : 0;
    node.flags |= choice.state == ControlState::Disabled ? flag::disabled : 0;
    node.flags |= choice.error.empty() ? 0 : flag::invalid;
    set_type(node, style(TypeRole::Body));
}

}
