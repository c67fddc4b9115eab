#include "server/keys/device_register.h"
#include "shared/core/base64url.h"
#include "shared/core/bytes.h"
#include "tests/server/support/fixtures.h"

#include <doctest/doctest.h>
#include <fstream>
#include <sodium.h>

using namespace onedoor;
using keys::DeviceRegister;

namespace {

struct Signer {
    explicit Signer(std::uint8_t seed) {
        REQUIRE(sodium_init() >= 0);
        std::array<std::uint8_t, crypto_sign_SEEDBYTES> bytes;
        bytes.fill(seed);
        crypto_sign_seed_keypair(key.data(), secret.data(), bytes.data());
    }
    [[nodiscard]] std::string sign(std::string_view message) const {
        std::array<std::uint8_t, crypto_sign_BYTES> signature;
        crypto_sign_detached(signature.data(), nullptr, core::as_bytes(message).data(),
                             message.size(), secret.data());
        return core::to_base64url(signature);
    }
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> key{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
};

std::string line(std::string const& name, Signer const& signer) {
    return R"({"name":")" + name + R"(","place":"Sảnh","key":")" + core::to_base64url(signer.key) +
           "\"}";
}

struct Register {
    void write(std::string const& lines) const {
        std::ofstream(folder.file("devices.json")) << R"({"devices":[)" << lines << "]}";
    }
    [[nodiscard]] std::string check(std::string_view name, std::string_view signature,
                                    std::string_view message) const {
        auto const checked = devices.check(name, signature, message);
        return checked ? "signed" : checked.error().code;
    }

    testing::TemporaryFolder folder;
    DeviceRegister devices{folder.file("devices.json")};
    Signer mine{1};
    Signer other{2};
};

std::string refusal(std::string_view text) {
    auto const devices = keys::parse_devices(text);
    return devices ? "read" : devices.error().code + " " + devices.error().path;
}

}

TEST_CASE_FIXTURE(Register,
                  "devices: only the device's own key signs for it, and only this message") {
    write(line("sanh-1", mine) + "," + line("sanh-2", other));
    CHECK(check("sanh-1", mine.sign("a"), "a") == "signed");
    CHECK(check("sanh-1", mine.sign("a"), "b") == "device.signature");
    CHECK(check("sanh-1", other.sign("a"), "a") == "device.signature");
    CHECK(check("sanh-2", mine.sign("a"), "a") == "device.signature");
    CHECK(check("sanh-3", mine.sign("a"), "a") == "device.signature");
    CHECK(check("sanh-1", "", "a") == "device.signature");
    CHECK(check("sanh-1", "AAAA", "a") == "device.signature");
}

TEST_CASE_FIXTURE(Register,
                  "devices: without a file there are none, and a device taken out is out") {
    CHECK(devices.devices()->empty());
    CHECK(check("sanh-1", mine.sign("a"), "a") == "device.signature");
    write(line("sanh-1", mine));
    CHECK(check("sanh-1", mine.sign("a"), "a") == "signed");
    CHECK(devices.devices()->front().place == "Sảnh");
    write("");
    CHECK(check("sanh-1", mine.sign("a"), "a") == "device.signature");
}

TEST_CASE_FIXTURE(Register,
                  "devices: a register that cannot be read lets nobody in and says where") {
    std::string const good = line("sanh-1", mine);
    CHECK(refusal(R"({"devices":[]})") == "read");
    CHECK(refusal("{") == "devices.file ");
    CHECK(refusal(R"({"devices":[{"name":"a b","place":"","key":""}]})") ==
          "devices.file devices[0].name");
    CHECK(refusal(R"({"devices":[{"name":"a","place":"","key":"AAAA"}]})") ==
          "devices.file devices[0].key");
    CHECK(refusal(R"({"devices":[)" + good + "," + good + "]}") == "devices.file devices[1]");
    CHECK(refusal(R"({"devices":[],"x":1})") == "devices.file x");
    write("{");
    CHECK(check("sanh-1", mine.sign("a"), "a") == "devices.file");
}
