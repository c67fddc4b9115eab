#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Requests of devices an office knows (its kiosks), and the answers a device can check.
namespace onedoor::protocol {

/// Name of the device in the office's register. A request that has it gets a signed answer.
inline constexpr std::string_view device_header = "X-Onedoor-Device";
/// Ed25519 signature of device_message() in base64url.
inline constexpr std::string_view device_signature_header = "X-Onedoor-Device-Signature";
/// Ed25519 signature of answer_message() in base64url, by the key that GET /api/v1/office-key tells
/// as "answer_key".
inline constexpr std::string_view answer_signature_header = "X-Onedoor-Answer-Signature";

inline constexpr std::size_t device_name_bytes_max = 64;

/// Letters, digits, '-', '_' and '.', one at least and at most `device_name_bytes_max`.
bool is_device_name(std::string_view name);

struct RequestParts {
    /// "POST".
    std::string_view method;
    /// As in the request line: "/api/v1/sealed-submissions".
    std::string_view target;
    std::string_view body;
};

/// What a device signs of a request. The same request gives the same message at any time: what is
/// signed must be harmless to repeat.
std::string device_message(std::string_view device, RequestParts const& request);

/// What the server signs of its answer to exactly this request of this device.
std::string answer_message(std::string_view device, RequestParts const& request, int status,
                           std::string_view body);

}
