#pragma once

#include "server/http/message.h"

#include <vector>

namespace onedoor::http {

/// Headers of every answer, whatever its status (reliability §2.9), and its Cache-Control. A form
/// target is allowed on those pages only that hold a form.
std::vector<Header> security_headers(Response const& response);

/// Now, as RFC 9110 §5.6.7 writes it.
std::string http_date(std::int64_t seconds_since_1970);

}
