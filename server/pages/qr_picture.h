#pragma once

#include "server/pages/html.h"

#include <string_view>

namespace onedoor::pages {

/// A QR code as a picture in the page, `label` for those who cannot see it. Writes nothing when the
/// text is too long for one.
void write_qr_picture(Html& html, std::string_view text, std::string_view label);

}
