#pragma once

#include "shared/sealing/sealing.h"

#include <string>
#include <string_view>
#include <vector>

namespace onedoor::keys {

/// A message sealed to the office, as it comes from outside.
struct SealedMessage {
    std::string_view key_id;
    /// 65 bytes, else the message is broken.
    std::span<std::uint8_t const> encapsulated;
    std::span<std::uint8_t const> ciphertext;
};

/// The keys that citizens' devices seal to. The newest is given out; older ones open what was
/// sealed before it and waited. Never changes after it is made: thread-safe.
class OfficeKeys {
public:
    /// Reads every `<folder>/office-<number>.key`, a seed of 32 bytes each (0600), and makes the
    /// first one when there is none. Fails with the codes of open_key() and "sealing.key".
    static Result<OfficeKeys> open(std::string const& folder, core::Random& random);
    /// Makes the next key; servers started from now on give it out.
    static Result<void> rotate(std::string const& folder, core::Random& random);

    [[nodiscard]] std::string const& current_id() const { return m_keys.back().id; }
    [[nodiscard]] sealing::PublicKey const& current() const { return m_keys.back().key.public_key; }
    [[nodiscard]] bool knows(std::string_view key_id) const { return find(key_id) != nullptr; }
    /// Fails with "sealing.unknown_key" or "sealing.broken".
    [[nodiscard]] Result<core::Bytes> open(SealedMessage const& message,
                                           sealing::Purpose const& purpose) const;

private:
    struct Key {
        std::string id;
        sealing::PrivateKey key;
    };
    [[nodiscard]] Key const* find(std::string_view key_id) const;

    /// Oldest first, never empty.
    std::vector<Key> m_keys;
};

}
