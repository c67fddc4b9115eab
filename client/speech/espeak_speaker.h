#pragma once

#include "client/speech/audio_out.h"
#include "client/speech/espeak_voice.h"
#include "client/speech/speaker.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace onedoor::speech {

/// espeak-ng into a headset, from a thread of its own: Vietnamese and English. `out` and `wake`
/// outlive it. One at a time in a process.
class EspeakSpeaker final : public Speaker {
public:
    /// `wake` is called from the voice's thread when something was heard out, failed or forgotten;
    /// nullptr = nobody asks.
    explicit EspeakSpeaker(AudioOut& out, void (*wake)() = nullptr);
    ~EspeakSpeaker() override;
    EspeakSpeaker(EspeakSpeaker const&) = delete;
    EspeakSpeaker& operator=(EspeakSpeaker const&) = delete;

    Result<void> say(std::span<Run const> runs, Rate rate) override;
    void set_volume(Volume volume) override { m_volume = volume.step; }
    void stop() override;
    [[nodiscard]] State state() const override { return m_state; }
    [[nodiscard]] std::uint64_t progress() const override { return m_samples; }
    void forget() override;
    [[nodiscard]] bool is_forgotten() const override { return m_is_forgotten; }

private:
    /// What the thread is to do next; a new one takes the place of one not yet begun.
    struct Order {
        std::uint64_t number = 0;
        std::vector<Run> runs;
        Rate rate = default_rate;
    };
    class Playing;

    void run();
    [[nodiscard]] Result<void> speak(Order const& order, EspeakVoice& voice);
    /// Until at most so many samples wait in the device, or something else is asked for. Fails
    /// with "speech.device" when the device plays nothing.
    [[nodiscard]] Result<void> drain_to(std::size_t samples, std::uint64_t number);
    void forget_now(EspeakVoice* voice);
    void finish(std::uint64_t number, State state);
    [[nodiscard]] bool is_wanted(std::uint64_t number) const { return m_wanted == number; }
    /// Until something is asked for, or a short while.
    void wait_a_little(std::uint64_t number);

    AudioOut& m_out;
    void (*m_wake)();
    mutable std::mutex m_mutex;
    std::condition_variable m_asked;
    Order m_order;
    bool m_is_ending = false;
    bool m_is_forgetting = false;
    /// Number of what is to be heard now; each stop raises it too.
    std::atomic<std::uint64_t> m_wanted{0};
    std::atomic<std::uint64_t> m_samples{0};
    std::atomic<std::uint8_t> m_volume{default_volume.step};
    std::atomic<State> m_state{State::Quiet};
    std::atomic<bool> m_is_forgotten{true};
    bool m_is_open = false;
    std::thread m_thread;
};

}
