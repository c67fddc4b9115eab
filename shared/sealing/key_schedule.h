#pragma once

#include "shared/sealing/sealing.h"

namespace onedoor::sealing {

/// Key and nonce of the one message of an agreement.
struct MessageKey {
    std::array<std::uint8_t, 32> key{};
    std::array<std::uint8_t, 12> nonce{};
};

/// ExtractAndExpand() of DHKEM (RFC 9180 §4.1), then KeySchedule() in base mode (§5.1).
MessageKey message_key(std::span<std::uint8_t const, 32> coordinate, PublicKey const& encapsulated,
                       PublicKey const& receiver, std::string_view info);

/// The n-th candidate for a private key (§7.1.3).
std::array<std::uint8_t, 32> key_candidate(Seed const& seed, std::uint8_t n);

}
