#include "client/app/handover_address.h"

#include <algorithm>

namespace onedoor::app {

static constexpr std::string_view path = "/ban-giao/";
// 128 and 256 bits.
static constexpr std::size_t id_characters = 22;
static constexpr std::size_t key_characters = 43;
static constexpr std::size_t host_bytes_max = 260;

static bool is_base64url(std::string_view text, std::size_t characters) {
    return text.size() == characters && std::ranges::all_of(text, [](char one) {
               return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') ||
                      (one >= '0' && one <= '9') || one == '-' || one == '_';
           });
}

std::string handover_address(std::string_view origin, HandoverAddress const& address) {
    return std::string(origin).append(path).append(address.id).append("#").append(address.key);
}

HandoverAddress parse_handover_target(std::string_view target) {
    HandoverAddress address;
    if (!target.starts_with(path))
        return address;
    target.remove_prefix(path.size());
    std::string_view const id = target.substr(0, target.find_first_of("?#"));
    std::size_t const mark = target.find('#');
    std::string_view const key = mark == target.npos ? "" : target.substr(mark + 1);
    if (is_base64url(id, id_characters))
        address.id = id;
    if (is_base64url(key, key_characters))
        address.key = key;
    return address;
}

std::optional<HandoverAddress> parse_handover_address(std::string_view text) {
    std::size_t const scheme = text.starts_with("https://")  ? 8
                               : text.starts_with("http://") ? 7
                                                             : 0;
    std::size_t const slash = text.find('/', scheme);
    if (scheme == 0 || slash == text.npos || slash == scheme || slash > host_bytes_max)
        return std::nullopt;
    HandoverAddress address = parse_handover_target(text.substr(slash));
    bool const is_whole = !address.id.empty() && !address.key.empty() &&
                          handover_address(text.substr(0, slash), address) == text;
    return is_whole ? std::optional(std::move(address)) : std::nullopt;
}

}
