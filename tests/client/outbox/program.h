#pragma once

#include "client/outbox/kiosk_outbox.h"
#include "tests/client/outbox/kept.h"
#include "tests/server/support/fixtures.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>

namespace onedoor::testing {

/// Set from the outbox's thread, waited for by the program.
struct WakeUp {
    std::mutex mutex;
    std::condition_variable changed;
    bool is_set = false;

    static WakeUp& instance() {
        static WakeUp one;
        return one;
    }
    static void call() {
        std::lock_guard const lock(instance().mutex);
        instance().is_set = true;
        instance().changed.notify_one();
    }
    /// At most 20 ms, as a frame would.
    static void wait() {
        std::unique_lock lock(instance().mutex);
        instance().changed.wait_for(lock, std::chrono::milliseconds(20),
                                    [] { return instance().is_set; });
        instance().is_set = false;
    }
};

/// Files of a citizen by their handle.
class MemoryFiles final : public outbox::FileContents {
public:
    Result<core::Bytes> read(std::uint32_t handle) override {
        auto const found = files.find(handle);
        if (found == files.end())
            return fail("file.gone");
        return found->second;
    }
    std::map<std::uint32_t, core::Bytes> files;
};

/// The program around an outbox, frame by frame; half a second passes with each.
class Program {
public:
    Program(std::string const& folder, outbox::Exchange& exchange, MemoryFiles& files,
            std::string const& vfs = {})
        : m_given{m_clock, m_random, exchange, files, WakeUp::call} {
        auto opened =
            outbox::KioskOutbox::open({.store = {.path = folder + "/outbox.db", .vfs = vfs},
                                       .device_key = folder + "/device.key",
                                       .sender = {.device = "kiosk-1"}},
                                      m_given);
        if (!opened)
            FAIL(opened.error().code << ": " << opened.error().detail);
        outbox = std::move(*opened);
    }

    void frame() {
        now.milliseconds += 500;
        outbox->advance(now);
        for (outbox::Event& event : outbox->take_events())
            events.push_back(std::move(event));
    }
    /// Until it is so, for at most 1,000 frames that found nothing to do.
    bool until(std::function<bool()> const& is_so) {
        for (int i = 0; i < 1'000; ++i) {
            frame();
            if (is_so())
                return true;
            WakeUp::wait();
        }
        return false;
    }
    template<typename Kind> [[nodiscard]] Kind const* last() const {
        Kind const* found = nullptr;
        for (outbox::Event const& event : events)
            if (auto const* const one = std::get_if<Kind>(&event))
                found = one;
        return found;
    }
    [[nodiscard]] app::OutboxState state_of(std::string const& id) const {
        auto const* const listed = last<outbox::Listed>();
        if (listed != nullptr)
            for (app::OutboxItem const& item : listed->items)
                if (item.id == id)
                    return item.state;
        return app::OutboxState::Waiting;
    }

    core::Uptime now{1'000};
    std::vector<outbox::Event> events;
    std::unique_ptr<outbox::KioskOutbox> outbox;

private:
    FakeClock m_clock;
    SeededRandom m_random{31};
    outbox::Surroundings m_given;
};

inline app::OutgoingFiling outgoing(std::uint8_t number, std::string body) {
    return {.submission = submission(number),
            .procedure = "dang-ky-thu",
            .procedure_name = {"Đăng ký thử", "Trial registration"},
            .body = std::move(body)};
}

}
