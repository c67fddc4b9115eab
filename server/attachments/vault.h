#pragma once

#include "shared/core/bytes.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace onedoor::attachments {

/// The folder with encrypted files and the key that wraps their keys.
struct Vault {
    std::string folder;
    std::array<std::uint8_t, 32> key_encryption_key{};
    /// Called when the disk can no longer be trusted (failed fsync): the process must end.
    std::function<void(std::string_view reason)> on_fatal;

    /// Opens `<data folder>/attachments` and `<data folder>/keys/attachments.kek`, and makes them
    /// at the first start (key file 0600, folders 0700). Fails with the codes of
    /// keys::open_key(), and "vault.folder" when the disk refuses.
    static Result<Vault> open(std::string const& data_folder, core::Random& random);
};

}
