#include "server/http/httplib.h"
#include "tests/server/api/running_server.h"

#include <filesystem>
#include <fstream>
#include <sstream>

// One test for each row of the table in SECURITY.md: what cpp-httplib's known faults need cannot be
// reached here.

using namespace onedoor;
using namespace onedoor::testing;

#if defined(CPPHTTPLIB_ZLIB_SUPPORT) || defined(CPPHTTPLIB_BROTLI_SUPPORT) ||                      \
    defined(CPPHTTPLIB_ZSTD_SUPPORT) || defined(CPPHTTPLIB_OPENSSL_SUPPORT)
#error "the library must be built without compression and TLS"
#endif

static std::string const injected = "%0d%0aX-Injected:%20yes%0d%0a%0d%0aHTTP/1.1%20200%20OK";

static std::string answers_to(RunningServer const& server, std::string const& bytes) {
    LoopbackClient client(server.port());
    client.send(bytes);
    client.finish_sending();
    return client.receive_all();
}

static std::string server_sources() {
    std::stringstream text;
    for (auto const& entry : std::filesystem::recursive_directory_iterator("server")) {
        if (entry.path().extension() == ".cpp" || entry.path().extension() == ".h")
            text << std::ifstream(entry.path()).rdbuf();
    }
    return text.str();
}

TEST_CASE("CVE-2020-11709, CVE-2023-26130, CVE-2025-0825, CVE-2026-21428: no byte of a request "
          "gets into a header of the answer") {
    RunningServer server;
    for (std::string const& path :
         {"/" + injected, "/?lang=" + injected, "/tim-kiem?q=" + injected, "/ho-so/" + injected,
          "/thu-tuc/" + injected, "/api/v1/procedures/" + injected,
          "/api/v1/staff/files/" + injected + "/form-01.pdf"}) {
        CAPTURE(path);
        Answer const answer =
            server.get(path, "Cookie: language=" + injected + "; staff=" + injected +
                                 "\r\nX-Any: " + injected + "\r\n");
        CHECK_FALSE(answer.has("x-injected"));
        for (auto const& [name, value] : answer.headers)
            CHECK_FALSE(value.contains("Injected"));
    }
    Answer const signed_in =
        server.post("/api/v1/staff/session", "{}", "Cookie: staff=" + injected + "\r\n");
    CHECK_FALSE(signed_in.has("x-injected"));
}

TEST_CASE("CVE-2025-46728, CVE-2025-53629, CVE-2026-45352: chunked bodies are not read at all") {
    RunningServer server;
    for (std::string const& chunks :
         {"ffffffff\r\n" + std::string(70'000, 'x'), std::string("-1\r\nx\r\n"),
          std::string("0\r\nX-Trailer: a\r\n\r\n"), std::string("fffffffffffffffff\r\n")}) {
        std::string const answer =
            answers_to(server, "POST /api/v1/lookups HTTP/1.1\r\nHost: localhost\r\n"
                               "Transfer-Encoding: chunked\r\n\r\n" +
                                   chunks);
        CHECK(answer.starts_with("HTTP/1.1 411"));
        CHECK(count_of(answer, "HTTP/1.1 ") == 1);
    }
    CHECK(answers_to(server, "POST /api/v1/lookups HTTP/1.1\r\nHost: localhost\r\n\r\n" +
                                 std::string(70'000, 'x'))
              .starts_with("HTTP/1.1 411"));
}

TEST_CASE("CVE-2025-53628: a line without end is refused after 32 KiB at most") {
    RunningServer server;
    std::string const endless(1024 * 1024, 'a');
    CHECK(answers_to(server, endless).starts_with("HTTP/1.1 414"));
    CHECK(answers_to(server, "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + endless)
              .starts_with("HTTP/1.1 431"));
}

TEST_CASE("CVE-2025-52887: header lines are counted, and none is kept after the request") {
    RunningServer server;
    std::string head = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    for (int i = 0; i < 100'000; ++i)
        head += "A: b\r\n";
    CHECK(answers_to(server, head + "\r\n").starts_with("HTTP/1.1 431"));
}

TEST_CASE("CVE-2025-66570, CVE-2025-66577: no header of the client names its address") {
    RunningServer server;
    std::string const one_address = from("192.0.2.33");
    int answered = 0;
    for (int i = 0; i < 70; ++i) {
        std::string const other = "198.51.100." + std::to_string(i);
        Answer const answer = server.get(
            "/", one_address + "REMOTE_ADDR: " + other + "\r\nLOCAL_ADDR: " + other +
                     "\r\nX-Forwarded-For: " + other + "\r\nForwarded: for=" + other + "\r\n");
        answered += answer.status == 200 ? 1 : 0;
    }
    CHECK(answered == 60);
}

TEST_CASE("CVE-2026-22776, CVE-2026-28435: compressed bodies are refused unread") {
    RunningServer server;
    for (char const* const coding : {"gzip", "br", "zstd", "deflate", "identity", "gzip, gzip"}) {
        Answer const answer = server.post("/api/v1/lookups", std::string(1'000, '\x1f'),
                                          "Content-Encoding: " + std::string(coding) + "\r\n");
        CHECK(answer.status == 415);
        CHECK(problem_code(answer) == "http.content_encoding");
    }
}

TEST_CASE("CVE-2026-28434: the text of an exception stays inside") {
    std::string const sources = server_sources();
    CHECK(sources.contains("set_exception_handler"));
    CHECK_FALSE(sources.contains(".what()"));
    CHECK_FALSE(sources.contains("->what()"));
}

TEST_CASE("CVE-2026-29076: there is no multipart parser to reach") {
    RunningServer server;
    std::string const body = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename*=" +
                             std::string(100'000, 'a') + "\r\n\r\nx\r\n--x--\r\n";
    for (char const* const path : {"/api/v1/uploads", "/api/v1/submissions", "/tra-cuu"}) {
        Answer const answer = server.request(
            "POST", path,
            "X-Onedoor-Request: 1\r\nContent-Type: multipart/form-data; boundary=x\r\n", body);
        CHECK(answer.status == 415);
    }
}

TEST_CASE("CVE-2026-34441: a GET with a body ends the connection, so its body is no request") {
    RunningServer server;
    std::string const hidden = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    std::string const answer = answers_to(
        server, "GET /assets/program.wasm HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                    std::to_string(hidden.size()) + "\r\n\r\n" + hidden);
    CHECK(answer.starts_with("HTTP/1.1 400"));
    CHECK(count_of(answer, "HTTP/1.1 ") == 1);
    CHECK_FALSE(server_sources().contains("set_mount_point"));
}

TEST_CASE("CVE-2026-45372: header values are never percent-decoded") {
    RunningServer server;
    std::string const hidden = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (std::string const& line :
         {"Content-Length: %30\r\n", "Transfer-Encoding: chunke%64\r\n",
          "X: a%0d%0aContent-Length: 5\r\n", "X: a%0aTransfer-Encoding: chunked\r\n"}) {
        CAPTURE(line);
        std::string const answer =
            answers_to(server, "POST /api/v1/lookups HTTP/1.1\r\nHost: localhost\r\n" + line +
                                   "\r\n" + hidden);
        CHECK(count_of(answer, "HTTP/1.1 ") == 1);
        CHECK_FALSE(answer.starts_with("HTTP/1.1 2"));
    }
    CHECK(server.get("/api/v1/staff/session", "Cookie: %73taff=x\r\n").status == 401);
}

TEST_CASE("CVE-2026-46527: an empty or broken address from the proxy is not believed") {
    RunningServer server;
    for (char const* const value : {"", ",", ", ,", "x", "1.2.3", "1.2.3.4.5", "1.2.3.4, 5.6.7.8",
                                    "[::1]", "::g", "%31.2.3.4"})
        CHECK(server
                  .get("/health", "X-Forwarded-For: " + std::string(value) +
                                      "\r\nX-Real-IP: " + std::string(value) + "\r\n")
                  .status == 200);
}

TEST_CASE("CVE-2026-31870, CVE-2026-32627, CVE-2026-33745, CVE-2026-54919: the server is nobody's "
          "client") {
    std::string const sources = server_sources();
    for (char const* const name :
         {"httplib::Client", "httplib::SSL", "ClientImpl", "set_follow_location", "set_proxy"})
        CHECK_FALSE(sources.contains(name));
}

TEST_CASE("fixes without a number: regex routes, mount points, trusted proxies, multipart and "
          "ranges of the library are not used") {
    std::string const sources = server_sources();
    for (char const* const name :
         {"set_base_dir", "set_mount_point", "set_trusted_proxies", "std::regex", "<regex>",
          "is_multipart_form_data", "MultipartFormData", "ContentReader", "set_redirect",
          "set_file_content", "set_chunked_content_provider"}) {
        CAPTURE(name);
        CHECK_FALSE(sources.contains(name));
    }
    RunningServer server;
    std::string segments;
    for (int i = 0; i < 500; ++i)
        segments += "/a";
    CHECK(server.get(segments).status == 404);
    Answer const ranged = server.get("/assets/program.wasm", "Range: bytes=0-1,3-4,0-\r\n");
    CHECK(ranged.status == 200);
    CHECK(ranged.body == "raw wasm");
}

TEST_CASE("fixes without a number: the library's own parsers only see what was composed here") {
    std::string const sources = server_sources();
    CHECK(count_of(sources, "process_request(stream, {}, 0, {}, 0, close, closed, nullptr)") == 1);
    CHECK(count_of(sources, "httplib::Stream") == 1);
    CHECK_FALSE(sources.contains("process_server_socket"));
    CHECK_FALSE(sources.contains("SocketStream"));
}
