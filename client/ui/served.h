#pragma once

#include "client/ui/controls.h"

#include <string_view>

/// The numbers that the counters of a hall serve now.
namespace onedoor::ui {

struct ServedNumber {
    /// "A045", "Quầy 1", "Hộ tịch".
    std::string_view number, counter, detail;
};

/// Title and note stand above the numbers, which stand side by side.
struct Served {
    std::string_view title;
    /// "17 người đang chờ"; empty = not there.
    std::string_view note;
    ListOf<ServedNumber> numbers;
};

}
