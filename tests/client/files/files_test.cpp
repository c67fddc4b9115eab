#include "client/files/files.h"
#include "tests/support/scratch_folder.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>

using namespace onedoor;

namespace {

std::span<std::uint8_t const> bytes(std::string_view text) {
    return core::as_bytes(text);
}

std::string code_of(auto const& result) {
    return result ? "" : result.error().code;
}

}

TEST_CASE("files: what was written is read, for the owner alone, with nothing left beside it") {
    support::ScratchFolder const folder;
    std::string const path = folder.file("marks");
    REQUIRE(files::replace(path, bytes("one"), files::Durability::Disk));
    REQUIRE(files::replace(path, bytes("second"), files::Durability::Process));
    Result<core::Bytes> const read = files::read(path, 6);
    REQUIRE(read);
    CHECK(std::string(read->begin(), read->end()) == "second");
    struct stat status{};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("files: a missing, long or special file is named as what it is") {
    support::ScratchFolder const folder;
    std::string const path = folder.file("settings");
    CHECK(code_of(files::read(path, 10)) == "file.missing");
    REQUIRE(files::replace(path, bytes("eleven char"), files::Durability::Process));
    CHECK(code_of(files::read(path, 10)) == "file.size");
    std::filesystem::create_symlink(path, folder.file("link"));
    CHECK(code_of(files::read(folder.file("link"), 20)) == "file.kind");
    CHECK(code_of(files::read(folder.path(), 20)) == "file.kind");
    REQUIRE(::mkfifo(folder.file("pipe").c_str(), 0600) == 0);
    CHECK(code_of(files::read(folder.file("pipe"), 20)) == "file.kind");
}

TEST_CASE("files: a folder that is not there refuses, and names the file") {
    support::ScratchFolder const folder;
    Result<void> const written =
        files::replace(folder.file("none/marks"), bytes("x"), files::Durability::Disk);
    REQUIRE(!written);
    CHECK(written.error().code == "file.unwritable");
    CHECK(written.error().path == folder.file("none/marks"));
}

TEST_CASE("files: removing what is not there is no failure") {
    support::ScratchFolder const folder;
    CHECK(files::remove(folder.file("marks")));
    REQUIRE(files::replace(folder.file("marks"), bytes("x"), files::Durability::Process));
    CHECK(files::remove(folder.file("marks")));
    CHECK(!std::filesystem::exists(folder.file("marks")));
}
