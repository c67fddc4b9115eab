#pragma once

#include "shared/text/input_method.h"
#include "shared/text/language.h"

#include <cstdint>

namespace onedoor::app {

enum class ColourTheme : std::uint8_t { Light, Dark, HighContrast };

/// How a person wants to see, read and type.
struct Preferences {
    text::Language language = text::Language::Vietnamese;
    int text_percent = 100;
    ColourTheme theme = ColourTheme::Light;
    bool reduces_motion = false;
    text::InputMethod typing = text::InputMethod::System;
};

}
