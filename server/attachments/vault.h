#pragma once

#include "shared/core/bytes.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <array>
#include <cstdint>
#include <string>

namespace onedoor::attachments {

/// The folder with encrypted files and the key that wraps their keys.
struct Vault {
    std::string folder;
    std::array<std::uint8_t, 32> key_encryption_key{};

    /// Opens `<data folder>/attachments` and `<data folder>/keys/attachments.kek`, and makes them
    /// at the first start (key file 0600, folders 0700). Fails with "vault.key" when the key file
    /// is damaged or others may read it, "vault.folder" when the disk refuses.
    static Result<Vault> open(std::string const& data_folder, core::Random& random);
};

}
