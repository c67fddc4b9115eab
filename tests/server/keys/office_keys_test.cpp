#include "server/keys/office_keys.h"
#include "tests/server/support/fixtures.h"

#include <doctest/doctest.h>
#include <filesystem>

using namespace onedoor;
namespace files = std::filesystem;

static constexpr sealing::Purpose purpose{"info", "additional"};

TEST_CASE("office keys: made at the first start, for its owner alone, and the same ever after") {
    testing::TemporaryFolder const folder;
    testing::SeededRandom random(3);
    auto const first = keys::OfficeKeys::open(folder.path(), random);
    REQUIRE(first);
    auto const second = keys::OfficeKeys::open(folder.path(), random);
    REQUIRE(second);
    CHECK(first->current() == second->current());
    CHECK(first->current_id() == sealing::key_id(first->current()));
    CHECK(files::status(folder.file("office-1.key")).permissions() ==
          (files::perms::owner_read | files::perms::owner_write));
}

TEST_CASE("office keys: after a new one what was sealed to the old one still opens") {
    testing::TemporaryFolder const folder;
    testing::SeededRandom random(3);
    keys::OfficeKeys const before = *keys::OfficeKeys::open(folder.path(), random);
    auto const sealed = *sealing::seal(before.current(), purpose, core::as_bytes("waited"), random);
    REQUIRE(keys::OfficeKeys::rotate(folder.path(), random));
    keys::OfficeKeys const after = *keys::OfficeKeys::open(folder.path(), random);
    CHECK(after.current_id() != before.current_id());
    CHECK(after.open({before.current_id(), sealed.encapsulated, sealed.ciphertext}, purpose));
    CHECK(after.open({after.current_id(), sealed.encapsulated, sealed.ciphertext}, purpose)
              .error()
              .code == "sealing.broken");
    CHECK(after.open({"none", sealed.encapsulated, sealed.ciphertext}, purpose).error().code ==
          "sealing.unknown_key");
    CHECK(after.open({before.current_id(), {}, sealed.ciphertext}, purpose).error().code ==
          "sealing.broken");
}

TEST_CASE("office keys: a key that others can read stops the start") {
    testing::TemporaryFolder const folder;
    testing::SeededRandom random(3);
    REQUIRE(keys::OfficeKeys::open(folder.path(), random));
    files::permissions(folder.file("office-1.key"), files::perms::group_read,
                       files::perm_options::add);
    CHECK(keys::OfficeKeys::open(folder.path(), random).error().code == "key.permissions");
}
