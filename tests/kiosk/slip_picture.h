#pragma once

#include "shared/print/raster.h"

#include <string>

namespace onedoor::testing {

/// As a PNG file, for those who read it.
void save_slip(print::Raster const& slip, std::string const& path);

}
