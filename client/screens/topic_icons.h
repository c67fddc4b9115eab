#pragma once

#include "client/ui/icon.h"

#include <string_view>

namespace onedoor::screens {

/// The icon a topic of the catalogue names ("baby"); none when it is not one of the program's.
ui::Icon topic_icon(std::string_view name);

}
