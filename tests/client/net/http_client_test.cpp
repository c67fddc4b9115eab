#include "client/net/http_client.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace onedoor;

namespace {

/// Somebody who answers one connection with these bytes, whatever is asked, and hangs up.
class Stranger {
public:
    explicit Stranger(std::string_view answer) : m_socket(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* const name = reinterpret_cast<sockaddr*>(&address);
        REQUIRE(::bind(m_socket, name, length) == 0);
        REQUIRE(::listen(m_socket, 1) == 0);
        REQUIRE(::getsockname(m_socket, name, &length) == 0);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this, answer] { speak(answer); });
    }
    ~Stranger() {
        m_thread.join();
        ::close(m_socket);
    }
    [[nodiscard]] net::Response ask() const {
        net::HttpClient client(origin());
        return client.send({.path = "/", .timeout_ms = 5'000});
    }

    [[nodiscard]] std::string origin() const {
        return "http://127.0.0.1:" + std::to_string(m_port);
    }

private:
    void speak(std::string_view answer) const {
        int const peer = ::accept(m_socket, nullptr, nullptr);
        char request[1024];
        static_cast<void>(::recv(peer, request, sizeof request, 0));
        static_cast<void>(::send(peer, answer.data(), answer.size(), MSG_NOSIGNAL));
        ::close(peer);
    }
    int m_socket;
    int m_port = 0;
    std::thread m_thread;
};

}

TEST_CASE("http client: what is cut short, or no answer at all, has status 0") {
    for (std::string_view const answer :
         {std::string_view(), std::string_view("HTTP/1.1 200 OK\r\n"), std::string_view("nonsense"),
          std::string_view("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort"),
          std::string_view("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nshort"),
          std::string_view("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nshort"),
          std::string_view("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nshort")}) {
        INFO(answer);
        CHECK(Stranger(answer).ask().status == 0);
    }
}

TEST_CASE("http client: a length that is no number ends nothing (CVE-2026-31870)") {
    for (std::string_view const answer :
         {"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999999\r\n\r\nx",
          "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
          "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nx"}) {
        INFO(answer);
        net::Response const response = Stranger(answer).ask();
        CHECK(response.body.size() <= 1);
    }
}

TEST_CASE("http client: another address is not followed (CVE-2026-33745)") {
    net::Response const response =
        Stranger("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
            .ask();
    CHECK(response.status == 302);
}

TEST_CASE("http client: stopped at any moment, it ends the request and not the program") {
    // A stop seldom falls between the library's look at the connection and its writing.
    for (int attempt = 0; attempt < 2'000; ++attempt) {
        Stranger stranger("HTTP/1.1 204 No Content\r\n\r\n");
        net::HttpClient client(stranger.origin());
        std::thread stopping([&client, attempt] {
            for (int wait = 0; wait < attempt * 4; ++wait)
                std::this_thread::yield();
            client.stop();
        });
        static_cast<void>(client.send(
            {.method = net::Method::Post, .path = "/", .body = "filing", .timeout_ms = 5'000}));
        stopping.join();
    }
}
