#pragma once

#include "server/pages/layout.h"
#include "shared/catalogue/catalogue.h"
#include "shared/guide/library.h"

#include <span>

namespace onedoor::pages {

/// The home page: what do you need, events in life, ways on.
Document home_page(text::Language language, guide::Library const& library);

/// Results in their order; all procedures for an empty query.
Document search_page(text::Language language, std::string_view query,
                     std::span<catalogue::Procedure const* const> found);

}
