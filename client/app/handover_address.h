#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace onedoor::app {

/// What a hand-over's address says: which one, and the key that no server ever sees. Both are
/// base64url: 128 and 256 bits.
struct HandoverAddress {
    std::string id;
    std::string key;

    bool operator==(HandoverAddress const&) const = default;
};

/// "https://host/ban-giao/<id>#<key>"
std::string handover_address(std::string_view origin, HandoverAddress const& address);

/// Reads the text of a QR code, which may be anything: nothing unless it is exactly such an
/// address. The host is not looked at; the draft is fetched from our own server.
std::optional<HandoverAddress> parse_handover_address(std::string_view text);

/// The id and key of "/ban-giao/<id>#<key>"; an empty key when the fragment is none.
HandoverAddress parse_handover_target(std::string_view target);

}
