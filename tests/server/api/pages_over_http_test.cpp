#include "tests/server/api/running_server.h"

using namespace onedoor;
using namespace onedoor::testing;

TEST_CASE("pages: every public address answers with readable HTML") {
    RunningServer server;
    for (char const* const path :
         {"/", "/tim-kiem", "/tim-kiem?q=dang+ky", "/thu-tuc/dang-ky-thu",
          "/thu-tuc/dang-ky-thu/nop", "/thu-tuc/dang-ky-thu/nop/buoc-2",
          "/thu-tuc/dang-ky-thu/nop/giay-to", "/thu-tuc/dang-ky-thu/nop/kiem-tra",
          "/thu-tuc/dang-ky-thu/nop/da-nop", "/tra-cuu", "/ho-so/TN-2222222222", "/can-bo",
          "/can-bo/ho-so/TN-2222222222"}) {
        CAPTURE(path);
        Answer const page = server.get(path);
        CHECK(page.status == 200);
        CHECK(page.header("content-type") == "text/html; charset=utf-8");
        CHECK(page.body.contains("<main id=\"content\""));
        CHECK(page.body.ends_with("</html>\n"));
    }
}

TEST_CASE("pages: what is not there is a 404, as a page for readers and a problem for programs") {
    RunningServer server;
    for (char const* const path : {"/nothing", "/thu-tuc/nothing", "/thu-tuc/dang-ky-thu/nop/x",
                                   "/thu-tuc/dang-ky-thu/nop/buoc-", "/thu-tuc/x/nop/buoc-1"}) {
        CAPTURE(path);
        Answer const page = server.get(path, "Accept: text/html,*/*\r\n");
        CHECK(page.status == 404);
        CHECK(page.body.contains("Không có trang này"));
    }
    CHECK(problem_code(server.get("/nothing")) == "http.not_found");
    CHECK(problem_code(server.get("/api/v1/x", "Accept: text/html\r\n")) == "http.not_found");
}

TEST_CASE("pages: the language is chosen by link, kept by cookie, Vietnamese otherwise") {
    RunningServer server;
    CHECK(server.get("/").header("content-language") == "vi");
    CHECK(server.get("/", "Accept-Language: en\r\n").header("content-language") == "vi");
    CHECK(server.get("/", "Cookie: language=en\r\n").header("content-language") == "en");
    Answer const chosen = server.get("/?lang=en");
    CHECK(chosen.header("content-language") == "en");
    CHECK(chosen.header("set-cookie").starts_with("language=en; Path=/; SameSite=Lax"));
    CHECK(server.get("/?lang=vi", "Cookie: language=en\r\n").header("content-language") == "vi");
    CHECK_FALSE(server.get("/?lang=xx").has("set-cookie"));
}

TEST_CASE("pages: nothing of the request is repeated outside of escaped text") {
    RunningServer server;
    std::string const evil = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E";
    for (std::string const& path :
         {"/tim-kiem?q=" + evil, "/ho-so/" + evil, "/thu-tuc/" + evil, "/?x=" + evil, "/" + evil}) {
        CAPTURE(path);
        Answer const page = server.get(path, "Accept: text/html\r\nX-Evil: <b>\r\n");
        CHECK_FALSE(page.body.contains("<script>alert"));
        CHECK_FALSE(page.body.contains("<b>"));
    }
}

TEST_CASE("api: a procedure by id with its form, and problems for what is not there") {
    RunningServer server;
    Answer const procedure = server.get("/api/v1/procedures/dang-ky-thu");
    CHECK(procedure.status == 200);
    CHECK(procedure.body.contains("\"fees_known\":true"));
    CHECK(procedure.body.contains("\"requester_name\""));
    CHECK(problem_code(server.get("/api/v1/procedures/x")) == "procedure.not_found");
    CHECK(problem_code(server.get("/api/v1/uploads/x")) == "upload.not_found");
    CHECK(server.get("/api/v1/assets").body.contains("\"units.json\":\"/assets/units.json\""));
    CHECK(server.get("/ready").body == R"({"status":"ready"})");
}

TEST_CASE("api: reports of browsers are counted and forgotten") {
    RunningServer server;
    Answer const taken = server.request("POST", "/api/v1/reports",
                                        "Content-Type: application/reports+json\r\n", "[{}]");
    CHECK(taken.status == 204);
    CHECK(server.get("/metrics", from("127.0.0.1"))
              .body.contains("onedoor_policy_reports_total 1\n"));
    CHECK(server.request("POST", "/api/v1/reports", "Content-Type: text/plain\r\n", "x").status ==
          415);
}
