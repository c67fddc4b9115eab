#pragma once

#include "shared/calendar/working_calendar.h"
#include "shared/core/result.h"
#include "shared/text/language.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where files are handed in, and when somebody is there.
namespace onedoor::offices {

/// Millionths of a degree (WGS 84).
struct Place {
    std::int32_t latitude = 0;
    std::int32_t longitude = 0;
};

struct Office {
    /// Code of the commune it serves, or of the province.
    std::string unit;
    /// "phường Nha Trang": the area it serves.
    text::Localized area;
    text::Localized name;
    /// Nothing: nobody told us.
    std::optional<std::string> address;
    std::optional<std::string> phone;
    std::optional<Place> place;

    /// Serves the whole province.
    [[nodiscard]] bool is_centre() const { return unit.size() == 2; }
};

struct Directory {
    /// The province's centre first, then the communes' by name.
    std::vector<Office> offices;
    std::string source;
    std::string hours_source;
    calendar::WorkingCalendar calendar;
};

/// Reads offices.json as written by assets/build/offices.py. Fails with the codes of shared/json
/// and shared/calendar.
Result<Directory> parse_directory(std::string_view json);

/// Null when no office serves this unit.
Office const* office_of(Directory const& directory, std::string_view unit);

struct Near {
    Office const* office = nullptr;
    std::int32_t metres = 0;
};

/// The offices whose place is known, the nearest first.
std::vector<Near> nearest(Directory const& directory, Place from);

}
