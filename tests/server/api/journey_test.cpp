#include "tests/server/api/trial_filing.h"

using namespace onedoor;
using namespace onedoor::testing;

TEST_CASE("journey: filed with an upload, looked up, accepted, printed") {
    RunningServer server;
    std::string const upload = upload_pdf(server);
    Answer const filed =
        server.post("/api/v1/submissions",
                    trial_filing(R"([{"paper":"birth_proof","upload_id":")" + upload + R"("}])"));
    REQUIRE_MESSAGE(filed.status == 201, filed.body);
    std::string const reference = member(filed, "reference");
    std::string const secret = member(filed, "secret");
    CHECK(member(filed, "track") == "/ho-so/" + reference);

    std::string const question = R"({"code":")" + reference + R"(","secret":")" + secret + "\"}";
    CHECK(member(server.post("/api/v1/lookups", question), "status") == "1");

    std::string const officer = server.officer();
    CHECK(server.get("/api/v1/staff/files?status=1", officer).body.contains(reference));
    CHECK_FALSE(server.get("/api/v1/staff/files?status=2", officer).body.contains(reference));
    Answer const opened = server.get("/api/v1/staff/files/" + reference, officer);
    CHECK(opened.body.contains("Nguyễn Thị Canary"));
    CHECK(opened.body.contains(upload));
    Answer const attachment = server.get("/api/v1/staff/uploads/" + upload, officer);
    CHECK(attachment.body == pdf);
    CHECK(attachment.header("content-disposition").starts_with("attachment; filename*=UTF-8''gi"));

    Answer const accepted = act(server, reference, 0, "accept", "", officer);
    REQUIRE_MESSAGE(accepted.status == 200, accepted.body);
    std::string const code = member(accepted, "code");
    CHECK(code.starts_with("H32"));
    CHECK(act(server, reference, 0, "accept", "", officer).body == accepted.body);
    Answer const form_01 = server.get("/api/v1/staff/files/" + reference + "/form-01.pdf", officer);
    CHECK(form_01.header("content-type") == "application/pdf");
    CHECK(form_01.body.starts_with("%PDF"));

    Answer const tracked = server.post("/api/v1/lookups", question);
    CHECK(member(tracked, "status") == "2");
    CHECK(member(tracked, "code") == code);
    CHECK(member(tracked, "due_at") == member(accepted, "due_at"));
    Answer const page =
        server.request("POST", "/tra-cuu", "Content-Type: application/x-www-form-urlencoded\r\n",
                       "code=" + code + "&secret=" + secret);
    CHECK(page.status == 200);
    CHECK(page.body.contains("Được tiếp nhận"));
    CHECK(page.body.contains(code));
}

TEST_CASE("journey: the same filing again is the same receipt, another body a conflict") {
    RunningServer server;
    Answer const first = server.post("/api/v1/submissions", trial_filing(brought));
    Answer const again = server.post("/api/v1/submissions", trial_filing(brought));
    CHECK(first.status == 201);
    CHECK(again.status == 200);
    CHECK(first.body == again.body);
    Answer const other = server.post("/api/v1/submissions", trial_filing(brought, "Another"));
    CHECK(other.status == 422);
    CHECK(problem_code(other) == "submission.conflict");
}

TEST_CASE("journey: refusals are problem documents that name the field in both languages") {
    RunningServer server;
    struct Row {
        std::string body;
        char const* code;
        char const* path;
    };
    for (Row const& row : {Row{"{", "json.syntax", ""}, Row{"[]", "json.type", ""},
                           Row{trial_filing(brought, ""), "form.invalid", "answers.requester_name"},
                           Row{trial_filing("[]"), "submission.paper_missing", "papers"}}) {
        CAPTURE(row.body);
        Answer const answer = server.post("/api/v1/submissions", row.body);
        CHECK(answer.status >= 400);
        CHECK(answer.status < 429);
        CHECK(answer.header("content-type") == "application/problem+json");
        CHECK(answer.body.contains("\"vi\":"));
        CHECK(answer.body.contains("\"en\":"));
        CHECK_MESSAGE(answer.body.contains(row.path), answer.body);
    }
}

TEST_CASE("journey: wrong code and wrong secret are told in the same words") {
    RunningServer server;
    Answer const filed = server.post("/api/v1/submissions", trial_filing(brought));
    auto const refusal = [&](std::string const& code, std::string const& secret) {
        return server.post("/api/v1/lookups",
                           R"({"code":")" + code + R"(","secret":")" + secret + "\"}");
    };
    std::string const reference = member(filed, "reference");
    Answer const wrong_secret = refusal(reference, "222-222-222");
    Answer const wrong_code = refusal("TN-2222222222", member(filed, "secret"));
    Answer const no_code = refusal("x", "y");
    CHECK(wrong_secret.status == 404);
    CHECK(wrong_secret.body == wrong_code.body);
    CHECK(wrong_secret.body == no_code.body);
}

TEST_CASE("privacy: neither log nor figures hold anything of a citizen") {
    RunningServer server;
    Answer const filed = server.post("/api/v1/submissions", trial_filing(brought));
    std::string const reference = member(filed, "reference");
    server.get("/tim-kiem?q=Canary");
    server.get("/ho-so/" + reference);
    server.post("/api/v1/staff/session", R"({"account":"Canary","password":"Canary"})");
    server.post("/api/v1/submissions", R"({"Canary":1})");
    std::string const figures = server.get("/metrics", from("127.0.0.1")).body;
    CHECK(figures.contains("onedoor_requests_total{operation=\"submit\",status=\"201\"} 1"));
    CHECK(figures.contains("onedoor_store_commits_total"));
    for (std::string const& text : {server.log_text(), figures}) {
        CHECK_FALSE(text.empty());
        for (std::string const& canary :
             {std::string("Canary"), reference, std::string("10.0."), server.password(),
              std::string("tim-kiem"), std::string("2026-11-12")}) {
            CAPTURE(canary);
            CHECK_FALSE(text.contains(canary));
        }
    }
}
