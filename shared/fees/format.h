#pragma once

#include "shared/core/ids.h"

#include <string>

namespace onedoor::fees {

/// "14.000 đ": points between thousands, a no-break space before the sign.
std::string format(core::Dong amount);

/// "mười bốn nghìn đồng", as receipts must state it. `amount` is 0 to 999,999,999,999.
std::string in_words(core::Dong amount);

}
