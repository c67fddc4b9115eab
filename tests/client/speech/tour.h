#pragma once

#include "tests/support/stage.h"

#include <functional>
#include <string_view>

namespace onedoor::speech_tests {

/// Goes to every screen of the product, also with mistakes and in the middle of things.
void visit_screens(text::Language language,
                   std::function<void(std::string_view name, ui::Tree const& tree)> const& visit);

}
