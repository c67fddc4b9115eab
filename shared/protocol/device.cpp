#include "shared/protocol/device.h"

#include "shared/core/bytes.h"
#include "shared/core/sha256.h"

#include <algorithm>

namespace onedoor::protocol {

static bool is_name_character(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '-' || character == '_' ||
           character == '.';
}

bool is_device_name(std::string_view name) {
    return !name.empty() && name.size() <= device_name_bytes_max &&
           std::ranges::all_of(name, is_name_character);
}

static std::string hash_of(std::string_view text) {
    return core::to_hex(core::sha256(core::as_bytes(text)));
}

// No part holds a line break: a device name has none, targets neither, and the rest are numbers.
static std::string message(std::string_view purpose, std::string_view device,
                           RequestParts const& request) {
    std::string text(purpose);
    for (std::string_view const part : {device, request.method, request.target})
        text.append(part).append("\n");
    return text.append(hash_of(request.body)).append("\n");
}

std::string device_message(std::string_view device, RequestParts const& request) {
    return message("onedoor device v1\n", device, request);
}

std::string answer_message(std::string_view device, RequestParts const& request, int status,
                           std::string_view body) {
    return message("onedoor answer v1\n", device, request)
        .append(std::to_string(status))
        .append("\n")
        .append(hash_of(body))
        .append("\n");
}

}
