#pragma once

#include "client/speech/speaker.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace onedoor::speech {

/// libespeak-ng, turning words into samples. The library has one state for the whole process:
/// there is at most one voice at a time, used by one thread.
class EspeakVoice {
public:
    /// Gets the samples piece by piece, at most chunk_ms long.
    class Listener {
    public:
        enum class Answer : std::uint8_t { GoOn, Stop };
        virtual Answer hear(std::span<std::int16_t const> samples) = 0;

    protected:
        ~Listener() = default;
    };

    /// Fails with "speech.voice" when the library's data or one of the two voices is not there.
    static Result<std::unique_ptr<EspeakVoice>> create();
    ~EspeakVoice();
    EspeakVoice(EspeakVoice const&) = delete;
    EspeakVoice& operator=(EspeakVoice const&) = delete;

    [[nodiscard]] int samples_per_second() const { return m_samples_per_second; }
    /// Returns when all has been heard or the listener stopped it. Fails with "speech.voice".
    Result<void> synthesise(Run const& run, Rate rate, Listener& listener);
    /// Lets the library write something else over the words it said last.
    void forget();

private:
    explicit EspeakVoice(int samples_per_second) : m_samples_per_second(samples_per_second) {}
    Result<void> choose(Language language);

    int m_samples_per_second;
    Language m_language = Language::Vietnamese;
    bool m_has_voice = false;
};

/// Sound comes in pieces of this length: what a stop has to wait for at most.
inline constexpr int chunk_ms = 50;

}
