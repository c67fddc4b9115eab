#pragma once

#include "client/screens/view.h"

namespace onedoor::screens {

/// Draws the screen of the route: header, content, bottom navigation or footer.
void draw(View const& view);

/// What the frame around a screen says about it.
struct Shell {
    std::string title;
    std::string detail;
    /// Said in the header instead of the title.
    std::string band_title = {};
    /// Address of the way back, "" on the first pages.
    std::string back;
};

}
