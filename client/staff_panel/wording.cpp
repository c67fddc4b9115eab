#include "client/staff_panel/wording.h"

#include "client/diagnostics/checklist.h"
#include "shared/core/digits.h"
#include "shared/strings/dates.h"

namespace onedoor::staff_panel {

using phrases::Key;

std::string clock_text(core::Instant at) {
    core::LocalTime const local = core::to_local(at);
    std::int32_t const minutes = local.second_of_day / 60;
    return core::zero_padded(minutes / 60, 2) + ':' + core::zero_padded(minutes % 60, 2) + ' ' +
           strings::date_text(local.date);
}

Key name_of(outbox::SlipKind kind) {
    switch (kind) {
    case outbox::SlipKind::KeptReceipt:
        return Key::staff_slip_kept;
    case outbox::SlipKind::Receipt:
        return Key::staff_slip_receipt;
    case outbox::SlipKind::QueueTicket:
        break;
    }
    return Key::staff_slip_ticket;
}

Key name_of(outbox::ItemState state) {
    switch (state) {
    case outbox::ItemState::Waiting:
        return Key::staff_item_waiting;
    case outbox::ItemState::Accepted:
        return Key::staff_item_accepted;
    case outbox::ItemState::Refused:
        break;
    }
    return Key::staff_item_refused;
}

Key sentence_of(device::Condition condition) {
    using device::Condition;
    switch (condition) {
    case Condition::Ready:
        return Key::staff_paper_fine;
    case Condition::NearEnd:
        return Key::diagnostics_paper_near_end;
    case Condition::Out:
        return Key::diagnostics_paper_out;
    case Condition::Cover:
        return Key::diagnostics_cover_open;
    case Condition::Jam:
        return Key::diagnostics_paper_jam;
    case Condition::Offline:
        return Key::diagnostics_printer_silent;
    case Condition::Error:
        break;
    }
    return Key::diagnostics_printer_error;
}

Key sentence_of(diagnostics::Link const& link) {
    using State = diagnostics::Link::State;
    switch (link.state) {
    case State::Unknown:
        return Key::staff_link_unknown;
    case State::Down:
        return Key::diagnostics_link_down;
    case State::Foreign:
        return Key::diagnostics_link_foreign;
    case State::Up:
        break;
    }
    return link.round_trip_ms > diagnostics::CheckLimits::slow_ms ? Key::diagnostics_link_slow
                                                                  : Key::diagnostics_fine;
}

std::string report_name(std::string const& machine, core::Instant at) {
    core::LocalTime const local = core::to_local(at);
    std::int32_t const minutes = local.second_of_day / 60;
    return "onedoor-" + machine + '-' + core::to_iso(local.date) + '-' +
           core::zero_padded(minutes / 60, 2) + core::zero_padded(minutes % 60, 2) + ".pdf";
}

std::string share_text(outbox::Capacity const& capacity) {
    return std::to_string((capacity.share_per_mille + 9) / 10) + '%';
}

std::string size_text(std::uint64_t bytes) {
    constexpr std::uint64_t tenth = 100'000;
    std::uint64_t const tenths = (bytes + tenth - 1) / tenth;
    return std::to_string(tenths / 10) + ',' + std::to_string(tenths % 10) + " MB";
}

}
