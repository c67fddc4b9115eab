#pragma once

#include <string_view>

/// HTTP API, version 1. The two sides may be of different releases for as long as a page stays
/// open: requests are read strictly, answers leave room for members that are not known yet.
namespace onedoor::protocol {

inline constexpr std::string_view api_prefix = "/api/v1";
/// Sent with "1" on everything that changes state; no form of another site can send it.
inline constexpr std::string_view request_header = "X-Onedoor-Request";
/// SHA-256 of a chunk, 64 hexadecimal digits.
inline constexpr std::string_view chunk_hash_header = "X-Content-SHA256";
inline constexpr std::string_view json_type = "application/json";
inline constexpr std::string_view problem_type = "application/problem+json";
inline constexpr std::string_view chunk_type = "application/octet-stream";

}
