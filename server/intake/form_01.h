#pragma once

#include "server/intake/service.h"

namespace onedoor::intake {

/// Everything form 01 of an accepted case says. `receiver` is the name of who accepted it.
receipts::Receipt form_01_of(Dependencies const& given, store::Case const& content,
                             catalogue::Procedure const& procedure,
                             std::string_view receiver);

}
