#pragma once

#include "tests/bench/load_requests.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace onedoor::bench {

struct LoadOptions {
    std::uint16_t port = 0; ///< on 127.0.0.1
    std::size_t connections = 64;
    std::chrono::milliseconds warm_up{2'000};
    std::chrono::milliseconds measured{8'000};
};

struct LoadResult {
    /// Accepted answers that arrived in the measured time.
    std::size_t accepted = 0;
    double seconds = 0;
    /// All accepted answers, those of the warm-up too.
    std::size_t answered = 0;
    /// From the moment the connection was free to the whole answer, in microseconds, ascending.
    std::vector<std::uint32_t> latencies_us;
    /// Answers that did not count, by status; over the whole run.
    std::map<int, std::size_t> refused;
    /// Connections that ended without the answer that was due.
    std::size_t broken = 0;
    std::size_t connects = 0;
    /// Body of the first answer that did not count.
    std::string first_refusal;
};

/// Keeps `connections` persistent connections busy, one request in flight on each: the next one
/// goes out when the answer is there. A connection that the server closes after an answer is opened
/// anew. Throws std::runtime_error when it cannot connect.
LoadResult run_load(LoadOptions const& options, Requests& requests);

}
