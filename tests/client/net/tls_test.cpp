#include "client/net/http_client.h"
#include "client/net/httplib.h"
#include "tests/support/scratch_folder.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <doctest/doctest.h>
#include <thread>

using namespace onedoor;

namespace {

void run(std::string const& command) {
    INFO(command);
    REQUIRE(std::system((command + " 2>/dev/null").c_str()) == 0);
}

/// Certificates of an authority made for one test.
class Authority {
public:
    explicit Authority(support::ScratchFolder const& folder) : m_folder(folder) {
        run("openssl req -x509 " + key("ca") + " -out " + certificate() +
            " -days 30 -subj /CN=authority");
    }
    [[nodiscard]] std::string certificate() const { return m_folder.file("ca.pem"); }

    /// `names`: "DNS:localhost,IP:127.0.0.1".
    void sign(std::string const& names, int days) const {
        run("openssl req -new " + key("office") + " -out " + m_folder.file("office.csr") +
            " -subj /CN=localhost -addext subjectAltName=" + names);
        run("openssl x509 -req -in " + m_folder.file("office.csr") + " -CA " + certificate() +
            " -CAkey " + m_folder.file("ca.key") + " -CAcreateserial -copy_extensions copy -days " +
            std::to_string(days) + " -out " + m_folder.file("office.pem"));
    }

private:
    [[nodiscard]] std::string key(std::string const& name) const {
        return "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout " +
               m_folder.file(name + ".key");
    }
    support::ScratchFolder const& m_folder;
};

/// An office over TLS, with the certificate that was signed last.
class Office {
public:
    explicit Office(support::ScratchFolder const& folder)
        : m_server(folder.file("office.pem").c_str(), folder.file("office.key").c_str()) {
        REQUIRE(m_server.is_valid());
        m_server.Get("/", [this](httplib::Request const&, httplib::Response& response) {
            ++m_asked;
            response.set_content("the office", "text/plain");
        });
        m_server.Get("/huge", [](httplib::Request const&, httplib::Response& response) {
            response.set_content_provider(
                net::answer_bytes_max + 1, "text/plain",
                [](std::size_t, std::size_t length, httplib::DataSink& sink) {
                    std::string const part(std::min<std::size_t>(length, 1 << 20), ' ');
                    return sink.write(part.data(), part.size());
                });
        });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        REQUIRE(m_port > 0);
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
        m_server.wait_until_ready();
    }
    ~Office() {
        m_server.stop();
        m_thread.join();
    }
    [[nodiscard]] net::Response ask(std::string const& host, std::string const& path = "/") const {
        net::HttpClient client("https://" + host + ":" + std::to_string(m_port));
        return client.send({.path = path});
    }
    [[nodiscard]] int asked() const { return m_asked; }

private:
    httplib::SSLServer m_server;
    std::atomic<int> m_asked = 0;
    int m_port = 0;
    std::thread m_thread;
};

void trust(std::string const& certificate) {
    ::setenv("SSL_CERT_FILE", certificate.c_str(), 1);
    ::setenv("SSL_CERT_DIR", "/nonexistent", 1);
}

}

TEST_CASE("K6: an office with a right certificate is believed, by name and by address") {
    support::ScratchFolder const folder;
    Authority const authority(folder);
    authority.sign("DNS:localhost,IP:127.0.0.1", 30);
    Office const office(folder);
    trust(authority.certificate());
    CHECK(office.ask("localhost").body == "the office");
    CHECK(office.ask("127.0.0.1").status == 200);
}

TEST_CASE("K6: an expired certificate is no answer, and nothing is asked") {
    support::ScratchFolder const folder;
    Authority const authority(folder);
    authority.sign("DNS:localhost,IP:127.0.0.1", -1);
    Office const office(folder);
    trust(authority.certificate());
    CHECK(office.ask("localhost").status == 0);
    CHECK(office.asked() == 0);
}

TEST_CASE("K6: a certificate of another host is no answer, and nothing is asked") {
    support::ScratchFolder const folder;
    Authority const authority(folder);
    authority.sign("DNS:other.example,IP:127.0.0.2", 30);
    Office const office(folder);
    trust(authority.certificate());
    CHECK(office.ask("localhost").status == 0);
    CHECK(office.ask("127.0.0.1").status == 0);
    CHECK(office.asked() == 0);
}

TEST_CASE("K6: a certificate of an authority that nobody trusts is no answer") {
    support::ScratchFolder const folder, elsewhere;
    Authority const authority(folder), trusted(elsewhere);
    authority.sign("DNS:localhost", 30);
    Office const office(folder);
    trust(trusted.certificate());
    CHECK(office.ask("localhost").status == 0);
    CHECK(office.asked() == 0);
}

TEST_CASE("K6: who speaks without TLS where it is expected is not believed") {
    httplib::Server portal;
    portal.Get("/", [](httplib::Request const&, httplib::Response& response) {
        response.set_content("<html></html>", "text/html");
    });
    int const port = portal.bind_to_any_port("127.0.0.1");
    std::thread thread([&] { portal.listen_after_bind(); });
    portal.wait_until_ready();
    net::HttpClient client("https://127.0.0.1:" + std::to_string(port));
    CHECK(client.send({.path = "/", .timeout_ms = 2'000}).status == 0);
    portal.stop();
    thread.join();
}

TEST_CASE("http client: an answer without end is cut off") {
    support::ScratchFolder const folder;
    Authority const authority(folder);
    authority.sign("DNS:localhost", 30);
    Office const office(folder);
    trust(authority.certificate());
    CHECK(office.ask("localhost", "/huge").status == 0);
    CHECK(office.ask("localhost").status == 200);
}
