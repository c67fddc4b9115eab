#pragma once

#include "server/api/services.h"

/// Routes of the office's kiosks.
namespace onedoor::api {

http::Response post_kiosk_state(Call const& call);
http::Response page_kiosks(Call const& call);

}
