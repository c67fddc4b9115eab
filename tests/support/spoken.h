#pragma once

#include "client/ui/semantics.h"

#include <string>

namespace onedoor::testing {

/// What a screen reader says of the tree, in the format of tests/browser/screen_reader.mjs: two
/// producers, one script.
std::string spoken(ui::Tree const& tree);

}
