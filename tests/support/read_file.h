#pragma once

#include "shared/json/json.h"

#include <fstream>
#include <iterator>
#include <string>

namespace onedoor::support {

/// Whole content; empty when the file is not there. Paths count from the repository root.
inline std::string read_file(std::string const& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// A JSON file of our own, or null when it is missing or damaged.
inline json::Value read_json(std::string const& path) {
    Result<json::Value> value = json::parse(read_file(path), json::own_file_limits);
    return value ? *std::move(value) : json::Value();
}

}
