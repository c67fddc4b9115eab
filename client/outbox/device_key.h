#pragma once

#include "client/outbox/item.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace onedoor::outbox {

/// Ed25519 keys as they are told.
using VerifyingKey = std::array<std::uint8_t, 32>;

/// What a device proves with that a request is its own.
class DeviceKey {
public:
    using Seed = std::array<std::uint8_t, 32>;

    /// Reads a seed of 32 bytes from a file only its owner may read, and makes it when it is not
    /// there (0600, on disk before it is used). Fails with "device_key.read",
    /// "device_key.permissions" or "device_key.write".
    static Result<DeviceKey> open(std::string const& path, core::Random& random);
    explicit DeviceKey(Seed const& seed);
    DeviceKey(DeviceKey&&) = default;
    DeviceKey& operator=(DeviceKey&&) = delete;
    ~DeviceKey();

    /// For the office's register.
    [[nodiscard]] VerifyingKey const& verifying_key() const { return m_verifying_key; }
    [[nodiscard]] Signature sign(std::string_view message) const;

private:
    VerifyingKey m_verifying_key{};
    std::array<std::uint8_t, 64> m_secret{};
};

/// `key` and `signature` come from outside: of another length they are wrong.
bool is_signed(std::span<std::uint8_t const> key, std::span<std::uint8_t const> signature,
               std::string_view message);

}
