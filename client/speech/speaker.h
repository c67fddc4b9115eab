#pragma once

#include "client/speech/utterance.h"
#include "shared/core/result.h"

#include <cstdint>
#include <span>

namespace onedoor::speech {

enum class Rate : std::uint8_t { Slowest, Slow, Normal, Fast, Fastest };
inline constexpr Rate default_rate = Rate::Normal;

/// Steps of 3 dB: the highest is 27 dB above the lowest, as EN 301 549 5.1.3.11 and .12 and ADA
/// 707.5 ask for a range of 18 to 20 dB.
struct Volume {
    static constexpr std::uint8_t lowest = 1;
    static constexpr std::uint8_t highest = 10;
    std::uint8_t step = lowest;
    bool operator==(Volume const&) const = default;
};
/// 12 dB below the highest.
inline constexpr Volume default_volume{6};

/// A voice in the citizen's ear. No call waits.
class Speaker {
public:
    virtual ~Speaker() = default;

    enum class State : std::uint8_t {
        /// All that was given has been heard, or stopped.
        Quiet,
        Speaking,
        /// Cannot be heard: no device, no voice. say() tries anew.
        Failed
    };

    /// Speaks these words in place of whatever it speaks. Fails with "speech.device" or
    /// "speech.voice" when that is known at once; else state() tells it later.
    virtual Result<void> say(std::span<Run const> runs, Rate rate) = 0;
    /// Also for what is being said; heard within one chunk.
    virtual void set_volume(Volume volume) = 0;
    /// Silence within one chunk.
    virtual void stop() = 0;
    [[nodiscard]] virtual State state() const = 0;
    /// Grows as long as sound goes out: one that speaks and does not grow is stuck.
    [[nodiscard]] virtual std::uint64_t progress() const = 0;
    /// Stops, and overwrites words and sound wherever they are.
    virtual void forget() = 0;
    [[nodiscard]] virtual bool is_forgotten() const = 0;
};

}
