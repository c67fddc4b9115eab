#pragma once

#include "client/screens/view.h"

/// The content of the receiving counter's screens.
namespace onedoor::screens::counter {

void sign_in(View const& view);
void inbox(View const& view);
void file(View const& view);

}
