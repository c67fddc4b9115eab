#pragma once

#include "server/api/services.h"

/// Routes of resumable uploads: declared, sent in chunks, asked for again.
namespace onedoor::api {

http::Response post_upload(Call const& call);
http::Response put_chunk(Call const& call);
http::Response get_upload(Call const& call);
/// A whole file for an official, always as a download.
http::Response get_attachment(Call const& call);

}
