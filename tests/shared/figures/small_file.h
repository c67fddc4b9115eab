#pragma once

#include "shared/figures/standing.h"

namespace onedoor::testing {

inline figures::Period const november = figures::period_of_days({2026, 11, 1}, {2026, 11, 30});

/// A moment of November 2026, in Vietnam.
inline core::Instant at(std::int8_t day, std::int32_t hour, std::int32_t minute = 0) {
    return core::to_instant({{2026, 11, day}, hour * 3600 + minute * 60});
}

inline core::Instant in_october(std::int8_t day) {
    return core::to_instant({{2026, 10, day}, 9 * 3600});
}

/// Accepted on 2 November, due on the 10th at 17:00, still open.
inline figures::FileFacts small_file() {
    return {.reference = "TN-1",
            .procedure = "dang-ky-khai-sinh",
            .sector = "ho-tich",
            .unit = "tu-phap",
            .officer = "lan",
            .accepted_at = at(2, 9),
            .due_at = at(10, 17)};
}

inline figures::FileFacts ended(core::Instant when) {
    figures::FileFacts file = small_file();
    file.ended_at = when;
    file.has_result = true;
    return file;
}

}
