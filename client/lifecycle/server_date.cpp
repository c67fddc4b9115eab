#include "client/lifecycle/server_date.h"

#include "shared/core/digits.h"

#include <algorithm>
#include <array>
#include <string>

namespace onedoor::lifecycle {

std::optional<core::Instant> parse_server_date(std::string_view text) {
    constexpr std::string_view form = "Sun, 06 Nov 1994 08:49:37 GMT";
    constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    if (text.size() != form.size() || !text.ends_with(" GMT") || text.substr(3, 2) != ", ")
        return std::nullopt;
    auto const* const month = std::ranges::find(months, text.substr(8, 3));
    if (month == months.end() || text[7] != ' ' || text[11] != ' ' || text[16] != ' ')
        return std::nullopt;
    std::string iso(text.substr(12, 4));
    iso += '-' + core::zero_padded(month - months.begin() + 1, 2) + '-';
    iso.append(text.substr(5, 2)).append("T").append(text.substr(17, 8)).append("Z");
    Result<core::Instant> const instant = core::parse_iso_instant(iso);
    return instant ? std::optional(*instant) : std::nullopt;
}

}
