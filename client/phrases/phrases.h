#pragma once

#include "phrases_keys.h"
#include "shared/strings/texts.h"

/// The kiosk's own sentences, which the program in the browser does not carry: kept in
/// assets/i18n/kiosk/{vi,en}.json as shared/strings keeps the others.
namespace onedoor::phrases {

using strings::Parameter;
using text::Language;

std::string_view get(Key key, Language language);

/// Replaces every "{name}" by its value; an unknown placeholder stays as it is.
std::string format(Key key, Language language, std::initializer_list<Parameter> parameters);

}
