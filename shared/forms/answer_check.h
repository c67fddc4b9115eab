#pragma once

#include "shared/forms/scope.h"

namespace onedoor::forms {

/// Adds what is wrong with one slot; nothing while it is hidden. `path` is that of the slot's
/// scope, empty at the top.
void check_slot(Scope& scope, Scope::Slot& slot, std::string_view path,
                std::vector<FieldError>& errors);

/// Adds "form.unknown_field" for every answer that has no field.
void check_unknown(Scope& scope, std::string_view path, std::vector<FieldError>& errors);

/// A likely slip of the pen: the same day in a possible year, or day and month exchanged; nothing
/// when no such date lies in [earliest, today].
std::optional<core::Date> suggest_past_date(core::Date typed, core::Date today,
                                            core::Date earliest);

}
