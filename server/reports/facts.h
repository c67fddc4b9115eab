#pragma once

#include "server/filing/published.h"
#include "server/store/figures.h"
#include "shared/figures/file_facts.h"

namespace onedoor::reports {

/// What the figures need to know of a case. Its sector and level are those of the procedure's
/// revision it was filed with; a procedure that is not published any more has no sector. What this
/// server has no record of yet (payments, electronic results, acknowledgements of the portal,
/// ratings) is unknown; papers from the citizen's national store and VNeID accounts it cannot take.
figures::FileFacts facts_of(store::CountedCase&& counted, filing::Published const& published);

}
