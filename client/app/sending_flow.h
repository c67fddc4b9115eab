#pragma once

#include "client/app/context.h"

/// Papers go up in chunks as soon as they are chosen; the filing follows when the citizen sends it.
namespace onedoor::app::sending_flow {

void perform(Context& context, Intent const& intent);
void chunk_read(Context& context, FileChunk const& chunk);
void receive(Context& context, Pending const& pending, net::Response const& response);

/// Lets go of every file of the filing.
void release_files(Context& context);
/// Takes up again what keep() of the outbox had stopped.
void resume_uploads(Context& context);
/// As the platform says, or by the name.
std::string media_type_of(ChosenFile const& file);

/// Body of POST /api/v1/submissions. The same filing always gives the same bytes, so that a repeat
/// is recognised.
std::string submission_body(State const& state);

}
