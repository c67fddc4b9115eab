#pragma once

#include "client/ticket/desk.h"
#include "shared/receipts/slip.h"

namespace onedoor::ticket {

/// What receipts::build_ticket_slip() prints of the number drawn (Step::Drawn). `queue_address` is
/// that of a page with the numbers served now; empty: there is none.
receipts::TicketSlipSource slip_source(Desk const& desk, text::Language language,
                                       std::string queue_address);

}
