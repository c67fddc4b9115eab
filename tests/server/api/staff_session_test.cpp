#include "tests/server/api/running_server.h"

using namespace onedoor;
using namespace onedoor::testing;

static std::string credentials(RunningServer const& server) {
    return R"({"account":"canbo","password":")" + server.password() + "\"}";
}

static std::string cookie_line(Answer const& answer) {
    std::string const cookie = answer.header("set-cookie");
    return "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
}

TEST_CASE("session: signed in, asked for, signed out") {
    RunningServer server;
    Answer const signed_in = server.post("/api/v1/staff/session", credentials(server));
    CHECK(signed_in.status == 200);
    CHECK(signed_in.body == R"({"name":"Cán bộ một cửa","account":"canbo"})");
    std::string const cookie = cookie_line(signed_in);
    CHECK(server.get("/api/v1/staff/session", cookie).status == 200);
    Answer const signed_out =
        server.request("DELETE", "/api/v1/staff/session", cookie + "X-Onedoor-Request: 1\r\n");
    CHECK(signed_out.status == 204);
    CHECK(signed_out.header("set-cookie").contains("Max-Age=0"));
    CHECK(signed_out.has("clear-site-data"));
    CHECK(server.get("/api/v1/staff/session", cookie).status == 401);
}

TEST_CASE("session: the cookie cannot be read, shared or sent by other sites") {
    RunningServer server;
    Answer const here = server.post("/api/v1/staff/session", credentials(server));
    std::string const cookie = here.header("set-cookie");
    CHECK(cookie.starts_with("staff="));
    CHECK(cookie.contains("; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200"));
    CHECK_FALSE(cookie.contains("Secure"));

    LoopbackClient client(server.port());
    std::string const body = credentials(server);
    client.send("POST /api/v1/staff/session HTTP/1.1\r\nHost: motcua.example.vn\r\n"
                "X-Onedoor-Request: 1\r\nContent-Type: application/json\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n\r\n" + body);
    std::string const outside = client.receive().header("set-cookie");
    CHECK(outside.starts_with("__Host-staff="));
    CHECK(outside.ends_with("; Secure"));
    CHECK_FALSE(outside.contains("Domain"));
}

TEST_CASE("session: fixation and replay are useless") {
    RunningServer server;
    std::string const planted = "Cookie: staff=" + std::string(64, 'a') + "\r\n";
    Answer const signed_in = server.post("/api/v1/staff/session", credentials(server), planted);
    CHECK(server.get("/api/v1/staff/session", planted).status == 401);
    std::string const first = cookie_line(signed_in);
    std::string const second =
        cookie_line(server.post("/api/v1/staff/session", credentials(server), first));
    CHECK(first != second);
    CHECK(server.get("/api/v1/staff/session", first).status == 401);
    CHECK(server.get("/api/v1/staff/session", second).status == 200);
    server.request("DELETE", "/api/v1/staff/session", second + "X-Onedoor-Request: 1\r\n");
    CHECK(server.get("/api/v1/staff/session", second).status == 401);
}

TEST_CASE("session: nothing on disk is the cookie or the password") {
    RunningServer server;
    std::string const cookie = server.officer();
    std::string const token = cookie.substr(14, 64);
    CHECK(token.size() == 64);
    for (auto const& entry : std::filesystem::recursive_directory_iterator(server.data_folder())) {
        if (!entry.is_regular_file())
            continue;
        std::FILE* const file = std::fopen(entry.path().c_str(), "rb");
        REQUIRE(file != nullptr);
        std::string bytes(entry.file_size(), '\0');
        CHECK(std::fread(bytes.data(), 1, bytes.size(), file) == bytes.size());
        std::fclose(file);
        CAPTURE(entry.path().string());
        CHECK_FALSE(bytes.contains(token));
        CHECK_FALSE(bytes.contains(server.password()));
    }
}
