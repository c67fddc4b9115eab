#pragma once

#include "client/diagnostics/observation.h"
#include "client/net/http_client.h"
#include "shared/core/time.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace onedoor::platform {

/// Asks the server now and then whether it is there, and what time it has, on a thread of its own.
class LinkWatch {
public:
    static constexpr int period_s = 300;
    using Wake = void (*)();

    /// `wake` is called from the thread when an answer is there.
    LinkWatch(std::string const& origin, Wake wake);
    ~LinkWatch();
    LinkWatch(LinkWatch const&) = delete;
    LinkWatch& operator=(LinkWatch const&) = delete;

    /// Asks at once.
    void ask();
    [[nodiscard]] diagnostics::Link link() const;

    /// The time of the server's last answer, and the machine's when it came; given once.
    struct Clocks {
        core::Instant server, wall;
    };
    std::optional<Clocks> take_clocks();

private:
    void work();

    net::HttpClient m_client;
    Wake m_wake;
    mutable std::mutex m_mutex;
    std::condition_variable m_asked;
    bool m_is_asked = true;
    bool m_is_stopping = false;
    diagnostics::Link m_link;
    std::optional<Clocks> m_clocks;
    std::thread m_thread;
};

}
