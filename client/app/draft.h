#pragma once

#include "shared/forms/draft.h"

namespace onedoor::app {

using forms::Draft;
using forms::entry_path;

}
