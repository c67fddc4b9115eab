#pragma once

#include "server/api/services.h"

/// Routes for citizens: procedures, filings, look-ups.
namespace onedoor::api {

http::Response get_procedure(Call const& call);
http::Response post_submission(Call const& call);
http::Response post_sealed_submission(Call const& call);
http::Response get_office_key(Call const& call);
http::Response post_lookup(Call const& call);

}
