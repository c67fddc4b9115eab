#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Spots in a document as in Error::path: "papers[2].name".
namespace onedoor::json {

/// A name chosen by a stranger is cut here before it is repeated in an error.
inline constexpr std::size_t path_name_bytes_max = 64;

std::string member_path(std::string_view parent, std::string_view name);
std::string element_path(std::string_view parent, std::size_t index);

}
