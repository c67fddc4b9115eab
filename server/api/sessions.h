#pragma once

#include "server/api/services.h"

#include <string_view>

/// Sessions of officials, and who is at work in one.
namespace onedoor::api {

/// Name of the session cookie: with the __Host- prefix and Secure, except on this very machine
/// where there is no TLS.
std::string_view session_cookie_name(http::RequestHead const& head);
/// The official at work. Fails with "session.required" (nobody is signed in), "session.idle" (the
/// session waits for its password), "staff.forbidden" (nothing in the office any more) or a code of
/// the store. The routes table has told the session
/// whether a person is at work.
Result<staff::Officer> officer_of(Services& services, http::RequestHead const& head,
                                  staff::Presence presence = staff::Presence::Poll);

http::Response post_session(Call const& call);
http::Response get_session(Call const& call);
http::Response delete_session(Call const& call);
http::Response post_use(Call const& call);
http::Response post_lock(Call const& call);
http::Response post_unlock(Call const& call);
http::Response post_own_password(Call const& call);
http::Response get_sessions(Call const& call);
http::Response delete_sessions(Call const& call);

}
