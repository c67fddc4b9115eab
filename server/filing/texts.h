#pragma once

#include "shared/text/language.h"

#include <string_view>

namespace onedoor::filing {

/// What a code of filing or look-up means for the citizen's file, and what to do.
text::Localized describe(std::string_view code);

/// What happened to a file, for its holder; empty for events that are not theirs to see.
text::Localized describe_event(std::string_view action);

}
