#pragma once

#include "client/app/state.h"
#include "client/outbox/kiosk_outbox.h"
#include "shared/receipts/slip.h"

#include <string>

/// What the citizen gets on paper of the filing on the screen, in their language.
namespace onedoor::kiosk {

/// Of one the office received; State::filing.receipt is there.
receipts::Slip received_slip(app::State const& state, std::string const& office);
/// Of one this machine keeps, not yet transmitted.
receipts::Slip kept_slip(app::State const& state, outbox::Kept const& kept,
                         std::string const& office);

}
