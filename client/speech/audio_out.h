#pragma once

#include "shared/core/result.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace onedoor::speech {

/// The headset's sound device: signed 16-bit samples of one channel. Never a loudspeaker (EN 301
/// 549 5.1.3.9: what is private is heard in private). Used by the voice's thread alone; no call
/// waits.
class AudioOut {
public:
    virtual ~AudioOut() = default;

    /// Opens the device, anew if it was open. Fails with "speech.device".
    virtual Result<void> open(int samples_per_second) = 0;
    /// Takes all of them, to be heard after what it took before. Fails with "speech.device" when
    /// the headset is gone.
    virtual Result<void> write(std::span<std::int16_t const> samples) = 0;
    /// Samples taken and not heard yet.
    [[nodiscard]] virtual std::size_t pending() const = 0;
    /// Silence at once; what was taken never comes out again.
    virtual void drop() = 0;
    /// Lets the device go, with all sound it still keeps: at the end of a session, and as the last
    /// call of the voice's thread. open() may follow.
    virtual void close() = 0;
};

}
