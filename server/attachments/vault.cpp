#include "server/attachments/vault.h"

#include "server/keys/key_file.h"

#include <filesystem>
#include <sodium.h>

namespace onedoor::attachments {

static Result<void> make_folder(std::string const& path) {
    std::error_code failure;
    std::filesystem::create_directories(path, failure);
    if (!failure)
        std::filesystem::permissions(path, std::filesystem::perms::owner_all, failure);
    if (failure)
        return fail("vault.folder", failure.message());
    return {};
}

Result<Vault> Vault::open(std::string const& data_folder, core::Random& random) {
    if (sodium_init() < 0)
        return fail("vault.folder", "libsodium cannot start");
    Vault vault{.folder = data_folder + "/attachments"};
    TRY_VOID(make_folder(vault.folder));
    TRY_VOID(make_folder(data_folder + "/keys"));
    vault.key_encryption_key = TRY(keys::open_key(data_folder + "/keys/attachments.kek", random));
    return vault;
}

}
