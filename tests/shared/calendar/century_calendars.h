#pragma once

#include "shared/json/value.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace onedoor::calendar {

/// A century of an office's working time, with room before and after it, as the document that is
/// read: what is under test and the oracle each make their own of it.
struct CenturyCalendar {
    std::string name;
    json::Value document;
};

/// Every calendar of assets/calendars as it is and stretched over the century, and offices nobody
/// has seen yet: Saturday mornings, short days, nights, a month of rest, work every day.
std::vector<CenturyCalendar> century_calendars();

}
