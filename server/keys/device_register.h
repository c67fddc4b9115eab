#pragma once

#include "shared/core/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::keys {

/// A kiosk or another machine of the office.
struct Device {
    /// protocol::is_device_name().
    std::string name;
    /// Where it stands, for people.
    std::string place;
    /// Ed25519.
    std::array<std::uint8_t, 32> key{};
};

/// The office's register of devices, a file that the administrator writes:
/// {"devices": [{"name": "sanh-1", "place": "Sảnh tầng 1", "key": "<base64url of 32 bytes>"}]}.
/// Read at every use: a machine that was stolen is out as soon as its line is. No file: no devices.
/// Thread-safe.
class DeviceRegister {
public:
    explicit DeviceRegister(std::string path) : m_path(std::move(path)) {}

    /// In the order of the file. Fails with "devices.file" and the path of the spot in it.
    [[nodiscard]] Result<std::vector<Device>> devices() const;
    /// Whether the device of this name signed exactly this message (protocol::device_message());
    /// `signature` is base64url, as in protocol::device_signature_header. Fails with
    /// "device.signature", for a device that is not in the register as well, or "devices.file".
    [[nodiscard]] Result<void> check(std::string_view name, std::string_view signature,
                                     std::string_view message) const;

private:
    std::string m_path;
};

/// Reads the register's text. Fails as DeviceRegister::devices().
Result<std::vector<Device>> parse_devices(std::string_view text);

}
