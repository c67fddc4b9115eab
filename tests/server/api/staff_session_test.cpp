#include "tests/server/api/trial_filing.h"

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
    CHECK(member(signed_in, "name") == "Cán bộ một cửa");
    CHECK(member(signed_in, "account") == "canbo");
    CHECK(member(signed_in, "grants") == R"(["administrator","receptionist"])");
    CHECK(member(signed_in, "units").contains("Bộ phận Một cửa"));
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

TEST_CASE("session: locked by hand or by time, it opens with the password where it was") {
    RunningServer server;
    std::string const cookie = server.officer();
    CHECK(member(server.get("/api/v1/staff/session", cookie), "lock_after_seconds") == "600");
    CHECK(server.post("/api/v1/staff/session/lock", "{}", cookie).status == 204);
    CHECK(problem_code(server.get("/api/v1/staff/files", cookie)) == "session.idle");
    CHECK(problem_code(server.post("/api/v1/staff/session/unlock", R"({"password":"x"})",
                                   cookie)) == "session.wrong");
    std::string const password = R"({"password":")" + server.password() + "\"}";
    Answer const opened = server.post("/api/v1/staff/session/unlock", password, cookie);
    CHECK(opened.status == 200);
    CHECK(member(opened, "account") == "canbo");
    std::string const next = cookie_line(opened);
    CHECK(server.get("/api/v1/staff/files", next).status == 200);
    CHECK(problem_code(server.get("/api/v1/staff/files", cookie)) == "session.required");

    server.clock.advance_seconds(3600);
    CHECK(problem_code(server.get("/api/v1/staff/files", next)) == "session.idle");
    Answer const later = server.post("/api/v1/staff/session/unlock", password, next);
    CHECK(later.header("set-cookie").contains("Max-Age=39600"));
    CHECK(problem_code(server.post("/api/v1/staff/session/unlock", password)) ==
          "session.required");
}

TEST_CASE("session: the password is changed by who knows it, under a new cookie") {
    RunningServer server;
    std::string const cookie = server.officer();
    auto const change = [&](std::string const& password, std::string const& next) {
        return server.post("/api/v1/staff/session/password",
                           R"({"password":")" + password + R"(","next":")" + next + "\"}", cookie);
    };
    CHECK(problem_code(change("x", "mười hai chữ trở lên")) == "session.wrong");
    Answer const too_short = change(server.password(), "ngan");
    CHECK(too_short.status == 422);
    CHECK(problem_code(too_short) == "staff.password");
    Answer const changed = change(server.password(), "mười hai chữ trở lên");
    CHECK(changed.status == 200);
    CHECK(server.get("/api/v1/staff/session", cookie).status == 401);
    CHECK(server.get("/api/v1/staff/session", cookie_line(changed)).status == 200);
    CHECK(problem_code(server.post("/api/v1/staff/session", credentials(server))) ==
          "session.wrong");
}

TEST_CASE("session: an officer sees the own sessions and signs out everywhere") {
    RunningServer server;
    std::string const first = server.officer();
    server.clock.advance_seconds(1);
    std::string const second = server.officer();
    Answer const listed = server.get("/api/v1/staff/sessions", second);
    CHECK(member(listed, "sessions") ==
          R"([{"began_at":"2026-11-20T02:00:00Z","last_used_at":"2026-11-20T02:00:00Z",)"
          R"("locked":false,"this":false},{"began_at":"2026-11-20T02:00:01Z",)"
          R"("last_used_at":"2026-11-20T02:00:01Z","locked":false,"this":true}])");
    Answer const ended =
        server.request("DELETE", "/api/v1/staff/sessions", second + "X-Onedoor-Request: 1\r\n");
    CHECK(ended.status == 204);
    CHECK(ended.header("set-cookie").contains("Max-Age=0"));
    CHECK(server.get("/api/v1/staff/session", first).status == 401);
    CHECK(server.get("/api/v1/staff/session", second).status == 401);
}
