#include "server/casework/service.h"
#include "server/documents/form_sets.h"
#include "server/filing/explanation.h"
#include "server/intake/service.h"
#include "tests/server/intake/office.h"
#include "tests/server/support/filings.h"

#include <doctest/doctest.h>

using namespace onedoor;
using testing::make_trial_body;

static staff::Officer const officer{
    "canbo", "Trần Văn Bình", {{cases::Role::Receptionist, "mot-cua"}}};

struct IntakeFixture : testing::FilingFixture {
    intake::Office office = testing::read_office();
    units::Units units = *units::Units::parse("[]");
    receipts::FormSets form_sets = *documents::load_form_sets("assets");
    keys::AnswerKey key = *keys::AnswerKey::open(folder.file("answers.key"), random);
    documents::Service documents{{form_sets, key}};
    intake::Service intake{{.store = *store,
                            .published = published,
                            .office = office,
                            .clock = clock,
                            .secret_key = filing::SecretKey{1, 2, 3},
                            .units = units,
                            .public_address = "http://127.0.0.1:8080",
                            .documents = documents}};

    casework::Service casework{{*store, published, office, clock}};

    Result<casework::Done> accept(std::string const& reference) {
        return casework.act(officer, reference,
                            {.id = store::ActId::make(random), .action = "accept"});
    }
    std::string filed() {
        return file(make_trial_body(core::SubmissionId::make(random))).reference;
    }
};

TEST_CASE_FIXTURE(IntakeFixture, "intake: a new file is in the inbox until it is accepted") {
    std::string const reference = filed();
    Result<std::vector<intake::InboxLine>> const lines =
        intake.list(cases::NationalStatus::Registered);
    REQUIRE(lines);
    REQUIRE(lines->size() == 1);
    CHECK(lines->front().reference == reference);
    CHECK(lines->front().applicant == "Nguyễn Thị Hoà");
    CHECK(lines->front().procedure_name.vi == "Đăng ký thử");
    REQUIRE(accept(reference));
    CHECK(intake.list(cases::NationalStatus::Registered)->empty());
    CHECK(intake.list(cases::NationalStatus::Accepted)->size() == 1);
}

TEST_CASE_FIXTURE(IntakeFixture, "intake: opening a file shows everything and records who looked") {
    std::string const reference = filed();
    Result<intake::OpenFile> const file = intake.open(officer, reference);
    REQUIRE(file);
    CHECK(file->papers.size() == 1);
    CHECK(file->papers.front().name.vi == "Giấy chứng sinh");
    CHECK(file->events.size() == 1);
    REQUIRE(file->deadline);
    CHECK(core::to_iso(file->deadline->due_at) == "2026-11-26T10:00:00Z");
    store::Event const event = store->events_of(reference)->back();
    CHECK(event.draft.action == "case.opened");
    CHECK(event.draft.account == "canbo");
}

TEST_CASE_FIXTURE(IntakeFixture,
                  "intake: the holder sees code, due time and its explanation after acceptance") {
    filing::Receipt const receipt = file(make_trial_body(core::SubmissionId::make(random)));
    store::CaseSummary const accepted = accept(receipt.reference)->file;
    Result<filing::TrackedFile> const found = service.look_up(*accepted.code, receipt.secret);
    REQUIRE(found);
    CHECK(found->status == cases::NationalStatus::Accepted);
    CHECK(found->status_name.vi == "Được tiếp nhận");
    CHECK(found->due_at == accepted.due_at);
    CHECK(found->explanation == filing::read_explanation(accepted.explanation));
    CHECK(found->events.size() == 2);
    CHECK(found->events.back().text.vi == "Tiếp nhận hồ sơ");
}

TEST_CASE_FIXTURE(IntakeFixture, "intake: form 01 exists once there is a code") {
    std::string const reference = filed();
    CHECK(intake.form_01(officer, reference).error().code == "file.not_accepted_yet");
    REQUIRE(accept(reference));
    Result<core::Bytes> const pdf = intake.form_01(officer, reference);
    REQUIRE(pdf);
    CHECK(std::string_view(reinterpret_cast<char const*>(pdf->data()), 5) == "%PDF-");
}
