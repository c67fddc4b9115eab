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
          "/can-bo/ho-so/TN-2222222222", "/can-lam-gi", "/can-lam-gi/sinh-con",
          "/can-lam-gi/xay-nha?tra-loi=chua.nha-o", "/noi-nop", "/noi-nop?xa=22366"}) {
        CAPTURE(path);
        Answer const page = server.get(path);
        CHECK(page.status == 200);
        CHECK(page.header("content-type") == "text/html; charset=utf-8");
        CHECK(page.body.contains("<main id=\"content\""));
        CHECK(page.body.ends_with("</html>\n"));
    }
}

TEST_CASE("pages: search engines are told what to read") {
    RunningServer server;
    std::string const robots = server.get("/robots.txt").body;
    CHECK(robots.contains("Disallow: /api/\n"));
    CHECK(robots.contains("Disallow: /ban-giao/\n"));
    Answer const map = server.get("/sitemap.xml");
    CHECK(map.header("content-type") == "application/xml; charset=utf-8");
    CHECK(map.body.contains("/thu-tuc/dang-ky-thu</loc>"));
    CHECK(server.get("/thu-tuc/dang-ky-thu").body.contains("<link rel=\"canonical\" href=\"http"));
}

TEST_CASE("pages: what is not there is a 404, as a page for readers and a problem for programs") {
    RunningServer server;
    for (char const* const path : {"/nothing", "/thu-tuc/nothing", "/thu-tuc/dang-ky-thu/nop/x",
                                   "/thu-tuc/dang-ky-thu/nop/buoc-", "/thu-tuc/x/nop/buoc-1",
                                   "/can-lam-gi/x", "/noi-nop/x"}) {
        CAPTURE(path);
        Answer const page = server.get(path, "Accept: text/html,*/*\r\n");
        CHECK(page.status == 404);
        CHECK(page.body.contains("Không có trang này"));
    }
    CHECK(problem_code(server.get("/nothing")) == "http.not_found");
    CHECK(problem_code(server.get("/api/v1/x", "Accept: text/html\r\n")) == "http.not_found");
}

TEST_CASE("pages: a form's answers become one address, and what answers nothing is dropped") {
    RunningServer server;
    for (auto const& [asked, address] :
         {std::pair("?tra-loi=chua&tra-loi=nha-o", "?tra-loi=chua.nha-o"),
          std::pair("?tra-loi=x.chua", "?tra-loi=chua")}) {
        CAPTURE(asked);
        Answer const page = server.get(std::string("/can-lam-gi/xay-nha") + asked);
        CHECK(page.status == 303);
        CHECK(page.header("location") == std::string("/can-lam-gi/xay-nha") + address);
    }
    Answer const broken = server.get("/can-lam-gi/xay-nha?tra-loi=%0d%0aX-Y:z");
    CHECK(broken.status == 200);
    CHECK_FALSE(broken.has("x-y"));
}

TEST_CASE("pages: a question keeps the answers before it, the checklist has them all") {
    RunningServer server;
    std::string const question = server.get("/can-lam-gi/xay-nha?tra-loi=chua").body;
    CHECK(question.contains("Câu 2/2"));
    CHECK(question.contains("<input type=\"hidden\" name=\"tra-loi\" value=\"chua\">"));
    CHECK(question.contains("<legend><h1>Ông/bà xây gì?</h1></legend>"));
    std::string const list = server.get("/can-lam-gi/xay-nha?tra-loi=chua.nha-o").body;
    CHECK(list.contains("Việc 1: Cấp giấy phép xây dựng"));
    CHECK(list.contains("khoản theo quy định của địa phương, chưa rõ mức"));
    CHECK(list.contains("<svg class=\"qr\" role=\"img\""));
    CHECK(list.contains("/can-lam-gi/xay-nha?tra-loi=chua.nha-o&amp;in=1"));
}

TEST_CASE("pages: the commune chosen has its office first, and unknown things are said to be so") {
    RunningServer server;
    std::string const page = server.get("/noi-nop?xa=22366").body;
    CHECK(page.contains("<option value=\"22366\" selected>phường Nha Trang</option>"));
    CHECK(page.contains("Nơi nộp của phường Nha Trang"));
    CHECK(page.contains("Chưa có thông tin"));
    CHECK(page.contains("07:30–11:30, 13:00–17:00"));
    CHECK_FALSE(server.get("/noi-nop?xa=56").body.contains("Nơi nộp của"));
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
         {"/tim-kiem?q=" + evil, "/ho-so/" + evil, "/thu-tuc/" + evil, "/?x=" + evil, "/" + evil,
          "/can-lam-gi/" + evil, "/can-lam-gi/xay-nha?tra-loi=" + evil, "/noi-nop?xa=" + evil}) {
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

TEST_CASE("api: a listing of built files that a kiosk knows already is not sent again") {
    RunningServer server;
    Answer const listing = server.get("/api/v1/assets");
    std::string const known = "If-None-Match: " + listing.header("etag") + "\r\n";
    CHECK(server.get("/api/v1/assets", known).status == 304);
    CHECK(server.get("/api/v1/assets", known).body.empty());
    CHECK(server.get("/api/v1/assets", "If-None-Match: \"x\"\r\n").status == 200);
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
