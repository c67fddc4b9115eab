#pragma once

#include "shared/forms/form.h"

namespace onedoor::forms {

/// The fields that a citizen's card fills in; null where the form asks no such thing. They are
/// those about the person who uses the form, which is what its autocomplete tokens say: "name",
/// "bday", "street-address"; and the citizen number that matches this birthday, with the sex it
/// matches.
struct CardFields {
    Field const* name = nullptr;
    Field const* birth_date = nullptr;
    Field const* number = nullptr;
    /// A choice of "male" and "female".
    Field const* sex = nullptr;
    /// An address.
    Field const* residence = nullptr;
};

/// Of the top fields of all steps; the pointers live as long as the form.
CardFields card_fields(Form const& form);

}
