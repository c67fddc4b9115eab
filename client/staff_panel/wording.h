#pragma once

#include "client/device/printer_state.h"
#include "client/diagnostics/observation.h"
#include "client/outbox/capacity.h"
#include "client/outbox/item.h"
#include "client/phrases/phrases.h"

#include <string>

/// The panel's words for what other rooms know.
namespace onedoor::staff_panel {

using text::Language;

/// "09:12 21/11/2026", by the clock of Vietnam.
std::string clock_text(core::Instant at);
phrases::Key name_of(outbox::SlipKind kind);
phrases::Key name_of(outbox::ItemState state);
/// Of the receipt printer: what staff have to do.
phrases::Key sentence_of(device::Condition condition);
phrases::Key sentence_of(diagnostics::Link const& link);
/// Of the readiness report: "onedoor-kiosk-1-20261122-0912.pdf".
std::string report_name(std::string const& machine, core::Instant at);
/// "12%".
std::string share_text(outbox::Capacity const& capacity);
/// "12,3 MB".
std::string size_text(std::uint64_t bytes);

}
