#pragma once

#include "shared/core/random.h"
#include "shared/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::staff {

/// Work of one argon2id hash. Tests use the least there is; the moderate one takes 256 MiB.
enum class PasswordCost : std::uint8_t { Moderate, Least };

/// Of a password people choose; only its length counts (NIST SP 800-63B 3.1.1.2).
inline constexpr std::size_t password_bytes_min = 12;
inline constexpr std::size_t password_bytes_max = 256;

/// Sixteen letters and digits that nobody confuses when they copy them from a screen.
std::string make_password(core::Random& random);

/// Encoded argon2id string. Fails with "session.memory".
Result<std::string> hash_of_password(std::string const& password, PasswordCost cost);

/// Takes the time of one hash. Longer passwords than the longest are none.
bool verifies(std::string const& hash, std::string_view password);

}
