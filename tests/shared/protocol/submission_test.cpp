#include "shared/json/json.h"
#include "shared/protocol/submission.h"

#include <doctest/doctest.h>

using namespace onedoor;
using protocol::Submission;

namespace {

Submission sample() {
    return {.id = core::SubmissionId::parse("000102030405060708090a0b0c0d0e0f").value(),
            .procedure = "dang-ky-khai-sinh",
            .form_version = 1,
            .case_id = "late",
            .answers = {{"full_name", "Nguyễn Văn A"}, {"children", json::Array{}}},
            .papers = {{"birth_certificate", "ab"}, {"marriage", std::nullopt}},
            .delivery = protocol::Delivery::Post,
            .language = text::Language::English};
}

/// The sample's JSON with one member replaced.
Error error_with(std::string_view name, json::Value value) {
    json::Value document = protocol::to_json(sample());
    document.as_object()->set(name, std::move(value));
    auto const parsed = protocol::parse_submission(json::write(document));
    return parsed ? Error{"accepted", "", ""} : parsed.error();
}

}

TEST_CASE("submission: what the client writes the server reads") {
    std::string const body = json::write(protocol::to_json(sample()));
    CHECK(body == R"({"submission_id":"000102030405060708090a0b0c0d0e0f",)"
                  R"("procedure":"dang-ky-khai-sinh","form_version":1,"case":"late",)"
                  R"("answers":{"full_name":"Nguyễn Văn A","children":[]},)"
                  R"("papers":[{"paper":"birth_certificate","upload_id":"ab"},)"
                  R"({"paper":"marriage","bring":true}],"delivery":"post","language":"en"})");
    CHECK(protocol::parse_submission(body).value() == sample());
    Submission plain = sample();
    plain.case_id.reset();
    CHECK(protocol::parse_submission(json::write(protocol::to_json(plain))).value() == plain);
}

TEST_CASE("submission: each refusal names the member") {
    CHECK(error_with("submission_id", "x").code == "submission_id.format");
    CHECK(error_with("submission_id", "x").path == "submission_id");
    CHECK(error_with("form_version", 0).code == "json.range");
    CHECK(error_with("answers", json::Array{}).path == "answers");
    CHECK(error_with("answers", nullptr).code == "json.missing");
    CHECK(error_with("delivery", "mail").path == "delivery");
    CHECK(error_with("language", "fr").path == "language");
    CHECK(error_with("extra", 1) == Error{"json.unknown_field", "extra", ""});
    CHECK(error_with("papers", json::Array{json::Object{{"paper", "a"}}}).path == "papers[0]");
    CHECK(error_with("papers",
                     json::Array{json::Object{{"paper", "a"}, {"upload_id", "b"}, {"bring", true}}})
              .code == "submission.format");
    json::Array many(101, json::Object{{"paper", "a"}, {"bring", true}});
    CHECK(error_with("papers", many).path == "papers");
}

TEST_CASE("receipt: what the server writes the client reads, members to come included") {
    protocol::Receipt const receipt{.reference = "TN-23456789AB",
                                    .secret = "234-567-89A",
                                    .received_at = {1'795'252'567'000},
                                    .status = cases::NationalStatus::Registered,
                                    .procedure = "dang-ky-khai-sinh",
                                    .track = "/ho-so/TN-23456789AB"};
    json::Value document = protocol::to_json(receipt);
    document.as_object()->append("later", true);
    CHECK(protocol::parse_receipt(json::write(document)).value() == receipt);
    document.as_object()->set("received_at", "soon");
    CHECK(protocol::parse_receipt(json::write(document)).error().path == "received_at");
    document = protocol::to_json(receipt);
    document.as_object()->set("status", 11);
    CHECK(protocol::parse_receipt(json::write(document)).error().path == "status");
}
