#pragma once

#include "server/pages/layout.h"
#include "shared/offices/directory.h"

namespace onedoor::pages {

/// Where to file: the office of the chosen commune (`unit` may be empty or unknown), the province's
/// centre, opening hours and the days off to come.
Document offices_page(text::Language language, offices::Directory const& directory,
                      core::Instant now, std::string_view unit);

}
