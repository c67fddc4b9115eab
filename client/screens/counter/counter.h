#pragma once

#include "client/screens/view.h"

/// The content of the receiving counter's screens.
namespace onedoor::screens::counter {

void sign_in(View const& view);
/// Instead of the content while the session is locked.
void locked(View const& view);
/// Below the content: lock the screen.
void session_bar(View const& view);
void inbox(View const& view);
void file(View const& view);

}
