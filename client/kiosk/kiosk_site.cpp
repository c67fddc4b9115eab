#include "client/kiosk/kiosk.h"

namespace onedoor::kiosk {

// Catalogue, forms and units are of one edition from a citizen's first touch to the last.
void Kiosk::renew_site(core::Uptime now) {
    mirror::Mirror* const site = m_setup.devices.site;
    if (site == nullptr)
        return;
    site->advance(now);
    using session::State;
    State const state = m_session.state();
    bool const is_free =
        state == State::Attract || state == State::Closed || state == State::OutOfService;
    if (!is_free || !site->has_newer())
        return;
    site->take_up();
    m_setup.host.forget_requests();
    begin_visit();
    m_wants_frame = true;
}

}
