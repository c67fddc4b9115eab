#include "client/platform/program.h"

namespace onedoor::platform {

ui::Output run_frame(ui::Frame& frame, Program& program, ui::Input& input) {
    bool const has_acted = !input.activations.empty() || !input.edits.empty() ||
                           !input.files.empty() || input.dismissed != 0;
    frame.set_display(program.display());
    frame.begin_frame(input);
    input.activations.clear();
    input.edits.clear();
    input.files.clear();
    input.dismissed = 0;
    while (frame.begin_pass())
        program.draw(frame);
    bool const has_navigated = frame.navigation().has_value();
    if (has_navigated)
        program.follow(*frame.navigation());
    program.perform();
    ui::Output output = frame.end_frame();
    output.is_superseded = has_acted || has_navigated;
    if (output.is_superseded)
        output.again_in_ms = 0;
    return output;
}

}
