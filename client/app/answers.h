#pragma once

#include "client/app/draft.h"
#include "shared/forms/form.h"
#include "shared/json/value.h"

#include <string_view>

namespace onedoor::app {

/// The answers of `form` as shared/forms checks them, made from what was typed: days written
/// dd/mm/yyyy become ISO days, numbers integers, choices lists. What cannot be read that way is
/// passed on as typed, so that the check names it.
json::Value answers_of(forms::Form const& form, Draft const& draft);

}
