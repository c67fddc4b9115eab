#pragma once

#include "client/speech/utterance.h"
#include "shared/receipts/slip.h"

namespace onedoor::speech {

/// All that stands on a slip, in its order, to be heard before it is printed and again afterwards
/// (EN 301 549 5.1.3.16): office, title, number, codes, lines, papers, notes. Codes are spelled.
[[nodiscard]] Utterances of_slip(receipts::Slip const& slip, Language language);

}
