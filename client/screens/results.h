#pragma once

#include "client/screens/view.h"

namespace onedoor::screens {

/// What the search found for the words typed so far, with the way to more.
void result_list(View const& view);
/// The procedures most people come for.
void often_used(View const& view);

}
