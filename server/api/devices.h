#pragma once

#include "server/api/services.h"

#include <string>

/// Requests of the office's own devices (protocol/device.h).
namespace onedoor::api {

/// The registered device that signed this request; empty for one nobody registered, which is like
/// any browser. Fails with "device.signature" when the name of a registered device is there and its
/// signature is not, or "devices.file".
Result<std::string> device_of(Call const& call);

/// Signs the answer when the request names a device.
void sign_for_device(keys::AnswerKey const& key, http::Request const& request,
                     http::Response& response);

}
