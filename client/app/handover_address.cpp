#include "client/app/handover_address.h"

#include "shared/core/base64url.h"

namespace onedoor::app {

static constexpr std::string_view path = "/ban-giao/";
static constexpr std::size_t id_bytes = 16;
static constexpr std::size_t key_bytes = 32;
static constexpr std::size_t host_bytes_max = 260;

static bool is_written(std::string_view text, std::size_t length_bytes) {
    Result<core::Bytes> const bytes = core::from_base64url(text);
    return bytes && bytes->size() == length_bytes;
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
    if (is_written(id, id_bytes))
        address.id = id;
    if (is_written(key, key_bytes))
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
