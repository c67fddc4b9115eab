#include "server/http/listener.h"

#include "server/http/connection.h"
#include "server/http/headers.h"
#include "server/http/httplib.h"
#include "server/http/warden.h"

#include <arpa/inet.h>
#include <atomic>
#include <cstring>
#include <new>

namespace onedoor::http {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

static constexpr milliseconds write_deadline{5'000};
static constexpr milliseconds linger_deadline{500};
static constexpr std::size_t linger_bytes_max = 2 * 1024 * 1024;

namespace {

/// Feeds the library a request line composed here and gathers what it writes.
class ComposedStream final : public httplib::Stream {
public:
    ComposedStream(Connection& connection, int socket, std::string_view head, Deadline deadline)
        : m_connection(connection), m_socket(socket), m_head(head), m_deadline(deadline) {}

    bool is_readable() const override { return !m_head.empty(); }
    bool is_writable() const override { return !m_failed; }
    ssize_t read(char* destination, size_t size) override {
        size_t const part = std::min(size, m_head.size());
        std::memcpy(destination, m_head.data(), part);
        m_head.remove_prefix(part);
        return static_cast<ssize_t>(part);
    }
    ssize_t write(char const* bytes, size_t size) override {
        if (size > gathered_bytes_max) {
            m_failed |= m_connection.send(m_gathered, {bytes, size}, m_deadline) != Transfer::Done;
            m_gathered.clear();
        } else {
            m_gathered.append(bytes, size);
        }
        return m_failed ? -1 : static_cast<ssize_t>(size);
    }
    bool flush() {
        m_failed |= m_connection.send(m_gathered, {}, m_deadline) != Transfer::Done;
        m_gathered.clear();
        return !m_failed;
    }
    void get_remote_ip_and_port(std::string&, int&) const override {}
    void get_local_ip_and_port(std::string&, int&) const override {}
    socket_t socket() const override { return m_socket; }

private:
    static constexpr size_t gathered_bytes_max = 16 * 1024;

    Connection& m_connection;
    int m_socket;
    std::string_view m_head;
    Deadline m_deadline;
    std::string m_gathered;
    bool m_failed = false;
};

/// What the library's callbacks work on; they run on the thread that serves the connection.
struct Exchange {
    Request const* request = nullptr;
    Response answer; ///< of a refusal, or made by the responder
    bool is_answered = false;
};

thread_local Exchange* current_exchange = nullptr;
thread_local bool is_refusing_connections = false;

std::string address_of(int socket) {
    std::string address;
    int port = 0;
    httplib::detail::get_remote_ip_and_port(socket, address, port);
    return address;
}

bool is_ip_address(std::string_view text) {
    unsigned char bytes[16];
    std::string const copy(text);
    return inet_pton(AF_INET, copy.c_str(), bytes) == 1 ||
           inet_pton(AF_INET6, copy.c_str(), bytes) == 1;
}

void write_answer(Response& answer, httplib::Response& out) {
    out.status = answer.status;
    for (Header const& field : security_headers(answer))
        out.headers.emplace(field.name, field.value);
    for (Header const& field : answer.headers)
        out.headers.emplace(field.name, field.value);
    if (!answer.content_type.empty())
        out.headers.emplace("Content-Type", answer.content_type);
    if (answer.lasting_body.empty()) {
        out.body = std::move(answer.body);
        return;
    }
    out.content_length_ = answer.lasting_body.size();
    out.content_provider_ = [body = answer.lasting_body](size_t offset, size_t length,
                                                         httplib::DataSink& sink) {
        return sink.write(body.data() + offset, length);
    };
}

/// The pool as the library wants to see it, with a lane that answers 503 when it is full.
class Queue final : public httplib::TaskQueue {
public:
    explicit Queue(PoolSize size) : m_pool(size), m_refusals({1, 1, 64}) {}

    bool enqueue(std::function<void()> job) override {
        if (m_pool.enqueue(job))
            return true;
        return m_refusals.enqueue([job = std::move(job)] {
            is_refusing_connections = true;
            job();
        });
    }
    void shutdown() override {
        m_pool.finish();
        m_refusals.finish();
    }

private:
    WorkerPool m_pool;
    WorkerPool m_refusals;
};

}

class Listener::Server final : public httplib::Server {
public:
    Server(ListenerOptions options, Responder& responder)
        : m_options(std::move(options)), m_responder(responder),
          m_warden(m_options.connections_per_address), m_parking(m_options.parking) {
        new_task_queue = [this] { return new Queue(m_options.pool); };
        set_socket_options([](socket_t socket) {
            int const on = 1;
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        });
        set_pre_routing_handler([this](httplib::Request const&, httplib::Response& out) {
            Exchange& exchange = *current_exchange;
            if (!exchange.is_answered)
                exchange.answer = m_responder.respond(*exchange.request);
            if (!exchange.answer.wait)
                write_answer(exchange.answer, out);
            return HandlerResponse::Handled;
        });
        set_exception_handler([this](httplib::Request const&, httplib::Response& out, auto) {
            out = {};
            Response answer = m_responder.refuse({500, "http.internal"});
            write_answer(answer, out);
        });
        set_error_handler([this](httplib::Request const&, httplib::Response& out) {
            if (out.has_header("X-Content-Type-Options"))
                return;
            Response answer = m_responder.refuse({out.status, "http.malformed"});
            write_answer(answer, out);
        });
        set_post_routing_handler([](httplib::Request const&, httplib::Response& out) {
            out.headers.erase("Keep-Alive");
            out.headers.erase("Accept-Ranges");
            if (out.status == 204 || out.status == 304)
                out.headers.erase("Content-Length");
        });
    }

    bool start() {
        m_port = m_options.port == 0
                     ? bind_to_any_port(m_options.bind)
                     : (bind_to_port(m_options.bind, m_options.port) ? m_options.port : -1);
        if (m_port < 0)
            return false;
        m_accepting = std::thread([this] { listen_after_bind(); });
        wait_until_ready();
        return true;
    }

    void finish() {
        m_stopping = true;
        httplib::Server::stop();
        m_warden.wake_all();
        m_parking.finish();
        if (m_accepting.joinable())
            m_accepting.join();
    }

    [[nodiscard]] int port() const { return m_port; }
    Parking& parking() { return m_parking; }

private:
    enum class Next { KeepAlive, Close, Linger, Park };

    /// One accepted socket.
    struct Caller {
        Connection connection;
        int socket;
        std::string address;
        /// When its last answer has to wait, and who asked for that one.
        std::shared_ptr<Wait const> wait;
        std::string waiting_address;
    };

    bool process_and_close_socket(socket_t socket) override {
        if (serve_or_turn_away(socket) == Next::Park)
            return true;
        ::shutdown(socket, SHUT_RDWR);
        ::close(socket);
        return true;
    }

    // Without memory this connection ends; the others go on.
    Next serve_or_turn_away(int socket) try {
        Caller caller{Connection(socket, m_options.pause_max), socket, {}, {}, {}};
        if (is_refusing_connections)
            return turn_away(caller);
        caller.address = address_of(socket);
        if (!serve_admitted(caller))
            return turn_away(caller);
        if (!caller.wait)
            return Next::Close;
        if (m_parking.take(socket, caller.waiting_address, caller.wait))
            return Next::Park;
        return turn_away(caller);
    } catch (std::bad_alloc const&) {
        return Next::Close;
    }

    // Takes what has arrived and waits for no more: turning many away must not hold a worker.
    Next turn_away(Caller& caller) {
        answer(caller, m_responder.refuse({503, "http.overloaded"}), Next::Close);
        caller.connection.linger(steady_clock::now(), linger_bytes_max);
        return Next::Close;
    }

    // False when the address may have no further connection. A parked one is no longer counted
    // here, because it holds no worker.
    bool serve_admitted(Caller& caller) {
        bool const is_proxy =
            !m_options.trusted_proxy.empty() && caller.address == m_options.trusted_proxy;
        Warden::Visit const visit(m_warden, caller.socket, caller.address,
                                  is_proxy ? Warden::Cap::Exempt : Warden::Cap::Counted);
        if (visit.is_admitted())
            serve(caller);
        return visit.is_admitted();
    }

    void serve(Caller& caller) {
        for (std::size_t left = m_options.keep_alive_requests; left > 0 && !m_stopping; --left) {
            auto const idle_end = steady_clock::now() + m_options.keep_alive;
            if (caller.connection.wait_for_bytes(idle_end) != Transfer::Done)
                return;
            switch (serve_one(caller, left == 1 ? Next::Close : Next::KeepAlive)) {
            case Next::KeepAlive:
                break;
            case Next::Linger:
                caller.connection.linger(steady_clock::now() + linger_deadline, linger_bytes_max);
                return;
            case Next::Close:
            case Next::Park:
                return;
            }
        }
    }

    std::expected<RequestHead, Refusal> read_head(Connection& connection, Deadline deadline) {
        for (;;) {
            if (auto const length = head_length(connection.buffered())) {
                auto head = parse_request_head(connection.buffered().substr(0, *length));
                connection.consume(*length);
                return head;
            }
            if (auto const refusal = refusal_of_unfinished_head(connection.buffered()))
                return std::unexpected(*refusal);
            switch (connection.fill(deadline)) {
            case Transfer::Done:
                break;
            case Transfer::Closed:
                return std::unexpected(Refusal{0, "http.closed"});
            case Transfer::TimedOut:
                return std::unexpected(Refusal{408, "http.too_slow"});
            }
        }
    }

    Peer peer_of(RequestHead const& head, std::string const& address) const {
        std::string_view const claimed = head.header("x-real-ip");
        bool const is_believed = !m_options.trusted_proxy.empty() &&
                                 address == m_options.trusted_proxy && is_ip_address(claimed);
        return {is_believed ? std::string(claimed) : address, m_options.door};
    }

    Next serve_one(Caller& caller, Next after) {
        Connection& connection = caller.connection;
        auto const begin = steady_clock::now();
        auto head = read_head(connection, begin + m_options.request_deadline);
        if (!head && head.error().status == 0)
            return Next::Close;
        if (!head)
            return answer(caller, m_responder.refuse(head.error()), Next::Linger);
        if (head->closes && after == Next::KeepAlive)
            after = Next::Close;

        Peer peer = peer_of(*head, caller.address);
        Admission admission = m_responder.admit(*head, peer);
        if (admission.refusal) {
            Next const then = head->content_length > 0 ? Next::Linger : after;
            return answer(caller, std::move(*admission.refusal), then, head->method);
        }
        if (head->content_length > admission.body_bytes_max)
            return answer(caller, m_responder.refuse({413, "http.body_too_large"}), Next::Linger);
        auto const allowed =
            admission.pace == Pace::Upload ? m_options.upload_deadline : m_options.request_deadline;
        Request request{std::move(*head), {}, std::move(peer.address), peer.door};
        if (auto const refusal = read_body(connection, request, begin + allowed)) {
            if (refusal->status == 0)
                return Next::Close;
            return answer(caller, m_responder.refuse(*refusal), Next::Linger);
        }
        Exchange exchange{&request, {}, false};
        Next const next = write(caller, exchange, after);
        caller.waiting_address = std::move(request.address);
        return next;
    }

    static std::optional<Refusal> read_body(Connection& connection, Request& request,
                                            Deadline deadline) {
        if (request.head.expects_continue &&
            connection.send("HTTP/1.1 100 Continue\r\n\r\n", {}, deadline) != Transfer::Done)
            return Refusal{0, "http.closed"};
        switch (connection.read_exactly(request.head.content_length, request.body, deadline)) {
        case Transfer::Done:
            return std::nullopt;
        case Transfer::Closed:
            return Refusal{0, "http.closed"};
        case Transfer::TimedOut:
            return Refusal{408, "http.too_slow"};
        }
        return std::nullopt;
    }

    Next answer(Caller& caller, Response response, Next after, Method method = Method::Get) {
        Request request;
        request.head.method = method;
        Exchange exchange{&request, std::move(response), true};
        return write(caller, exchange, after);
    }

    Next write(Caller& caller, Exchange& exchange, Next after) {
        bool const is_head = exchange.request->head.method == Method::Head;
        std::string_view const head =
            is_head ? "HEAD / HTTP/1.1\r\n\r\n" : "GET / HTTP/1.1\r\n\r\n";
        bool const is_long = exchange.request->head.method == Method::Get;
        auto const deadline =
            steady_clock::now() + (is_long ? m_options.upload_deadline : write_deadline);
        ComposedStream stream(caller.connection, caller.socket, head, deadline);
        bool closed = false;
        bool const close = after != Next::KeepAlive || m_stopping;
        current_exchange = &exchange;
        process_request(stream, {}, 0, {}, 0, close, closed, nullptr);
        current_exchange = nullptr;
        if (exchange.answer.wait) {
            caller.wait = std::move(exchange.answer.wait);
            return Next::Park;
        }
        if (!stream.flush())
            return Next::Close;
        return close && after == Next::KeepAlive ? Next::Close : after;
    }

    ListenerOptions m_options;
    Responder& m_responder;
    Warden m_warden;
    Parking m_parking;
    int m_port = -1;
    std::thread m_accepting;
    std::atomic<bool> m_stopping = false;
};

Listener::Listener(std::unique_ptr<Server> server) : m_server(std::move(server)) {}

Listener::~Listener() {
    stop();
}

Result<std::unique_ptr<Listener>> Listener::start(ListenerOptions options, Responder& responder) {
    std::string const place = options.bind + ":" + std::to_string(options.port);
    auto server = std::make_unique<Server>(std::move(options), responder);
    if (!server->start())
        return fail("listener.bind", "cannot listen on " + place);
    return std::unique_ptr<Listener>(new Listener(std::move(server)));
}

int Listener::port() const {
    return m_server->port();
}

void Listener::wake() {
    m_server->parking().wake();
}

std::size_t Listener::parked_connections() const {
    return m_server->parking().size();
}

void Listener::stop() {
    m_server->finish();
}

}
