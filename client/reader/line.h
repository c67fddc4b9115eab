#pragma once

#include "shared/core/result.h"

#include <cstddef>
#include <span>

namespace onedoor::reader {

/// The characters one reader sends. No call waits. Whatever stands in `into` is the caller's to
/// overwrite: a line keeps no copy.
class ReaderLine {
public:
    virtual ~ReaderLine() = default;

    /// Fails with "line.address" (not such a device) or "line.closed" (not there now); it may be
    /// opened again. What came before is thrown away.
    virtual Result<void> open() = 0;
    /// Writes what has come since and returns its length; 0 = nothing now. Fails with
    /// "line.closed", from when on it is closed.
    virtual Result<std::size_t> receive(std::span<char> into) = 0;
    /// Throws away what has come and was not received.
    virtual void discard() = 0;
    virtual void close() = 0;
};

}
