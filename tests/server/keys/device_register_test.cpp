#include "server/keys/device_register.h"
#include "tests/server/support/fixtures.h"
#include "tests/server/support/signer.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace onedoor;
using keys::DeviceRegister;

namespace {

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
    testing::Signer mine{1};
    testing::Signer other{2};
};

std::string refusal(std::string_view text) {
    auto const devices = keys::parse_devices(text);
    return devices ? "read" : devices.error().code + " " + devices.error().path;
}

}

TEST_CASE_FIXTURE(Register,
                  "devices: only the device's own key signs for it, and only this message") {
    write(mine.entry("sanh-1") + "," + other.entry("sanh-2"));
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
    write(mine.entry("sanh-1"));
    CHECK(check("sanh-1", mine.sign("a"), "a") == "signed");
    CHECK(devices.devices()->front().place == "Sảnh");
    write("");
    CHECK(check("sanh-1", mine.sign("a"), "a") == "device.signature");
}

TEST_CASE_FIXTURE(Register,
                  "devices: a register that cannot be read lets nobody in and says where") {
    std::string const good = mine.entry("sanh-1");
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
