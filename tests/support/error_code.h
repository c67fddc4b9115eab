#pragma once

#include "shared/core/result.h"

#include <string>

namespace onedoor::support {

/// "" when it did not fail.
template<typename Value> std::string error_code(Result<Value> const& result) {
    return result ? std::string() : result.error().code;
}

}
