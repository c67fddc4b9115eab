#pragma once

#include "server/api/services.h"

/// Routes of the hall: queue numbers for machines, calls for officials.
namespace onedoor::api {

http::Response get_queue(Call const& call);
http::Response post_ticket(Call const& call);

http::Response get_tickets(Call const& call);
http::Response post_next(Call const& call);
http::Response post_recall(Call const& call);
http::Response post_no_show(Call const& call);
http::Response post_finish(Call const& call);

}
