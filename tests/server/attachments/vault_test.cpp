#include "server/attachments/vault.h"
#include "tests/server/support/fixtures.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace onedoor;
namespace files = std::filesystem;

TEST_CASE("vault: the key is made once, readable by its owner alone") {
    testing::TemporaryFolder const folder;
    testing::SeededRandom random(3);
    Result<attachments::Vault> const first = attachments::Vault::open(folder.path(), random);
    REQUIRE(first);
    Result<attachments::Vault> const second = attachments::Vault::open(folder.path(), random);
    REQUIRE(second);
    CHECK(first->key_encryption_key == second->key_encryption_key);
    files::path const key = folder.file("keys/attachments.kek");
    CHECK(files::status(key).permissions() ==
          (files::perms::owner_read | files::perms::owner_write));
    CHECK(files::status(first->folder).permissions() == files::perms::owner_all);
}

TEST_CASE("vault: a damaged key or one that others can read stops the start") {
    testing::TemporaryFolder const folder;
    testing::SeededRandom random(3);
    REQUIRE(attachments::Vault::open(folder.path(), random));
    files::path const key = folder.file("keys/attachments.kek");
    files::permissions(key, files::perms::group_read, files::perm_options::add);
    CHECK(attachments::Vault::open(folder.path(), random).error().code == "key.permissions");
    files::permissions(key, files::perms::owner_read | files::perms::owner_write);
    std::ofstream(key) << "short";
    CHECK(attachments::Vault::open(folder.path(), random).error().code == "key.read");
}
