#pragma once

#include "shared/figures/file_facts.h"
#include "shared/figures/period.h"

#include <vector>

namespace onedoor::support {

/// Files as an office of that size may have them, with every oddity the figures must bear: no
/// known time, extended, supplemented, standing, ended on the minute of a bound. Received from
/// half a year before the period to a month after it. The same seed gives the same files.
std::vector<figures::FileFacts> invented_files(std::size_t count, std::uint64_t seed,
                                               figures::Period const& period);

}
