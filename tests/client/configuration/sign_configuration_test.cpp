#include "client/configuration/package.h"
#include "client/files/files.h"
#include "shared/core/base64url.h"
#include "tests/support/read_file.h"
#include "tests/support/scratch_folder.h"

#include <algorithm>
#include <cstdlib>
#include <doctest/doctest.h>
#include <string>

using namespace onedoor;

namespace {

int run(std::string const& command) {
    return std::system(("bash -c '" + command + "' 2>/dev/null").c_str());
}

constexpr char const* script = "client/packaging/sign-configuration ";

}

TEST_CASE("sign-configuration: what the script signs is taken, with the key it names") {
    support::ScratchFolder const folder;
    std::string const key = folder.file("key.pem");
    REQUIRE(run("openssl genpkey -algorithm ed25519 -out " + key) == 0);
    REQUIRE(run(script + ("--public " + key + " >" + folder.file("public"))) == 0);
    REQUIRE(run(script + (key + " 12 2027-12-31T00:00:00Z assets/kiosk/kiosk.example.json >" +
                          folder.file("package"))) == 0);

    std::string text = support::read_file(folder.file("public"));
    REQUIRE(text.ends_with('\n'));
    text.pop_back();
    Result<core::Bytes> const bytes = core::from_base64url(text);
    REQUIRE(bytes);
    configuration::Ed25519Key public_key{};
    REQUIRE(bytes->size() == public_key.size());
    std::ranges::copy(*bytes, public_key.begin());

    std::string const package = support::read_file(folder.file("package"));
    Result<configuration::Package> const verified = configuration::verify_package(
        core::as_bytes(package), {public_key, core::Instant{1'800'000'000'000}, 11});
    REQUIRE(verified);
    CHECK(verified->version == 12);
    CHECK(verified->configuration.id == "kiosk-nha-trang-1");
}

TEST_CASE("sign-configuration: words that are no version or no time are refused") {
    CHECK(run(script + std::string("key.pem 0 2027-12-31T00:00:00Z kiosk.json")) != 0);
    CHECK(run(script + std::string("key.pem 1 tomorrow kiosk.json")) != 0);
    CHECK(run(script + std::string("key.pem")) != 0);
}
