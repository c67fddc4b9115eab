#pragma once

#include "shared/core/result.h"

#include <cstdint>
#include <vector>

namespace onedoor::lifecycle {

enum class MemoryLock : std::uint8_t {
    Off,
    /// Memory in use is never swapped out; needs LimitMEMLOCK=infinity.
    On
};

/// First thing of main(): no core file and no reading by other programs of the same user (both
/// would hold what citizens typed), new files for the owner alone, and a peer that hangs up is an
/// error and not a signal.
///
/// Gives what could not be had ("hardening.dumpable", "hardening.core", "hardening.memory_lock"):
/// the program runs on, staff are told.
std::vector<Error> harden(MemoryLock memory_lock);

}
