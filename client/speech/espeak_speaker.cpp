#include "client/speech/espeak_speaker.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace onedoor::speech {

namespace {

/// How much sound may wait in the device: enough not to stutter, little enough to stop at once.
constexpr int ahead_ms = 150;
constexpr auto short_while = std::chrono::milliseconds(10);
/// Two seconds in which the device takes nothing away.
constexpr int waits_max = 200;

/// 2^15 times the loudness of each step, 3 dB apart.
constexpr std::array<std::int32_t, Volume::highest> gains{1464, 2068,  2920,  4125,  5827,
                                                          8231, 11627, 16423, 23198, 32768};

std::int16_t scaled(std::int16_t sample, std::uint8_t step) {
    std::int32_t const gain =
        gains[std::clamp<std::size_t>(step, Volume::lowest, Volume::highest) - 1];
    return static_cast<std::int16_t>(sample * gain / 32768);
}

void overwrite(std::vector<std::int16_t>& samples) {
    samples.resize(samples.capacity());
    std::int16_t volatile* const first = samples.data();
    for (std::size_t i = 0; i < samples.size(); ++i)
        first[i] = 0;
    samples.clear();
}

}

/// Gives the samples of one order to the device as they come.
class EspeakSpeaker::Playing final : public EspeakVoice::Listener {
public:
    Playing(EspeakSpeaker& speaker, std::uint64_t number, int samples_per_second)
        : m_speaker(speaker), m_number(number),
          m_ahead(static_cast<std::size_t>(samples_per_second) * ahead_ms / 1000) {}
    ~Playing() { overwrite(m_samples); }

    Answer hear(std::span<std::int16_t const> samples) override {
        m_outcome = m_speaker.drain_to(m_ahead, m_number);
        if (!m_outcome || !m_speaker.is_wanted(m_number))
            return Answer::Stop;
        m_samples.clear();
        for (std::int16_t const sample : samples)
            m_samples.push_back(scaled(sample, m_speaker.m_volume));
        m_outcome = m_speaker.m_out.write(m_samples);
        m_speaker.m_samples += samples.size();
        return m_outcome ? Answer::GoOn : Answer::Stop;
    }
    [[nodiscard]] Result<void> outcome() const { return m_outcome; }

private:
    EspeakSpeaker& m_speaker;
    std::uint64_t m_number;
    std::size_t m_ahead;
    std::vector<std::int16_t> m_samples;
    Result<void> m_outcome;
};

EspeakSpeaker::EspeakSpeaker(AudioOut& out, void (*wake)())
    : m_out(out), m_wake(wake), m_thread([this] { run(); }) {}

EspeakSpeaker::~EspeakSpeaker() {
    stop();
    {
        std::lock_guard const lock(m_mutex);
        m_is_ending = true;
    }
    m_asked.notify_all();
    m_thread.join();
}

Result<void> EspeakSpeaker::say(std::span<Run const> runs, Rate rate) {
    {
        std::lock_guard const lock(m_mutex);
        m_order.runs.clear();
        m_order.number = ++m_wanted;
        m_order.runs.assign(runs.begin(), runs.end());
        m_order.rate = rate;
        m_is_forgotten = false;
        m_state = State::Speaking;
    }
    m_asked.notify_all();
    return {};
}

void EspeakSpeaker::stop() {
    {
        std::lock_guard const lock(m_mutex);
        ++m_wanted;
        m_order.runs.clear();
        m_state = State::Quiet;
    }
    m_asked.notify_all();
}

void EspeakSpeaker::forget() {
    {
        std::lock_guard const lock(m_mutex);
        ++m_wanted;
        m_order.runs.clear();
        m_state = State::Quiet;
        m_is_forgotten = false;
        m_is_forgetting = true;
    }
    m_asked.notify_all();
}

void EspeakSpeaker::wait_a_little(std::uint64_t number) {
    std::unique_lock lock(m_mutex);
    m_asked.wait_for(lock, short_while, [&] { return m_wanted != number; });
}

void EspeakSpeaker::run() {
    auto voice = EspeakVoice::create();
    std::uint64_t done = 0;
    while (true) {
        Order order;
        bool is_forgetting = false;
        bool has_order = false;
        {
            std::unique_lock lock(m_mutex);
            m_asked.wait(lock, [&] { return m_is_ending || m_is_forgetting || m_wanted != done; });
            if (m_is_ending)
                break;
            is_forgetting = std::exchange(m_is_forgetting, false);
            done = m_wanted;
            has_order = m_order.number == done;
            if (has_order)
                order = std::exchange(m_order, {});
        }
        m_out.drop();
        if (is_forgetting)
            forget_now(voice ? voice->get() : nullptr);
        if (!has_order)
            continue;
        if (!voice)
            voice = EspeakVoice::create();
        bool const is_spoken = voice && speak(order, **voice);
        order.runs.clear();
        finish(order.number, is_spoken ? State::Quiet : State::Failed);
    }
    m_out.close();
}

Result<void> EspeakSpeaker::speak(Order const& order, EspeakVoice& voice) {
    if (!m_is_open)
        TRY_VOID(m_out.open(voice.samples_per_second()));
    m_is_open = true;
    Playing playing(*this, order.number, voice.samples_per_second());
    for (Run const& run : order.runs) {
        if (!is_wanted(order.number))
            return {};
        TRY_VOID(voice.synthesise(run, order.rate, playing));
        if (!playing.outcome())
            break;
    }
    Result<void> const outcome = playing.outcome() ? drain_to(0, order.number) : playing.outcome();
    m_is_open = outcome.has_value();
    return outcome;
}

Result<void> EspeakSpeaker::drain_to(std::size_t samples, std::uint64_t number) {
    std::size_t pending = m_out.pending();
    int waits = 0;
    while (pending > samples && is_wanted(number)) {
        wait_a_little(number);
        std::size_t const now = m_out.pending();
        m_samples += pending - std::min(now, pending);
        waits = now < pending ? 0 : waits + 1;
        pending = now;
        if (waits > waits_max)
            return fail("speech.device", "plays nothing");
    }
    return {};
}

void EspeakSpeaker::finish(std::uint64_t number, State state) {
    {
        std::lock_guard const lock(m_mutex);
        if (!is_wanted(number))
            return;
        m_state = state;
    }
    if (m_wake != nullptr)
        m_wake();
}

void EspeakSpeaker::forget_now(EspeakVoice* voice) {
    m_out.close();
    m_is_open = false;
    if (voice != nullptr)
        voice->forget();
    {
        std::lock_guard const lock(m_mutex);
        m_is_forgotten = !m_is_forgetting && m_state == State::Quiet;
    }
    if (m_wake != nullptr)
        m_wake();
}

}
