#pragma once

#include <cstdint>

namespace onedoor::text {

/// How a person types Vietnamese: as the device does, or by shared/text/telex.h.
enum class InputMethod : std::uint8_t { System, Telex, Vni };

}
