#pragma once

#include "server/casework/draft.h"

namespace onedoor::casework {

/// The document of the action's form, with all it says frozen: a print of next year says the same.
store::DocumentDraft draft_document(intake::Office const& office, Allowed const& allowed,
                                    store::CaseSummary const& after);

}
