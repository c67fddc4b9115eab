#pragma once

#include "client/app/context.h"

/// Papers go up in chunks as soon as they are chosen; the filing follows when the citizen sends it.
namespace onedoor::app::sending_flow {

void perform(Context& context, Intent const& intent);
/// A draft came back: asks the server which of its uploaded files are still there.
void check_uploads(Context& context);
void chunk_read(Context& context, FileChunk const& chunk);
void receive(Context& context, Pending const& pending, net::Response const& response);

/// Lets go of every file of the filing.
void release_files(Context& context, Filing const& filing);
/// Takes up again what stood still because the filing went into the outbox or was put away.
void resume_uploads(Context& context, Filing& filing);
/// Its requests under way are forgotten.
void stop_upload(Context& context, PaperAnswer const& answer);
/// As the platform says, or by the name.
std::string media_type_of(ChosenFile const& file);

/// Body of POST /api/v1/submissions. The same filing always gives the same bytes, so that a repeat
/// is recognised.
std::string submission_body(State const& state);

}
