#include "tests/server/support/filings.h"

#include <doctest/doctest.h>

using namespace onedoor;
using testing::make_trial_body;

TEST_CASE_FIXTURE(testing::FilingFixture, "filing: a good filing is stored with what was written") {
    filing::Receipt const receipt = file(make_trial_body(core::SubmissionId::make(random)));
    CHECK(receipt.kind == filing::Receipt::Kind::Created);
    CHECK(receipt.reference.starts_with("TN-"));
    CHECK(receipt.secret.size() == 11);
    CHECK(receipt.received_at == clock.now());
    std::optional<store::Case> const stored = *store->find_case(receipt.reference);
    REQUIRE(stored);
    CHECK(stored->summary.applicant == "Nguyễn Thị Hoà");
    CHECK(stored->answers == R"({"dob":"2026-11-12","requester_name":"Nguyễn Thị Hoà"})");
    CHECK(stored->papers == std::vector<store::Paper>{{"birth_proof", std::nullopt}});
    CHECK(store->events_of(receipt.reference)->front().draft.action == "case.filed");
}

TEST_CASE_FIXTURE(testing::FilingFixture,
                  "filing: answers are checked by the form, papers by the case") {
    core::SubmissionId const id = core::SubmissionId::make(random);
    CHECK(refusal(make_trial_body(id, "")) == "form.invalid answers.requester_name=form.required");
    CHECK(refusal(make_trial_body(id, "A", "[]")) ==
          "form.invalid papers.birth_proof=submission.paper_missing");
    CHECK(refusal(make_trial_body(id, "A",
                                  R"([{"paper":"birth_proof","bring":true},)"
                                  R"({"paper":"birth_proof","bring":true}])")) ==
          "form.invalid papers[1].paper=submission.paper_twice");
    CHECK(refusal(make_trial_body(id, "A",
                                  R"([{"paper":"birth_proof","bring":true},)"
                                  R"({"paper":"late_proof","bring":true}])")) ==
          "form.invalid papers[1].paper=submission.paper_unknown");
    std::string late = make_trial_body(id);
    late.replace(late.find("on_time"), 7, "late");
    CHECK(refusal(late) == "form.invalid papers.late_proof=submission.paper_missing");
}

TEST_CASE_FIXTURE(testing::FilingFixture,
                  "filing: procedure, form version and case must be on offer") {
    core::SubmissionId const id = core::SubmissionId::make(random);
    auto const with = [&](std::string const& from, std::string const& to) {
        std::string body = make_trial_body(id);
        return body.replace(body.find(from), from.size(), to);
    };
    CHECK(refusal(with("\"dang-ky-thu\"", "\"khong-co\"")) == "submission.unknown_procedure");
    CHECK(refusal(with("\"form_version\":1", "\"form_version\":2")) == "submission.form_version");
    CHECK(refusal(with("\"on_time\"", "null")) == "submission.case");
    CHECK(refusal(with("\"on_time\"", "\"never\"")) == "submission.case");
    clock.set("2025-06-30T12:00:00Z");
    CHECK(refusal(make_trial_body(id)) == "submission.unknown_procedure");
}

TEST_CASE_FIXTURE(testing::FilingFixture,
                  "filing: an upload must be complete and of this submission") {
    core::SubmissionId const id = core::SubmissionId::make(random);
    store::Upload upload{.id = store::UploadId::make(random),
                         .submission = id,
                         .name = "a.pdf",
                         .type = "application/pdf",
                         .size_bytes = 10,
                         .chunks = 1,
                         .file_name = "f1"};
    std::string const papers =
        R"([{"paper":"birth_proof","upload_id":")" + upload.id.text() + "\"}]";
    std::string const expected =
        "submission.upload_incomplete papers[0].upload_id=submission.upload_incomplete";
    CHECK(refusal(make_trial_body(id, "A", papers)) == expected);
    REQUIRE(store->create_upload(upload));
    CHECK(refusal(make_trial_body(id, "A", papers)) == expected);
    REQUIRE(store->finish_upload(upload.id, store::UploadState::Complete, {}));
    CHECK(refusal(make_trial_body(core::SubmissionId::make(random), "A", papers)) == expected);
    file(make_trial_body(id, "A", papers));
    CHECK((*store->find_upload(upload.id))->state == store::UploadState::Filed);
}

TEST_CASE_FIXTURE(testing::FilingFixture, "filing: files that are too large together are refused") {
    core::SubmissionId const id = core::SubmissionId::make(random);
    std::string papers;
    for (int i = 0; i < 3; ++i) {
        store::Upload const upload{.id = store::UploadId::make(random),
                                   .submission = id,
                                   .name = "a.pdf",
                                   .type = "application/pdf",
                                   .size_bytes = 9 * 1024 * 1024,
                                   .chunks = 36,
                                   .state = store::UploadState::Complete,
                                   .file_name = "f" + std::to_string(i)};
        REQUIRE(store->create_upload(upload));
        papers += (i == 0 ? "" : ",") +
                  (R"({"paper":"birth_proof","upload_id":")" + upload.id.text() + "\"}");
    }
    CHECK(refusal(make_trial_body(id, "A", "[" + papers + "]")) == "upload.total_too_large");
}
