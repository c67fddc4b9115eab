#pragma once

#include "server/api/services.h"

#include <optional>
#include <string_view>

/// Routes of officials. The routes table asks for the session before these run.
namespace onedoor::api {

/// Name of the session cookie: with the __Host- prefix and Secure, except on this very machine
/// where there is no TLS.
std::string_view session_cookie_name(http::RequestHead const& head);
/// The signed-in official, or nothing.
Result<std::optional<staff::Officer>> officer_of(Services& services, http::RequestHead const& head);

http::Response post_session(Call const& call);
http::Response get_session(Call const& call);
http::Response delete_session(Call const& call);
http::Response get_files(Call const& call);
http::Response get_file(Call const& call);
http::Response post_acceptance(Call const& call);
http::Response get_form_01(Call const& call);

}
