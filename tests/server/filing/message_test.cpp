#include "server/filing/message.h"
#include "tests/server/support/filings.h"

#include <doctest/doctest.h>

using namespace onedoor;

static constexpr core::SubmissionId id{{1, 2, 3, 4}};

static std::string refusal(std::string const& body) {
    Result<filing::Message> const message = filing::parse_message(body);
    return message ? "accepted" : message.error().code + " " + message.error().path;
}

static std::string with(std::string_view from, std::string_view to) {
    std::string body = testing::make_trial_body(id);
    std::size_t const at = body.find(from);
    REQUIRE(at != std::string::npos);
    return body.replace(at, from.size(), to);
}

TEST_CASE("message: the hash sees every value, but neither order nor white space") {
    Result<filing::Message> const message = filing::parse_message(testing::make_trial_body(id));
    CHECK(filing::parse_message(" " + with(R"("delivery":"counter","language":"vi")",
                                           R"("language" : "vi", "delivery": "counter")"))
              ->hash == message->hash);
    CHECK(filing::parse_message(with("Hoà", "Hòa"))->hash != message->hash);
    CHECK(filing::parse_message(with("counter", "post"))->hash != message->hash);
}

TEST_CASE("message: a refusal names the spot") {
    CHECK(refusal("") == "json.syntax ");
    CHECK(refusal("[]") == "json.type ");
    CHECK(refusal(with("0102", "01x2")) == "submission_id.format submission_id");
    CHECK(refusal(with("\"form_version\":1", "\"form_version\":0")) == "json.range form_version");
    CHECK(refusal(with("\"bring\":true", "\"bring\":false")) == "submission.format papers[0]");
    CHECK(refusal(with("\"bring\":true", "\"upload_id\":\"7\"")) ==
          "submission.format papers[0].upload_id");
    CHECK(refusal(with("\"bring\":true", "\"hold\":true")) == "json.unknown_field papers[0].hold");
    CHECK(refusal(with("\"delivery\"", "\"colour\":1,\"delivery\"")) ==
          "json.unknown_field colour");
}

TEST_CASE("message: more uploads than a submission may have are refused") {
    std::string papers;
    for (int i = 0; i < 21; ++i)
        papers +=
            (i == 0 ? "" : ",") + (R"({"paper":"a","upload_id":")" + std::string(32, 'a') + "\"}");
    CHECK(refusal(testing::make_trial_body(id, "A", "[" + papers + "]")) ==
          "submission.too_many_papers papers");
}

TEST_CASE("message: more papers than anyone has are refused") {
    std::string papers = R"({"paper":"a","bring":true})";
    for (int i = 0; i < 100; ++i)
        papers += R"(,{"paper":"a","bring":true})";
    CHECK(refusal(testing::make_trial_body(id, "A", "[" + papers + "]")) ==
          "submission.format papers");
}
