#pragma once

#include "client/mirror/mirror.h"

#include <string>
#include <vector>

namespace onedoor::mirror {

/// Answers what is in the mirror from there; every other request goes to the office. Single-
/// threaded.
class SiteTransport final : public net::Transport {
public:
    /// `wake` is called when an answer can be taken; may be null. The others outlive it.
    SiteTransport(Mirror& mirror, net::Transport& office, void (*wake)())
        : m_mirror(mirror), m_office(office), m_wake(wake) {}

    void send(net::Token token, net::Request request) override;
    void cancel(net::Token token) override;

    /// From the mirror alone. One that is still opening may answer later, within the time of the
    /// request.
    std::vector<net::Response> take_responses(core::Uptime now);
    /// Nothing that was sent to the mirror before is answered any more.
    void forget() { m_asked.clear(); }

private:
    struct Asked {
        net::Token token;
        std::string path;
        std::int64_t due_ms;
        std::int64_t end_ms;
    };

    Mirror& m_mirror;
    net::Transport& m_office;
    void (*m_wake)();
    std::vector<Asked> m_asked;
    core::Uptime m_now;
};

}
