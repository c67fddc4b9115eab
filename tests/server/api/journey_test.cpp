#include "shared/core/bytes.h"
#include "shared/core/sha256.h"
#include "shared/json/json.h"
#include "tests/server/api/running_server.h"

using namespace onedoor;
using namespace onedoor::testing;

namespace {

std::string member(Answer const& answer, std::string_view name) {
    auto const document = json::parse(answer.body);
    if (!document || document->find(name) == nullptr)
        return {};
    json::Value const& value = *document->find(name);
    return value.as_string() != nullptr ? *value.as_string() : json::write(value);
}

std::string const submission_id = "00112233445566778899aabbccddeeff";

std::string filing(std::string_view papers, std::string_view name = "Nguyễn Thị Canary") {
    return R"({"submission_id":")" + submission_id +
           R"(","procedure":"dang-ky-thu","form_version":1,"case":"on_time","answers":)"
           R"({"requester_name":")" +
           std::string(name) + R"(","dob":"2026-11-12"},"papers":)" + std::string(papers) +
           R"(,"delivery":"counter","language":"vi"})";
}

std::string const brought = R"([{"paper":"birth_proof","bring":true}])";
std::string const pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                        "trailer<</Root 1 0 R>>\n%%EOF\n";

std::string sha256_text(std::string_view bytes) {
    return core::to_hex(core::sha256(core::as_bytes(bytes)));
}

std::string upload_pdf(RunningServer& server) {
    Answer const declared =
        server.post("/api/v1/uploads",
                    R"({"submission_id":")" + submission_id +
                        R"(","name":"giấy chứng sinh.pdf","type":"application/pdf","size":)" +
                        std::to_string(pdf.size()) + R"(,"sha256":")" + sha256_text(pdf) + "\"}");
    CHECK(declared.status == 201);
    std::string const id = member(declared, "upload_id");
    Answer const sent = server.request(
        "PUT", "/api/v1/uploads/" + id + "/0",
        "X-Onedoor-Request: 1\r\nContent-Type: application/octet-stream\r\nX-Content-SHA256: " +
            sha256_text(pdf) + "\r\n",
        pdf);
    CHECK_MESSAGE(sent.status == 204, sent.body);
    CHECK(member(server.get("/api/v1/uploads/" + id), "complete") == "true");
    return id;
}

}

TEST_CASE("journey: filed with an upload, looked up, accepted, printed") {
    RunningServer server;
    std::string const upload = upload_pdf(server);
    Answer const filed =
        server.post("/api/v1/submissions",
                    filing(R"([{"paper":"birth_proof","upload_id":")" + upload + R"("}])"));
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

    Answer const accepted =
        server.post("/api/v1/staff/files/" + reference + "/acceptance", "{}", officer);
    REQUIRE_MESSAGE(accepted.status == 200, accepted.body);
    std::string const code = member(accepted, "code");
    CHECK(code.starts_with("H32"));
    CHECK(server.post("/api/v1/staff/files/" + reference + "/acceptance", "{}", officer).body ==
          accepted.body);
    Answer const form_01 = server.get(member(accepted, "form01"), officer);
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
    Answer const first = server.post("/api/v1/submissions", filing(brought));
    Answer const again = server.post("/api/v1/submissions", filing(brought));
    CHECK(first.status == 201);
    CHECK(again.status == 200);
    CHECK(first.body == again.body);
    Answer const other = server.post("/api/v1/submissions", filing(brought, "Another"));
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
                           Row{filing(brought, ""), "form.invalid", "answers.requester_name"},
                           Row{filing("[]"), "submission.paper_missing", "papers"}}) {
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
    Answer const filed = server.post("/api/v1/submissions", filing(brought));
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
    Answer const filed = server.post("/api/v1/submissions", filing(brought));
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
