#pragma once

#include "shared/text/language.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::filing {

/// Sentences as the store keeps them: a canonical JSON array of {"vi", "en"}.
std::string write_explanation(std::span<text::Localized const> sentences);
/// What write_explanation() wrote; empty for anything else.
std::vector<text::Localized> read_explanation(std::string_view stored);

}
