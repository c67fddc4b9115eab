#pragma once

#include "server/api/services.h"

/// Routes that relay a draft from one device to another.
namespace onedoor::api {

http::Response post_handover(Call const& call);
http::Response get_handover(Call const& call);
http::Response post_take(Call const& call);

}
