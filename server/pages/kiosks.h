#pragma once

#include "server/fleet/service.h"
#include "server/pages/layout.h"

#include <span>

namespace onedoor::pages {

/// The office's kiosks for officials, those that need attention first.
Document kiosks_page(text::Language language, std::span<fleet::Kiosk const> kiosks,
                     core::Instant now);

/// Instead of it, when the register cannot be read; `spot` says where.
Document broken_register_page(text::Language language, std::string_view spot);

}
