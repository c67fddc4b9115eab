#include "tests/server/http/loopback.h"

#include "server/http/characters.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace onedoor::testing {

std::string Answer::header(std::string_view name) const {
    for (auto const& [key, value] : headers) {
        if (http::equal_ignoring_case(key, name))
            return value;
    }
    return {};
}

bool Answer::has(std::string_view name) const {
    for (auto const& [key, value] : headers) {
        if (http::equal_ignoring_case(key, name))
            return true;
    }
    return false;
}

static sockaddr_in address_of(char const* text, int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, text, &address.sin_addr);
    return address;
}

LoopbackClient::LoopbackClient(int port, char const* source)
    : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in const own = address_of(source, 0);
    sockaddr_in const server = address_of("127.0.0.1", port);
    if (bind(m_socket, reinterpret_cast<sockaddr const*>(&own), sizeof own) != 0 ||
        connect(m_socket, reinterpret_cast<sockaddr const*>(&server), sizeof server) != 0)
        throw std::runtime_error("cannot connect to the server under test");
}

LoopbackClient::~LoopbackClient() {
    close(m_socket);
}

bool LoopbackClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t const sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void LoopbackClient::finish_sending() {
    shutdown(m_socket, SHUT_WR);
}

bool LoopbackClient::fill() {
    pollfd request{m_socket, POLLIN, 0};
    if (poll(&request, 1, 5'000) <= 0)
        return false;
    char part[16 * 1024];
    ssize_t const got = recv(m_socket, part, sizeof part, 0);
    if (got <= 0)
        return false;
    m_buffer.append(part, static_cast<std::size_t>(got));
    return true;
}

static Answer parse_head(std::string_view head) {
    Answer answer;
    answer.status = std::stoi(std::string(head.substr(9, 3)));
    std::size_t at = head.find("\r\n") + 2;
    while (at < head.size()) {
        std::size_t const end = head.find("\r\n", at);
        std::string_view const line = head.substr(at, end - at);
        std::size_t const colon = line.find(':');
        if (colon != std::string_view::npos)
            answer.headers.emplace_back(line.substr(0, colon),
                                        http::trimmed(line.substr(colon + 1)));
        at = end + 2;
    }
    return answer;
}

Answer LoopbackClient::receive(std::string_view method) {
    while (!m_buffer.contains("\r\n\r\n")) {
        if (!fill())
            return {};
    }
    std::size_t const head_bytes = m_buffer.find("\r\n\r\n") + 4;
    Answer answer = parse_head(std::string_view(m_buffer).substr(0, head_bytes - 2));
    m_buffer.erase(0, head_bytes);
    if (answer.status == 100)
        return answer;
    std::string const length = answer.header("content-length");
    std::size_t const body_bytes =
        method == "HEAD" || length.empty() ? 0 : static_cast<std::size_t>(std::stoul(length));
    while (m_buffer.size() < body_bytes) {
        if (!fill())
            return {};
    }
    answer.body = m_buffer.substr(0, body_bytes);
    m_buffer.erase(0, body_bytes);
    return answer;
}

std::string LoopbackClient::receive_all() {
    while (fill()) {
    }
    return std::exchange(m_buffer, {});
}

bool LoopbackClient::is_answered(std::chrono::milliseconds patience) {
    pollfd request{m_socket, POLLIN, 0};
    return poll(&request, 1, static_cast<int>(patience.count())) > 0;
}

bool LoopbackClient::is_closed(std::chrono::milliseconds patience) {
    pollfd request{m_socket, POLLIN, 0};
    if (poll(&request, 1, static_cast<int>(patience.count())) <= 0)
        return false;
    char byte = 0;
    return recv(m_socket, &byte, 1, MSG_PEEK) <= 0;
}

Answer ask(int port, std::string_view method, std::string_view target, std::string_view headers,
           std::string_view body) {
    LoopbackClient client(port);
    std::string request;
    request.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
    request.append(headers);
    if (!body.empty() || method == "POST" || method == "PUT")
        request.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    request.append("\r\n").append(body);
    client.send(request);
    return client.receive(method);
}

Answer ask_json(int port, std::string_view method, std::string_view target, std::string_view body,
                std::string_view headers) {
    std::string lines = "X-Onedoor-Request: 1\r\nContent-Type: application/json\r\n";
    return ask(port, method, target, lines.append(headers), body);
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + part.size()))
        ++found;
    return found;
}

}
