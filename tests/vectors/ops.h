#pragma once

#include "shared/core/result.h"
#include "shared/json/object_reader.h"
#include "shared/json/value.h"

#include <string>
#include <string_view>

/// tests/vectors/*.json are arrays of {"name", "op", "in", "out"}. A room `x` defines in ops_x.cpp
///
///     Result<json::Value> onedoor::vectors::run_x(std::string_view op, json::Value const& in);
///
/// which is called for every op that starts with "x."; `op` comes without that start. The result
/// is compared with "out"; an error is compared as {"error": code} or, with a path,
/// {"error": code, "path": path}.
namespace onedoor::vectors {

/// For an op that the room does not know.
inline std::unexpected<Error> unknown_op() {
    return fail("vectors.unknown_op");
}

/// `in` as a string; "vectors.input" when it is none.
inline Result<std::string> string_of(json::Value const& in) {
    if (std::string const* const string = in.as_string())
        return *string;
    return fail("vectors.input");
}

}
