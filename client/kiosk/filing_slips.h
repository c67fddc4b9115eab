#pragma once

#include "client/app/state.h"
#include "client/outbox/kiosk_outbox.h"
#include "shared/receipts/slip.h"

#include <string>

/// What the citizen gets on paper of the filing on the screen, in their language.
namespace onedoor::kiosk {

struct SlipPaper {
    std::string const& office;
    receipts::Stock stock = receipts::Stock::Thermal;
};

/// Of one the office received; State::filing.receipt is there.
receipts::Slip received_slip(app::State const& state, SlipPaper const& paper);
/// Of one this machine keeps, not yet transmitted.
receipts::Slip kept_slip(app::State const& state, outbox::Kept const& kept, SlipPaper const& paper);

}
