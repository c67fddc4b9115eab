#pragma once

#include "shared/forms/form.h"

namespace onedoor::forms {

/// What parse_form() checks beyond the shape: ids, references, options, cycles.
Result<void> check_form(Form const& form);

/// Field ids a condition asks about, with repetitions.
void collect_fields(Condition const& condition, std::vector<std::string_view>& ids);

}
