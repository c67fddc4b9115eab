#pragma once

#include "shared/catalogue/procedure.h"

namespace onedoor::catalogue {

/// What parse_procedure() checks beyond the shape: what the parts of one record say about each
/// other. `path` is where the record stands.
Result<void> check_record(Procedure const& procedure, std::string_view path);

}
