#pragma once

#include "server/filing/service.h"
#include "server/pages/layout.h"

namespace onedoor::pages {

enum class TrackNotice : std::uint8_t { None, NotFound, TooMany };

/// The form that asks for code and secret. The secret is never put into the page again.
Document track_form(text::Language language, std::string_view code, TrackNotice notice);

/// What the holder of both codes may see.
Document track_result(text::Language language, filing::TrackedFile const& file);

}
