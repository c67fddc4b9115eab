#pragma once

#include "client/app/context.h"

/// Papers go up in chunks as soon as they are chosen; the filing follows when the citizen sends it.
namespace onedoor::app::sending_flow {

void perform(Context& context, Intent const& intent);
void chunk_read(Context& context, FileChunk const& chunk);
void receive(Context& context, Pending const& pending, net::Response const& response);

/// Body of POST /api/v1/submissions. The same filing always gives the same bytes, so that a repeat
/// is recognised.
std::string submission_body(State const& state);

}
