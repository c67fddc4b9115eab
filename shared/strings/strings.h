#pragma once

#include "shared/strings/texts.h"
#include "strings_keys.h"

/// The sentences people read, kept in assets/i18n/{vi,en}.json under the key "area.name", which is
/// Key::area_name here. The build fails when a key or a placeholder is missing in one language.
namespace onedoor::strings {

std::string_view get(Key key, Language language);

/// Replaces every "{name}" by its value; an unknown placeholder stays as it is.
std::string format(Key key, Language language, std::initializer_list<Parameter> parameters);

}
