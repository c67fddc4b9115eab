#pragma once

#include "client/screens/view.h"

namespace onedoor::screens {

/// Badge of a national status 1 to 10 (design guide §5): never by colour alone.
ui::Badge status_badge(View const& view, int status, std::string_view label);

/// "full", "partial" or "information": Toàn trình, Một phần, Chỉ xem thông tin.
ui::Badge service_badge(View const& view, catalogue::ServiceLevel level);

}
