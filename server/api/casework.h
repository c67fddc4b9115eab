#pragma once

#include "server/api/services.h"

/// Steps of files. The routes table asks for the session before these run.
namespace onedoor::api {

/// {"version","state","state_name","unit","officer","offers","documents"}: where a file stands and
/// what its officer may do with it.
Result<json::Object> standing_of(Services& services, staff::Officer const& officer,
                                 store::CaseSummary const& file);

http::Response post_act(Call const& call);

}
