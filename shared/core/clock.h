#pragma once

#include "shared/core/time.h"

namespace onedoor::core {

/// Where "now" comes from; rules never ask the system themselves (reliability R12).
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
};

}
