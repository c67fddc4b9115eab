#pragma once

#include "client/screens/view.h"

namespace onedoor::screens {

/// The dialog "Cỡ chữ và màu": each choice applies at once.
void display_panel(View const& view);

}
