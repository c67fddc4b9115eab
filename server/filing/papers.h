#pragma once

#include "server/filing/message.h"
#include "shared/catalogue/catalogue.h"
#include "shared/core/result.h"

#include <string_view>
#include <vector>

namespace onedoor::filing {

/// Compares the papers of a message with those the procedure asks for in the chosen case. Codes:
/// "submission.paper_unknown", "submission.paper_twice" (both uploaded and brought, or brought
/// twice), "submission.paper_missing".
std::vector<Error> check_papers(catalogue::Procedure const& procedure, Message const& message);

}
