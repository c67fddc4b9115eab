#pragma once

#include "shared/core/result.h"
#include "shared/receipts/form_set.h"

#include <string>

namespace onedoor::documents {

/// Reads `<folder>/form-sets/` of the built assets. A broken file fails with the code of its reader
/// and with its name in front of the path; "documents.form_sets" when the folder cannot be read or
/// lacks receipts::form_set_in_force.
Result<receipts::FormSets> load_form_sets(std::string const& folder);

}
