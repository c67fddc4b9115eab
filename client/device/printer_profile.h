#pragma once

#include "shared/core/result.h"
#include "shared/print/escpos.h"

#include <string_view>

namespace onedoor::device {

/// How a printer tells that a slip is on paper.
enum class Confirmation : std::uint8_t {
    /// It answers GS r when everything before it was carried out, and is then asked how it is.
    Ordered,
    /// It took all bytes, had the time to print what fits into its buffer, and then says that all
    /// is well (DLE EOT). It does not say so of the slip itself.
    Drained,
};

/// What differs between the models of receipt printers. One that does not answer DLE EOT either can
/// confirm nothing: it counts as offline.
struct PrinterProfile {
    /// As in kiosk.json: "printer": { "model": … }.
    std::string_view model;
    print::escpos::Ending ending{};
    Confirmation confirmation = Confirmation::Ordered;
};

/// "generic" and what else is named in printer_profile.cpp. Fails with "printer.model".
Result<PrinterProfile> profile_of(std::string_view model);

}
