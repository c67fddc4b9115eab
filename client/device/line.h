#pragma once

#include "shared/core/bytes.h"
#include "shared/core/result.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace onedoor::device {

/// Bytes to and from one device. No call waits. An error closes the line; it may be opened again.
class Line {
public:
    virtual ~Line() = default;

    /// Begins to open; until that is done nothing is taken and nothing comes. Fails with
    /// "line.address" or "line.closed".
    virtual Result<void> open() = 0;
    /// Takes as many bytes as fit and returns their number. Fails with "line.closed".
    virtual Result<std::size_t> send(std::span<std::uint8_t const> bytes) = 0;
    /// Bytes that were taken and have not reached the device, as far as this machine can tell; none
    /// when the line is closed.
    [[nodiscard]] virtual std::size_t waiting() const = 0;
    /// What has come since. Fails with "line.closed".
    virtual Result<core::Bytes> receive() = 0;
    /// Throws away what was taken and has not left yet.
    virtual void close() = 0;
};

}
