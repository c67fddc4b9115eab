#pragma once

#include "server/pages/layout.h"
#include "shared/catalogue/procedure.h"

namespace onedoor::pages {

/// Of the address that gives a draft to another device: what a browser without script can do.
Document hand_over_page(text::Language language, catalogue::Procedure const& procedure);
/// Of the address in a hand-over's QR code.
Document take_over_page(text::Language language);

}
