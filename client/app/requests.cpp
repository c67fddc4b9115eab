#include "client/app/requests.h"

#include <utility>

namespace onedoor::app {

void Requests::get(Purpose purpose, std::string_view subject, std::string path) {
    cancel(purpose);
    send({.purpose = purpose, .subject = std::string(subject), .path = path}, {.path = path});
}

void Requests::get_again(Pending pending, std::uint32_t delay_ms) {
    ++pending.tries;
    net::Request request{.path = pending.path, .delay_ms = delay_ms};
    send(std::move(pending), std::move(request));
}

void Requests::post(Purpose purpose, std::string_view subject, std::string path, std::string body) {
    send(purpose, subject,
         {.method = net::Method::Post,
          .path = std::move(path),
          .headers = {{"Content-Type", "application/json"}, {"X-Onedoor-Request", "1"}},
          .body = std::move(body)});
}

void Requests::send(Purpose purpose, std::string_view subject, net::Request request) {
    send({.purpose = purpose, .subject = std::string(subject)}, std::move(request));
}

void Requests::send(Pending pending, net::Request request) {
    net::Token const token = m_next++;
    m_pending.emplace(token, std::move(pending));
    m_transport.send(token, std::move(request));
}

void Requests::cancel(Purpose purpose) {
    cancel(purpose, {});
}

void Requests::cancel(Purpose purpose, std::string_view first) {
    for (auto pending = m_pending.begin(); pending != m_pending.end();) {
        std::string_view const subject = pending->second.subject;
        bool const is_meant = first.empty() || subject.substr(0, subject.find(' ')) == first;
        if (pending->second.purpose != purpose || !is_meant) {
            ++pending;
            continue;
        }
        m_transport.cancel(pending->first);
        pending = m_pending.erase(pending);
    }
}

bool Requests::under_way(Purpose purpose) const {
    for (auto const& [token, pending] : m_pending)
        if (pending.purpose == purpose)
            return true;
    return false;
}

std::optional<Pending> Requests::take(net::Token token) {
    auto const found = m_pending.find(token);
    if (found == m_pending.end())
        return std::nullopt;
    Pending pending = std::move(found->second);
    m_pending.erase(found);
    return pending;
}

}
