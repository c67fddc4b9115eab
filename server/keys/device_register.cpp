#include "server/keys/device_register.h"

#include "shared/core/base64url.h"
#include "shared/core/bytes.h"
#include "shared/core/verify.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"
#include "shared/protocol/device.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sodium.h>

namespace onedoor::keys {

static constexpr std::size_t file_bytes_max = 256 * 1024;

static std::unexpected<Error> broken(std::string_view expected, std::string_view path) {
    return fail("devices.file", expected, path);
}

static Result<Device> read_device(json::Value const& value, std::string path) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(value, std::move(path)));
    Device device;
    device.name = TRY(reader.string("name"));
    if (!protocol::is_device_name(device.name))
        return broken("letters, digits, '-', '_' and '.'", reader.path_of("name"));
    device.place = TRY(reader.string("place"));
    std::string const text = TRY(reader.string("key"));
    auto const key = core::from_base64url(text);
    if (!key || key->size() != device.key.size())
        return broken("32 bytes in base64url", reader.path_of("key"));
    std::ranges::copy(*key, device.key.begin());
    TRY_VOID(reader.finish());
    return device;
}

static Result<std::vector<Device>> read_devices(std::string_view text) {
    json::Value const document = TRY(json::parse(text, {.bytes_max = file_bytes_max}));
    json::ObjectReader reader = TRY(json::ObjectReader::open(document));
    auto devices = TRY(reader.list<Device>("devices", read_device));
    TRY_VOID(reader.finish());
    for (auto device = devices.begin(); device != devices.end(); ++device)
        if (std::find_if(devices.begin(), device, [&](Device const& earlier) {
                return earlier.name == device->name;
            }) != device)
            return broken(
                "a name once",
                json::element_path("devices", static_cast<std::size_t>(device - devices.begin())));
    return devices;
}

Result<std::vector<Device>> parse_devices(std::string_view text) {
    auto devices = read_devices(text);
    if (!devices)
        return broken(devices.error().code + " " + devices.error().detail, devices.error().path);
    return devices;
}

Result<std::vector<Device>> DeviceRegister::devices() const {
    std::error_code error;
    if (!std::filesystem::exists(m_path, error) && !error)
        return std::vector<Device>();
    std::ifstream file(m_path, std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    if (!file)
        return broken("the register cannot be read", {});
    return parse_devices(text);
}

Result<void> DeviceRegister::check(std::string_view name, std::string_view signature,
                                   std::string_view message) const {
    VERIFY(sodium_init() >= 0);
    auto const devices = TRY(this->devices());
    auto const device = std::ranges::find(devices, name, &Device::name);
    auto const bytes = core::from_base64url(signature);
    if (device == devices.end() || !bytes || bytes->size() != crypto_sign_BYTES)
        return fail("device.signature", "not signed by a device of the register");
    auto const signed_bytes = core::as_bytes(message);
    if (crypto_sign_verify_detached(bytes->data(), signed_bytes.data(), signed_bytes.size(),
                                    device->key.data()) != 0)
        return fail("device.signature", "not signed by a device of the register");
    return {};
}

}
