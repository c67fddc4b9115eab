#pragma once

#include "shared/forms/draft.h"

namespace onedoor::app {

using forms::answers_of;

}
