#include "tests/bench/load_run.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <stdexcept>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace onedoor::bench {

using clock = std::chrono::steady_clock;

namespace {

struct Answer {
    int status = 0;
    std::size_t head_bytes = 0;
    std::size_t body_bytes = 0;
    bool closes = false;
};

bool has_name(std::string_view line, std::string_view name) {
    return line.size() > name.size() && line[name.size()] == ':' &&
           strncasecmp(line.data(), name.data(), name.size()) == 0;
}

std::string_view value_of(std::string_view line) {
    std::string_view value = line.substr(line.find(':') + 1);
    while (value.starts_with(' '))
        value.remove_prefix(1);
    return value;
}

template<typename Number> Number number_of(std::string_view text) {
    Number number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Nothing until the whole head is there.
std::optional<Answer> read_head(std::string_view received) {
    std::size_t const end = received.find("\r\n\r\n");
    if (end == std::string_view::npos)
        return std::nullopt;
    static constexpr std::string_view version = "HTTP/1.1 ";
    Answer answer;
    answer.head_bytes = end + 4;
    answer.status = number_of<int>(received.substr(version.size(), 3));
    std::string_view lines = received.substr(0, end + 2);
    while (!lines.empty()) {
        std::string_view const line = lines.substr(0, lines.find("\r\n"));
        lines.remove_prefix(line.size() + 2);
        if (has_name(line, "content-length"))
            answer.body_bytes = number_of<std::size_t>(value_of(line));
        else if (has_name(line, "connection"))
            answer.closes = strncasecmp(value_of(line).data(), "close", 5) == 0;
    }
    return answer;
}

struct Connection {
    int socket = -1;
    std::string request;
    std::size_t sent = 0;
    std::string received;
    clock::time_point begin;
    bool is_busy = false;
};

class Load {
public:
    Load(LoadOptions const& options, Requests& requests)
        : m_options(options), m_requests(requests), m_connections(options.connections),
          m_epoll(epoll_create1(EPOLL_CLOEXEC)) {}
    ~Load() {
        for (Connection const& connection : m_connections)
            close(connection.socket);
        close(m_epoll);
    }
    Load(Load const&) = delete;
    Load& operator=(Load const&) = delete;

    LoadResult run() {
        auto const start = clock::now();
        m_measured_from = start + m_options.warm_up;
        m_measured_to = m_measured_from + m_options.measured;
        for (Connection& connection : m_connections) {
            open(connection);
            send_next(connection, clock::now());
        }
        while (m_busy > 0)
            wait_and_serve();
        m_result.seconds = std::chrono::duration<double>(m_options.measured).count();
        std::ranges::sort(m_result.latencies_us);
        return std::move(m_result);
    }

private:
    void open(Connection& connection) {
        if (connection.socket >= 0)
            close(connection.socket);
        connection.socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        connection.received.clear();
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_options.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(connection.socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error(std::string("connect: ") + std::strerror(errno));
        int const on = 1;
        setsockopt(connection.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        epoll_event event{.events = EPOLLIN, .data = {.ptr = &connection}};
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.socket, &event);
        ++m_result.connects;
    }

    // A request is far smaller than a socket's buffer, so that a blocking send does not block.
    void send_next(Connection& connection, clock::time_point free_since) {
        m_requests.write_next(connection.request);
        connection.begin = free_since;
        connection.is_busy = true;
        ++m_busy;
        if (send(connection.socket, connection.request.data(), connection.request.size(),
                 MSG_NOSIGNAL) != static_cast<ssize_t>(connection.request.size()))
            lose(connection);
    }

    void wait_and_serve() {
        std::array<epoll_event, 64> events{};
        static constexpr int answer_ms_max = 30'000;
        int const count =
            epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), answer_ms_max);
        if (count == 0)
            throw std::runtime_error("no answer for 30 s");
        for (int i = 0; i < count; ++i)
            receive(*static_cast<Connection*>(events.at(static_cast<std::size_t>(i)).data.ptr));
    }

    void receive(Connection& connection) {
        std::array<char, 16 * 1024> part{};
        ssize_t const got = recv(connection.socket, part.data(), part.size(), MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        if (got <= 0)
            return lose(connection);
        connection.received.append(part.data(), static_cast<std::size_t>(got));
        auto const answer = read_head(connection.received);
        if (!answer || connection.received.size() < answer->head_bytes + answer->body_bytes)
            return;
        take(connection, *answer);
    }

    void take(Connection& connection, Answer const& answer) {
        auto const now = clock::now();
        std::string_view const body =
            std::string_view(connection.received).substr(answer.head_bytes, answer.body_bytes);
        if (m_requests.accept(answer.status, body))
            count(connection, now);
        else if (++m_result.refused[answer.status] == 1 && m_result.first_refusal.empty())
            m_result.first_refusal = body;
        connection.received.clear();
        connection.is_busy = false;
        --m_busy;
        go_on(connection, now, answer.closes);
    }

    void count(Connection const& connection, clock::time_point now) {
        ++m_result.answered;
        if (now < m_measured_from || now >= m_measured_to)
            return;
        using std::chrono::microseconds;
        auto const spent = std::chrono::duration_cast<microseconds>(now - connection.begin);
        ++m_result.accepted;
        m_result.latencies_us.push_back(static_cast<std::uint32_t>(spent.count()));
    }

    void lose(Connection& connection) {
        ++m_result.broken;
        m_busy -= connection.is_busy ? 1 : 0;
        connection.is_busy = false;
        go_on(connection, clock::now(), true);
    }

    void go_on(Connection& connection, clock::time_point now, bool is_closed) {
        if (now >= m_measured_to) {
            epoll_ctl(m_epoll, EPOLL_CTL_DEL, connection.socket, nullptr);
            return;
        }
        if (is_closed)
            open(connection);
        send_next(connection, now);
    }

    LoadOptions m_options;
    Requests& m_requests;
    std::vector<Connection> m_connections;
    int m_epoll;
    std::size_t m_busy = 0;
    clock::time_point m_measured_from;
    clock::time_point m_measured_to;
    LoadResult m_result;
};

}

LoadResult run_load(LoadOptions const& options, Requests& requests) {
    return Load(options, requests).run();
}

}
