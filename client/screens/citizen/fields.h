#pragma once

#include "client/screens/view.h"
#include "shared/forms/answers.h"

namespace onedoor::screens::citizen {

/// Draws one field of an e-form with its label, help, value and error, and wants what is typed.
/// `path` is the field's place in the draft ("full_name", "children[0].name").
void field(View const& view, forms::VisibleField const& visible, std::string const& path);

/// What the draft holds for a field, as a person reads it: labels instead of ids, names instead of
/// unit codes. Empty when nothing is given.
std::string answer_text(View const& view, forms::Field const& field, std::string const& path);

}
