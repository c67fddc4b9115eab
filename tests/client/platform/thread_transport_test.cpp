#include "client/platform/sdl/services.h"

#include <doctest/doctest.h>
#include <httplib.h>

using namespace onedoor;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

// The transport wakes its program through a plain function.
std::mutex wake_mutex;
std::condition_variable has_woken;
int wakes = 0;

void wake() {
    std::lock_guard const lock(wake_mutex);
    ++wakes;
    has_woken.notify_all();
}

/// A real server on the loopback that remembers what it was asked.
class Server {
public:
    Server() {
        wakes = 0;
        m_server.Get("/.*", [this](httplib::Request const& request, httplib::Response& response) {
            std::lock_guard const lock(m_mutex);
            m_asked.push_back(request.path);
            response.set_content(request.path, "text/plain");
            if (request.path == "/busy") {
                response.status = 503;
                response.set_header("Retry-After", "7");
            }
        });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        REQUIRE(m_port > 0);
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
        m_server.wait_until_ready();
    }
    ~Server() {
        m_server.stop();
        m_thread.join();
    }
    [[nodiscard]] std::string origin() const {
        return "http://127.0.0.1:" + std::to_string(m_port);
    }
    [[nodiscard]] std::vector<std::string> asked() {
        std::lock_guard const lock(m_mutex);
        return m_asked;
    }

private:
    httplib::Server m_server;
    std::mutex m_mutex;
    std::vector<std::string> m_asked;
    int m_port = 0;
    std::thread m_thread;
};

std::vector<net::Response> answers_of(platform::ThreadTransport& transport, std::size_t count) {
    std::vector<net::Response> answers;
    while (answers.size() < count) {
        std::unique_lock lock(wake_mutex);
        REQUIRE(has_woken.wait_for(lock, std::chrono::seconds(20), [] { return wakes > 0; }));
        --wakes;
        lock.unlock();
        for (net::Response& answer : transport.take_responses())
            answers.push_back(std::move(answer));
    }
    return answers;
}

}

TEST_CASE("transport: a delayed request goes when it is due, and holds up none before it") {
    Server server;
    platform::ThreadTransport transport(server.origin(), wake);
    auto const begin = steady_clock::now();
    transport.send(1, {.path = "/last", .delay_ms = 400});
    transport.send(2, {.path = "/second", .delay_ms = 200});
    transport.send(3, {.path = "/first"});
    std::vector<net::Response> const answers = answers_of(transport, 3);
    CHECK(steady_clock::now() - begin >= milliseconds(400));
    CHECK(server.asked() == std::vector<std::string>{"/first", "/second", "/last"});
    CHECK(answers[0].token == 3);
    CHECK(answers[2].token == 1);
    CHECK(answers[2].status == 200);
    CHECK(answers[2].body == "/last");
}

TEST_CASE("transport: a delayed request that is cancelled never goes out") {
    Server server;
    platform::ThreadTransport transport(server.origin(), wake);
    transport.send(1, {.path = "/never", .delay_ms = 50});
    transport.cancel(1);
    transport.send(2, {.path = "/after", .delay_ms = 100});
    CHECK(answers_of(transport, 1)[0].token == 2);
    CHECK(server.asked() == std::vector<std::string>{"/after"});
}

TEST_CASE("transport: the answer of a request cancelled under way is dropped") {
    Server server;
    platform::ThreadTransport transport(server.origin(), wake);
    transport.send(1, {.path = "/one"});
    while (server.asked().empty())
        std::this_thread::yield();
    transport.cancel(1);
    transport.send(2, {.path = "/two"});
    CHECK(answers_of(transport, 1)[0].token == 2);
}

TEST_CASE("transport: a server that has too much says for how long, and none at all is status 0") {
    std::string gone;
    {
        Server server;
        gone = server.origin();
        platform::ThreadTransport transport(gone, wake);
        transport.send(1, {.path = "/busy"});
        net::Response const answer = answers_of(transport, 1)[0];
        CHECK(answer.status == 503);
        CHECK(answer.retry_after_seconds == 7);
    }
    wakes = 0;
    platform::ThreadTransport transport(gone, wake);
    transport.send(1, {.path = "/", .timeout_ms = 2000, .delay_ms = 10});
    CHECK(answers_of(transport, 1)[0].status == 0);
}

TEST_CASE("transport: what waits for an hour does not hold up the end") {
    Server server;
    auto const begin = steady_clock::now();
    {
        platform::ThreadTransport transport(server.origin(), wake);
        transport.send(1, {.path = "/", .delay_ms = 3'600'000});
    }
    CHECK(steady_clock::now() - begin < std::chrono::seconds(20));
    CHECK(server.asked().empty());
}
