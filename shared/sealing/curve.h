#pragma once

#include "shared/sealing/sealing.h"

#include <optional>

namespace onedoor::sealing {

/// Nothing when the scalar is 0 or not below the order of the curve.
std::optional<PublicKey> public_key_of(std::span<std::uint8_t const, 32> scalar);

/// The x coordinate both sides agree on; nothing when `point` is not on the curve.
std::optional<std::array<std::uint8_t, 32>>
shared_coordinate(std::span<std::uint8_t const, 32> scalar, PublicKey const& point);

}
