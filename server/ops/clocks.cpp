#include "server/ops/clocks.h"

#include "shared/core/verify.h"

#include <algorithm>
#include <chrono>
#include <unistd.h>

namespace onedoor::ops {

template<typename StandardClock> static core::Instant read_clock() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(StandardClock::now().time_since_epoch()).count()};
}

core::Instant SystemClock::now() const {
    return read_clock<std::chrono::system_clock>();
}

core::Instant MonotonicClock::now() const {
    return read_clock<std::chrono::steady_clock>();
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    static constexpr std::size_t request_bytes_max = 256;
    while (!bytes.empty()) {
        std::size_t const part = std::min(bytes.size(), request_bytes_max);
        VERIFY(getentropy(bytes.data(), part) == 0);
        bytes = bytes.subspan(part);
    }
}

}
