#include "client/device/printer_profile.h"

#include <algorithm>
#include <array>

namespace onedoor::device {

using print::escpos::Ending;
using print::escpos::Knife;

/// Fifteen millimetres: from the head to the knife or to the bar to tear at.
static constexpr std::uint8_t way_out_rows = 120;

static constexpr std::array profiles = {
    PrinterProfile{.model = "generic"},
    PrinterProfile{.model = "feed-before-cut", .ending = {Knife::NeedsFeed, way_out_rows}},
    PrinterProfile{.model = "no-knife", .ending = {Knife::None, way_out_rows}},
    PrinterProfile{.model = "no-ordered-status", .confirmation = Confirmation::Drained},
    PrinterProfile{.model = "no-ordered-status-no-knife",
                   .ending = {Knife::None, way_out_rows},
                   .confirmation = Confirmation::Drained},
};

Result<PrinterProfile> profile_of(std::string_view model) {
    auto const* const found = std::ranges::find(profiles, model, &PrinterProfile::model);
    if (found == profiles.end())
        return fail("printer.model");
    return *found;
}

}
