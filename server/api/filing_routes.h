#pragma once

#include "server/api/services.h"

/// Filing without script: the pages of server/pages/filing_pages, with uploads and sending.
namespace onedoor::api {

http::Response page_filing(Call const& call);
http::Response page_filing_step(Call const& call);
http::Response page_filing_turn(Call const& call);
http::Response page_filing_send(Call const& call);

}
