#pragma once

#include "shared/receipts/slip.h"

#include <string>
#include <vector>

namespace onedoor::testing {

struct NamedSlip {
    std::string name;
    receipts::Slip slip;
};

/// One of each slip, with names as long as the catalogue and the country have them.
std::vector<NamedSlip> slip_examples(text::Language language);

/// A slip with every accented Vietnamese letter, small and capital, in words people use, in the
/// sizes and weights of slips.
receipts::Slip letters_slip();

}
