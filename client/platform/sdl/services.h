#pragma once

#include "client/platform/program.h"
#include "shared/core/uptime.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

namespace onedoor::platform {

class SystemClock final : public core::Clock {
public:
    [[nodiscard]] core::Instant now() const override;
};

/// Since the machine's start: goes on from one process to the next.
core::Uptime system_uptime();

class SystemRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override;
};

/// None yet on a kiosk: a filing that cannot go out stays on the screen and says so.
class NoOutbox final : public app::Outbox {
public:
    [[nodiscard]] bool is_available() const override { return false; }
    void keep(app::OutgoingFiling const&) override {}
    void remove(std::string_view, app::OutboxState) override {}
    void send_now() override {}
};

/// Keeps nothing: a kiosk belongs to the next person. A private computer's drafts stay in the
/// browser's client.
class ForgetfulStorage final : public app::Storage {
public:
    [[nodiscard]] bool can_keep() const override { return false; }
    void load(std::string_view key) override { m_asked.emplace_back(key); }
    void list() override {}
    void save(std::string_view, std::string_view, app::KeptVersion const&) override {}
    void erase(std::string_view) override {}
    /// The keys asked for since the last call; none of them is there.
    std::vector<std::string> take_asked();

private:
    std::vector<std::string> m_asked;
};

/// Files given to the program by path (drag and drop, tests).
class PathFileSource final : public app::FileSource {
public:
    std::uint32_t add(std::string path);
    void read(std::uint32_t handle, std::uint64_t offset, std::uint32_t length_max) override;
    void release(std::uint32_t handle) override;
    std::vector<app::FileChunk> take_chunks();

private:
    std::map<std::uint32_t, std::string> m_paths;
    std::vector<app::FileChunk> m_chunks;
    std::uint32_t m_next = 1;
};

/// HTTP on one thread of its own; `wake` is called from it when an answer is there.
class ThreadTransport final : public net::Transport {
public:
    using Wake = void (*)();
    /// `origin`: "http://127.0.0.1:8080".
    ThreadTransport(std::string origin, Wake wake);
    ~ThreadTransport() override;

    void send(net::Token token, net::Request request) override;
    void cancel(net::Token token) override;
    std::vector<net::Response> take_responses();
    /// Nothing that was sent before is answered any more.
    void forget();

private:
    struct Call {
        net::Token token;
        net::Request request;
        std::chrono::steady_clock::time_point due;
    };
    void work();

    std::string m_origin;
    Wake m_wake;
    std::mutex m_mutex;
    std::condition_variable m_has_work;
    std::deque<Call> m_calls;
    std::set<net::Token> m_cancelled;
    std::vector<net::Response> m_responses;
    /// Raised by forget(): a call under way belongs to an earlier one.
    std::uint64_t m_generation = 0;
    bool m_is_stopping = false;
    std::thread m_thread;
};

}
