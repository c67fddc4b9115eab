#pragma once

#include "shared/core/result.h"
#include "shared/text/language.h"

#include <string>

namespace onedoor::configuration {

/// One or two sentences for whoever edits the file: which field, what is wrong, what to do.
/// For the errors of this room; others are shown by their code.
std::string describe(Error const& error, text::Language language);

}
