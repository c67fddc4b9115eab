#pragma once

#include "fleet_keys.h"
#include "shared/strings/texts.h"

/// What officials read about kiosks: assets/i18n/fleet/{vi,en}.json, which the program in the
/// browser does not carry.
namespace onedoor::fleet {

std::string_view get(Key key, text::Language language);
std::string format(Key key, text::Language language,
                   std::initializer_list<strings::Parameter> parameters);

}
