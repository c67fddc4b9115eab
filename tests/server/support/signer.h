#pragma once

#include "shared/core/base64url.h"
#include "shared/core/bytes.h"

#include <array>
#include <cstdint>
#include <doctest/doctest.h>
#include <sodium.h>
#include <string>
#include <string_view>

namespace onedoor::testing {

/// A device with a key of its own.
struct Signer {
    explicit Signer(std::uint8_t seed) {
        REQUIRE(sodium_init() >= 0);
        std::array<std::uint8_t, crypto_sign_SEEDBYTES> bytes;
        bytes.fill(seed);
        crypto_sign_seed_keypair(key.data(), secret.data(), bytes.data());
    }
    /// In base64url.
    [[nodiscard]] std::string sign(std::string_view message) const {
        std::array<std::uint8_t, crypto_sign_BYTES> signature;
        crypto_sign_detached(signature.data(), nullptr, core::as_bytes(message).data(),
                             message.size(), secret.data());
        return core::to_base64url(signature);
    }
    /// Its entry in the office's register.
    [[nodiscard]] std::string entry(std::string_view name) const {
        return R"({"name":")" + std::string(name) + R"(","place":"Sảnh","key":")" +
               core::to_base64url(key) + "\"}";
    }

    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> key{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
};

}
