#pragma once

#include "client/outbox/sender.h"
#include "shared/core/bytes.h"
#include "shared/core/result.h"

#include <cstdint>

namespace onedoor::outbox {

/// Makes requests to the office, one at a time.
class Exchange {
public:
    virtual ~Exchange() = default;
    /// Waits for the answer, on a thread of its own.
    virtual Answer make(Task const& task) = 0;
    /// From any thread: a request under way ends soon, without an answer.
    virtual void give_up() = 0;
};

/// Where the bytes of citizens' files are.
class FileContents {
public:
    virtual ~FileContents() = default;
    /// The whole file, on the outbox's thread. Fails when it can no longer be read.
    virtual Result<core::Bytes> read(std::uint32_t handle) = 0;
};

}
