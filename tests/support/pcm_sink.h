#pragma once

#include "client/speech/audio_out.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

namespace onedoor::fakes {

/// A headset that keeps what it is given. `Live` hears it at once, `Held` keeps it pending until
/// the test lets it go. The `failing_write`-th write (from 1) fails, 0 = none.
class PcmSink final : public speech::AudioOut {
public:
    enum class Ear { Live, Held };
    explicit PcmSink(Ear ear = Ear::Live) : m_ear(ear) {}

    Result<void> open(int samples_per_second) override {
        std::lock_guard const lock(m_mutex);
        ++opens;
        rate = samples_per_second;
        if (is_unplugged)
            return fail("speech.device", "unplugged");
        return {};
    }
    Result<void> write(std::span<std::int16_t const> samples) override {
        std::lock_guard const lock(m_mutex);
        if (++m_writes == failing_write)
            return fail("speech.device", "unplugged");
        heard.insert(heard.end(), samples.begin(), samples.end());
        m_pending += m_ear == Ear::Held ? samples.size() : 0;
        m_changed.notify_all();
        return {};
    }
    [[nodiscard]] std::size_t pending() const override {
        std::lock_guard const lock(m_mutex);
        return m_pending;
    }
    void drop() override {
        std::lock_guard const lock(m_mutex);
        m_pending = 0;
        ++m_drops;
        m_changed.notify_all();
    }

    void close() override {
        std::lock_guard const lock(m_mutex);
        m_pending = 0;
        ++closes;
    }

    /// False when it takes longer than ten seconds.
    bool wait_for_sound() {
        return wait([&] { return !heard.empty(); });
    }
    bool wait_for_drop(int drops) {
        return wait([&] { return m_drops >= drops; });
    }
    [[nodiscard]] int drops() const {
        std::lock_guard const lock(m_mutex);
        return m_drops;
    }
    [[nodiscard]] std::vector<std::int16_t> take() {
        std::lock_guard const lock(m_mutex);
        return std::exchange(heard, {});
    }

    int opens = 0;
    int closes = 0;
    int rate = 0;
    int failing_write = 0;
    bool is_unplugged = false;
    std::vector<std::int16_t> heard;

private:
    template<typename Condition> bool wait(Condition condition) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(10), condition);
    }

    Ear m_ear;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_pending = 0;
    int m_writes = 0;
    int m_drops = 0;
};

}
