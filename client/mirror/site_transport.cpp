#include "client/mirror/site_transport.h"

namespace onedoor::mirror {

void SiteTransport::send(net::Token token, net::Request request) {
    if (request.method != net::Method::Get || !is_site_path(request.path))
        return m_office.send(token, std::move(request));
    std::int64_t const due_ms = m_now.milliseconds + request.delay_ms;
    m_asked.push_back({token, std::move(request.path), due_ms, due_ms + request.timeout_ms});
    if (request.delay_ms == 0 && m_wake != nullptr)
        m_wake();
}

void SiteTransport::cancel(net::Token token) {
    if (std::erase_if(m_asked, [token](Asked const& asked) { return asked.token == token; }) == 0)
        m_office.cancel(token);
}

std::vector<net::Response> SiteTransport::take_responses(core::Uptime now) {
    m_now = now;
    std::vector<net::Response> responses;
    std::shared_ptr<Edition const> const edition = m_mirror.edition();
    bool const may_come = edition == nullptr && m_mirror.is_opening();
    std::erase_if(m_asked, [&](Asked const& asked) {
        if (asked.due_ms > now.milliseconds || (may_come && asked.end_ms > now.milliseconds))
            return false;
        net::Response response = edition ? edition->answer(asked.path) : net::Response{};
        response.token = asked.token;
        responses.push_back(std::move(response));
        return true;
    });
    return responses;
}

}
