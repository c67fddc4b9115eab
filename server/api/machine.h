#pragma once

#include "server/api/services.h"

/// Routes for machines: health, readiness, figures, the description of the API, reports of
/// browsers.
namespace onedoor::api {

http::Response get_health(Call const& call);
http::Response get_ready(Call const& call);
http::Response get_metrics(Call const& call);
http::Response get_openapi(Call const& call);
http::Response get_assets(Call const& call);
http::Response post_report(Call const& call);

}
