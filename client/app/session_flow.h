#pragma once

#include "client/app/context.h"

/// The session of an official: locked when nobody works in it, opened again where it was.
namespace onedoor::app::session_flow {

/// Somebody signed in, or opened a locked session: `body` is the server's answer.
void began(Context& context, json::Value const& body);
/// Somebody is at work. The server hears of it at most once a minute, so that what is typed for
/// long without asking it anything keeps the session open as well.
void worked(Context& context);
/// Whether this answer says that the session waits for its password.
bool is_idle(net::Response const& response);
/// Hides everything; nothing that was typed or loaded is lost.
void lock(Staff& staff);
void perform(Context& context, Intent const& intent);
/// Whether a locked session was opened: what is shown has to be asked for again.
bool receive(Context& context, Pending const& pending, net::Response const& response);

}
