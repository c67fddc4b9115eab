#pragma once

#include "shared/core/limits.h"
#include "shared/core/result.h"
#include "shared/json/value.h"

#include <string>
#include <string_view>

namespace onedoor::json {

/// Bounds of one document; the defaults are those of a request body.
struct ParseLimits {
    std::size_t bytes_max = limits::request_body_bytes_max;
    /// Arrays and objects inside each other; a scalar document has depth 0.
    std::size_t depth_max = limits::json_depth_max;
    /// All array elements and object members of the document together.
    std::size_t elements_max = limits::json_elements_max;
    /// Of a member name or a string, in bytes of UTF-8.
    std::size_t string_bytes_max = limits::json_string_bytes_max;
};

/// For files made by our own build (catalogue, units), never for what comes from outside.
constexpr ParseLimits own_file_limits{64 * 1024 * 1024, limits::json_depth_max, 4'000'000,
                                      1024 * 1024};

/// RFC 8259, one document and nothing after it.
///
/// Fails with "json.size", "json.depth", "json.elements", "json.string_length", "json.number"
/// (fraction, exponent, outside 64 bits), "json.duplicate_key", "json.utf8",
/// "json.control_character" (U+0000), "json.syntax". Error::path is the spot
/// ("papers[2].name"); the detail never repeats the input.
Result<Value> parse(std::string_view text, ParseLimits const& limits = {});

/// Compact: no white space, members in their order, characters above U+001F as they are.
std::string write(Value const& value);

/// The same with members sorted by the bytes of their names: equal values give equal bytes.
std::string write_canonical(Value const& value);

}
