#pragma once

#include "client/ui/fonts.h"
#include "client/ui/theme.h"

#include <string_view>
#include <vector>

namespace onedoor::ui {

struct TextLine {
    std::string_view text;
    float width = 0;
};

/// Breaks UTF-8 at spaces (Vietnamese writes syllable by syllable) and at '\n'; a word wider than
/// the line is broken inside, a no-break space never. Always at least one line.
std::vector<TextLine> wrap_text(Face const& face, std::string_view text, float width);

float text_width(Face const& face, std::string_view text);

}
