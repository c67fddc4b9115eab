#pragma once

#include "shared/core/time.h"
#include "shared/units/unit_mappings.h"
#include "shared/units/units.h"

#include <optional>

namespace onedoor::units {

/// Two tiers, province and commune, from this day on; cards issued before name a district too.
inline constexpr core::Date two_tiers_since{2025, 7, 1};

/// Where an address printed on a card lies today. Nothing is guessed: what is not certain is empty.
struct PrintedAddress {
    /// Codes of today; the commune only when it is the only one possible.
    std::string province;
    std::string commune;
    /// Codes the commune may have today, when there are several.
    std::vector<std::string> communes;
    /// What stands before the commune, as printed; empty when the commune was not found.
    std::string street;

    bool operator==(PrintedAddress const&) const = default;
};

struct Places {
    Units const& units;
    UnitMappings const& mappings;
};

/// `printed` is one line, its parts separated by commas, the largest last: "Tổ 5, Lộc Thọ, Nha
/// Trang, Khánh Hòa" or "Tổ 5, Phường Nha Trang, Tỉnh Khánh Hòa"; kinds may be there, missing or
/// abbreviated ("P. Lộc Thọ, TP. Nha Trang"). `issued_on` decides where both readings fit.
PrintedAddress locate(std::string_view printed, std::optional<core::Date> issued_on,
                      Places const& places);

}
