#pragma once

#include "client/ui/frame.h"

#include <string>
#include <vector>

namespace onedoor::support {

/// What a person could not read or press in the frame that was drawn last, one sentence each:
/// text that leaves the page or its control, letters that the fonts have not, lines or controls
/// that overlap, text that needs more room than its node has, and on phone and kiosk targets under
/// 48 px. Frame::log_text() has to be on since before the frame.
std::vector<std::string> layout_findings(ui::Frame& frame,
                                         std::vector<ui::PaintedText> const& painted, float width);

}
