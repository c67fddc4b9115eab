#include "client/configuration/description.h"
#include "client/configuration/package.h"
#include "client/configuration/package_store.h"
#include "client/files/files.h"
#include "shared/core/base64url.h"
#include "tests/support/read_file.h"
#include "tests/support/scratch_folder.h"

#include <doctest/doctest.h>
#include <sodium.h>
#include <string>

using namespace onedoor;
using configuration::describe;
using configuration::Package;
using configuration::verify_package;

namespace {

constexpr core::Instant now{1'800'000'000'000};

struct Signer {
    configuration::Ed25519Key key{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};

    explicit Signer(std::uint8_t seed_byte) {
        std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
        seed.fill(seed_byte);
        crypto_sign_seed_keypair(key.data(), secret.data(), seed.data());
    }

    [[nodiscard]] std::string sign(std::string const& document) const {
        std::string const message = "onedoor-kiosk-package-1\n" + document;
        core::Bytes signature(crypto_sign_BYTES);
        crypto_sign_detached(signature.data(), nullptr,
                             reinterpret_cast<unsigned char const*>(message.data()), message.size(),
                             secret.data());
        return "onedoor-kiosk-package-1 " + core::to_base64url(signature) + '\n' + document;
    }
};

Signer const authority{7};

std::string settings(std::string const& server, std::string const& data_folder) {
    return R"({"id": "kiosk-1", "server": ")" + server +
           R"(", "office": "56", "pixels_per_metre": 3780, "data_folder": ")" + data_folder +
           R"(", "device_key_file": "/k", "package_key": ")" + core::to_base64url(authority.key) +
           R"("})";
}

std::string document(int version, std::string const& data_folder = "/d",
                     std::string const& expires = "2027-12-31T00:00:00Z") {
    return R"({"version": )" + std::to_string(version) + R"(, "expires": ")" + expires +
           R"(", "configuration": )" + settings("http://new:8080", data_folder) + "}";
}

Result<Package> verify(std::string const& package, std::int64_t version = 0,
                       core::Instant at = now) {
    return verify_package(core::as_bytes(package), {authority.key, at, version});
}

std::string code_of(auto const& result) {
    return result ? "" : result.error().code;
}

}

TEST_CASE("package: one that is signed, newer and in time is taken") {
    Result<Package> const package = verify(authority.sign(document(12)), 11);
    REQUIRE(package);
    CHECK(package->version == 12);
    CHECK(package->configuration.server == "http://new:8080");
}

TEST_CASE("package: every single changed byte is refused") {
    std::string const whole = authority.sign(document(12));
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CAPTURE(i);
        std::string const code = code_of(verify(changed));
        CHECK((code == "package.signature" || code == "package.format"));
    }
}

TEST_CASE("package: every shorter and the longer one is refused") {
    std::string const whole = authority.sign(document(12));
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        CHECK(!verify(whole.substr(0, length)));
    }
    CHECK(code_of(verify(whole + " ")) == "package.signature");
    CHECK(code_of(verify(std::string(configuration::package_bytes_max + 1, 'x'))) ==
          "package.size");
}

TEST_CASE("package: the one in use and older ones are refused") {
    CHECK(code_of(verify(authority.sign(document(12)), 12)) == "package.version");
    CHECK(code_of(verify(authority.sign(document(11)), 12)) == "package.version");
}

TEST_CASE("package: one whose time is over is refused from that very moment") {
    std::string const package = authority.sign(document(12));
    core::Instant const expires = *core::parse_iso_instant("2027-12-31T00:00:00Z");
    CHECK(verify(package, 0, {expires.milliseconds - 1}));
    CHECK(code_of(verify(package, 0, expires)) == "package.expired");
}

TEST_CASE("package: a stranger's signature is refused, and so is an empty key's") {
    CHECK(code_of(verify(Signer(8).sign(document(12)))) == "package.signature");
    std::string const package = authority.sign(document(12));
    CHECK(code_of(verify_package(core::as_bytes(package), {{}, now, 0})) == "package.signature");
}

TEST_CASE("package: signed nonsense is named by its field") {
    Result<Package> const package = verify(authority.sign(
        R"({"version": 1, "expires": "2027-12-31T00:00:00Z", "configuration": {"id": "X"}})"));
    REQUIRE(!package);
    CHECK(package.error().path == "configuration.id");
    CHECK(describe(package.error(), text::Language::English).find("a-z, 0-9") != std::string::npos);
    CHECK(code_of(verify(authority.sign("{}"))) == "json.missing");
}

namespace {

/// A machine with its own file and data folder.
struct Machine {
    support::ScratchFolder folder;
    std::string file = folder.file("kiosk.json");

    Machine() {
        std::string const text = settings("http://old:8080", folder.path());
        REQUIRE(files::replace(file, core::as_bytes(text), files::Durability::Process));
    }
    [[nodiscard]] Result<Package> take(std::string const& package, core::Instant at = now) const {
        return configuration::take_package(core::as_bytes(package), file, at);
    }
    [[nodiscard]] configuration::Effective effective() const {
        Result<configuration::Effective> loaded = configuration::load(file);
        REQUIRE(loaded);
        return *loaded;
    }
};

}

TEST_CASE("package: what was taken counts from the next start on, also when its time is over") {
    Machine const machine;
    CHECK(machine.effective().version == 0);
    REQUIRE(machine.take(authority.sign(document(3, machine.folder.path()))));
    CHECK(machine.effective().version == 3);
    CHECK(machine.effective().configuration.server == "http://new:8080");
    CHECK(code_of(machine.take(authority.sign(document(3, machine.folder.path())))) ==
          "package.version");
}

TEST_CASE("package: one for another machine is refused by the field that differs") {
    Machine const machine;
    Result<Package> const other = machine.take(authority.sign(document(3, "/elsewhere")));
    REQUIRE(!other);
    CHECK(other.error().code == "package.machine");
    CHECK(other.error().path == "configuration.data_folder");
    CHECK(machine.effective().version == 0);
}

TEST_CASE("package: one damaged on the disk is not used, and the machine says why") {
    Machine const machine;
    REQUIRE(machine.take(authority.sign(document(3, machine.folder.path()))));
    std::string kept = support::read_file(machine.folder.file("configuration.package"));
    kept[kept.size() / 2] ^= 1;
    REQUIRE(files::replace(machine.folder.file("configuration.package"), core::as_bytes(kept),
                           files::Durability::Process));
    configuration::Effective const effective = machine.effective();
    CHECK(effective.version == 0);
    CHECK(effective.configuration.server == "http://old:8080");
    REQUIRE(effective.refused);
    CHECK(effective.refused->code == "package.signature");
}

TEST_CASE("package: a stick carries it in a file of a fixed name, and no link is followed") {
    Machine const machine;
    CHECK(code_of(configuration::read_stick(machine.folder.path())) == "file.missing");
    std::string const path = machine.folder.file("onedoor-kiosk.package");
    std::string const package = authority.sign(document(4, machine.folder.path()));
    REQUIRE(files::replace(path, core::as_bytes(package), files::Durability::Process));
    Result<core::Bytes> const bytes = configuration::read_stick(machine.folder.path());
    REQUIRE(bytes);
    CHECK(configuration::take_package(*bytes, machine.file, now));
    std::filesystem::remove(path);
    std::filesystem::create_symlink(machine.file, path);
    CHECK(code_of(configuration::read_stick(machine.folder.path())) == "file.kind");
}
