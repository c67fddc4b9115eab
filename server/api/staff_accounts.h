#pragma once

#include "server/api/services.h"

/// Routes of administrators: who works here and what they may do.
namespace onedoor::api {

http::Response get_accounts(Call const& call);
http::Response put_account(Call const& call);
http::Response post_password(Call const& call);

}
