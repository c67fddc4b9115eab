#include "client/platform/sdl/services.h"

#include "client/net/http_client.h"
#include "shared/core/verify.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <unistd.h>
#include <utility>

namespace onedoor::platform {

core::Instant SystemClock::now() const {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return {static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000};
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    // getentropy() answers at most 256 bytes a call.
    constexpr std::size_t call_max = 256;
    while (!bytes.empty()) {
        std::size_t const length = std::min(bytes.size(), call_max);
        VERIFY(getentropy(bytes.data(), length) == 0);
        bytes = bytes.subspan(length);
    }
}

std::vector<std::string> ForgetfulStorage::take_asked() {
    return std::exchange(m_asked, {});
}

std::uint32_t PathFileSource::add(std::string path) {
    m_paths[m_next] = std::move(path);
    return m_next++;
}

void PathFileSource::read(std::uint32_t handle, std::uint64_t offset, std::uint32_t length_max) {
    app::FileChunk chunk{handle, offset, {}};
    auto const found = m_paths.find(handle);
    std::FILE* const file =
        found == m_paths.end() ? nullptr : std::fopen(found->second.c_str(), "rb");
    if (file != nullptr) {
        chunk.bytes.resize(length_max);
        bool const is_there = std::fseek(file, static_cast<long>(offset), SEEK_SET) == 0;
        chunk.bytes.resize(is_there ? std::fread(chunk.bytes.data(), 1, length_max, file) : 0);
        std::fclose(file);
    }
    m_chunks.push_back(std::move(chunk));
}

void PathFileSource::release(std::uint32_t handle) {
    m_paths.erase(handle);
}

std::vector<app::FileChunk> PathFileSource::take_chunks() {
    return std::exchange(m_chunks, {});
}

core::Uptime system_uptime() {
    auto const now = std::chrono::steady_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

ThreadTransport::ThreadTransport(std::string origin, Wake wake)
    : m_origin(std::move(origin)), m_wake(wake), m_thread([this] { work(); }) {}

ThreadTransport::~ThreadTransport() {
    {
        std::lock_guard const lock(m_mutex);
        m_is_stopping = true;
    }
    m_has_work.notify_one();
    m_thread.join();
}

void ThreadTransport::send(net::Token token, net::Request request) {
    {
        std::lock_guard const lock(m_mutex);
        auto const due =
            std::chrono::steady_clock::now() + std::chrono::milliseconds(request.delay_ms);
        Call call{token, std::move(request), due};
        auto const later = std::ranges::upper_bound(m_calls, due, {}, &Call::due);
        m_calls.insert(later, std::move(call));
    }
    m_has_work.notify_one();
}

void ThreadTransport::cancel(net::Token token) {
    std::lock_guard const lock(m_mutex);
    auto const found = std::ranges::find(m_calls, token, &Call::token);
    if (found != m_calls.end())
        m_calls.erase(found);
    else
        m_cancelled.insert(token);
}

std::vector<net::Response> ThreadTransport::take_responses() {
    std::lock_guard const lock(m_mutex);
    std::vector<net::Response> responses = std::exchange(m_responses, {});
    std::erase_if(responses, [this](net::Response const& response) {
        return m_cancelled.erase(response.token) != 0;
    });
    return responses;
}

void ThreadTransport::forget() {
    std::lock_guard const lock(m_mutex);
    ++m_generation;
    m_calls.clear();
    m_cancelled.clear();
    m_responses.clear();
}

void ThreadTransport::work() {
    net::HttpClient client(m_origin);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_has_work.wait(lock, [this] { return m_is_stopping || !m_calls.empty(); });
        if (m_is_stopping)
            return;
        if (m_calls.front().due > std::chrono::steady_clock::now()) {
            m_has_work.wait_until(lock, m_calls.front().due);
            continue;
        }
        Call call = std::move(m_calls.front());
        m_calls.pop_front();
        std::uint64_t const generation = m_generation;
        lock.unlock();
        net::Response response = client.send(call.request);
        response.token = call.token;
        call = {};
        lock.lock();
        if (generation == m_generation) {
            m_responses.push_back(std::move(response));
            m_wake();
        }
    }
}

}
