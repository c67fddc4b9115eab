#include "tests/server/support/fixtures.h"

#include <doctest/doctest.h>
#include <thread>

using namespace onedoor;
using testing::make_filing;

static constexpr auto registered = cases::NationalStatus::Registered;
static constexpr auto accepted = cases::NationalStatus::Accepted;

/// Acceptance of a filing by an act whose id is made of `act`.
static store::StepDraft make_acceptance(store::CaseSummary const& file, std::uint8_t act) {
    store::StepDraft draft{.after = file};
    draft.act.bytes.fill(act);
    draft.after.state = "accepted";
    draft.after.status = accepted;
    draft.after.accepted_at = core::Instant{1'795'143'600'000};
    draft.after.due_at = core::Instant{1'795'500'000'000};
    draft.after.explanation = R"([{"en":"","vi":"Ba ngày làm việc"}])";
    draft.code = {"H32.12", {2026, 11, 20}, [](std::int32_t sequence) -> Result<std::string> {
                      return "H32.12-261120-000" + std::to_string(sequence);
                  }};
    draft.documents.push_back({"form_01", "TNHS", "H32.12", 2026, "{}"});
    draft.event = {.at = {1'795'143'600'000},
                   .action = "case.step",
                   .role = "receptionist",
                   .account = "canbo",
                   .status = accepted};
    return draft;
}

struct Fixture {
    testing::TemporaryFolder folder;
    testing::SeededRandom random{1};
    std::unique_ptr<store::Store> store = testing::open_store(folder.file("onedoor.db"));
};

TEST_CASE_FIXTURE(Fixture, "store: a filed case is found again with all it holds") {
    store::NewCase const filing = make_filing(core::SubmissionId::make(random));
    Result<store::Filed> const filed = store->file(filing);
    REQUIRE(filed);
    CHECK(filed->outcome == store::FilingOutcome::Created);

    Result<std::optional<store::Case>> const found =
        store->find_case(filing.content.summary.reference);
    REQUIRE(found);
    REQUIRE(*found);
    CHECK((*found)->summary.submission == filing.content.summary.submission);
    CHECK((*found)->summary.applicant == "A");
    CHECK((*found)->answers == filing.content.answers);
    CHECK((*found)->papers == filing.content.papers);
    CHECK_FALSE((*found)->summary.code);
    CHECK_FALSE((*found)->summary.due_at);
}

TEST_CASE_FIXTURE(Fixture, "store: the same filing again writes nothing and answers the same") {
    store::NewCase filing = make_filing(core::SubmissionId::make(random));
    REQUIRE(store->file(filing));
    filing.content.summary.received_at.milliseconds += 5000;
    Result<store::Filed> const again = store->file(filing);
    REQUIRE(again);
    CHECK(again->outcome == store::FilingOutcome::Repeated);
    CHECK(again->received_at.milliseconds == 1'795'140'000'000);
    CHECK(store->list(std::nullopt, 10)->size() == 1);
    CHECK(store->events_of(filing.content.summary.reference)->size() == 1);
}

TEST_CASE_FIXTURE(Fixture, "store: the same id with another request is a conflict") {
    core::SubmissionId const id = core::SubmissionId::make(random);
    REQUIRE(store->file(make_filing(id, "A")));
    CHECK(store->file(make_filing(id, "B"))->outcome == store::FilingOutcome::Conflict);
    CHECK(store->list(std::nullopt, 10)->front().applicant == "A");
    CHECK((*store->find_filed(id, make_filing(id, "A").content.request_hash))->outcome ==
          store::FilingOutcome::Repeated);
}

TEST_CASE_FIXTURE(Fixture, "store: a filing that names an unfinished upload stores nothing") {
    store::NewCase filing = make_filing(core::SubmissionId::make(random));
    filing.content.papers.push_back({"id_card", store::UploadId::make(random)});
    Result<store::Filed> const filed = store->file(filing);
    REQUIRE(filed);
    CHECK(filed->outcome == store::FilingOutcome::UploadIncomplete);
    CHECK(filed->paper_index == 1);
    CHECK(store->list(std::nullopt, 10)->empty());
}

TEST_CASE_FIXTURE(Fixture, "store: steps issue numbers in order, and the same act none") {
    for (std::uint8_t i = 1; i <= 3; ++i) {
        store::NewCase const filing = make_filing(core::SubmissionId::make(random));
        REQUIRE(store->file(filing));
        store::StepDraft const draft = make_acceptance(filing.content.summary, i);
        Result<store::Stepped> const first = store->step(draft);
        REQUIRE(first);
        CHECK(first->outcome == store::StepOutcome::Done);
        CHECK(first->summary->code == "H32.12-261120-000" + std::to_string(i));
        CHECK(first->summary->register_number == i);
        CHECK(first->summary->version == 1);
        Result<store::Stepped> const second = store->step(draft);
        REQUIRE(second);
        CHECK(second->outcome == store::StepOutcome::Repeated);
        CHECK(second->summary->code == first->summary->code);
        std::vector<store::Document> const documents =
            *store->documents_of(filing.content.summary.reference);
        REQUIRE(documents.size() == 1);
        CHECK(documents.front().number == i);
        CHECK(documents.front().version == 1);
        CHECK((*store->find_summary(*first->summary->code))->reference ==
              filing.content.summary.reference);
    }
    CHECK(store->list(registered, 10)->empty());
    CHECK(store->list(accepted, 10)->size() == 3);
    CHECK(store->step(make_acceptance({.reference = "TN-0"}, 9))->outcome ==
          store::StepOutcome::NotFound);
}

TEST_CASE_FIXTURE(Fixture,
                  "store: who saw an older version, or uses an act twice, changes nothing") {
    store::CaseSummary const file = make_filing(core::SubmissionId::make(random)).content.summary;
    store::CaseSummary const other = make_filing(core::SubmissionId::make(random)).content.summary;
    for (store::CaseSummary const& one : {file, other})
        REQUIRE(store->file(make_filing(one.submission)));
    REQUIRE(store->step(make_acceptance(file, 1)));
    CHECK(store->step(make_acceptance(file, 2))->outcome == store::StepOutcome::Stale);
    CHECK(store->step(make_acceptance(other, 1))->outcome == store::StepOutcome::Conflict);
    store::StepDraft differs = make_acceptance(file, 1);
    differs.request_hash.fill(7);
    CHECK(store->step(differs)->outcome == store::StepOutcome::Conflict);
    CHECK(store->documents_of(file.reference)->size() == 1);
    CHECK(store->events_of(file.reference)->size() == 2);
    CHECK_FALSE((*store->find_summary(other.reference))->code);
    CHECK((*store->find_act(make_acceptance(file, 1).act))->reference == file.reference);
    CHECK_FALSE(*store->find_act(make_acceptance(file, 2).act));
}

TEST_CASE_FIXTURE(Fixture, "store: a step stores all of the file that a step may change") {
    store::NewCase const filing = make_filing(core::SubmissionId::make(random));
    REQUIRE(store->file(filing));
    store::StepDraft draft{.after = filing.content.summary};
    store::CaseSummary& after = draft.after;
    after.state = "supplement_in_processing";
    after.status = cases::NationalStatus::SupplementRequested;
    after.state_since = {1};
    after.wait_until = core::Instant{2};
    after.unit = "tu-phap";
    after.officer = "xuly";
    after.accepted_at = core::Instant{3};
    after.accepted_by = "canbo";
    after.due_at = core::Instant{4};
    after.first_due_at = core::Instant{5};
    after.explanation = R"([{"en":"","vi":"x"}])";
    after.supplements = 6;
    after.extensions = 1;
    after.stood_since = core::Instant{7};
    after.stood_minutes = 8;
    after.ended_at = core::Instant{9};
    after.returned_at = core::Instant{10};
    draft.event = filing.event;
    REQUIRE(store->step(draft));
    after.version = 1;
    CHECK(**store->find_summary(after.reference) == after);
}

TEST_CASE_FIXTURE(Fixture, "store: a job that fails takes its number back and hurts no neighbour") {
    std::vector<store::StepDraft> drafts;
    for (std::uint8_t i = 0; i < 8; ++i) {
        store::NewCase const filing = make_filing(core::SubmissionId::make(random));
        REQUIRE(store->file(filing));
        drafts.push_back(make_acceptance(filing.content.summary, i));
    }
    drafts[3].code->code_of = [](std::int32_t) -> Result<std::string> {
        return fail("test.broken");
    };
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> threads;
        for (store::StepDraft const& draft : drafts)
            threads.emplace_back([&] { good += store->step(draft).has_value() ? 1 : 0; });
    }
    CHECK(good == 7);
    std::int32_t highest = 0;
    for (store::CaseSummary const& summary : *store->list(accepted, 10))
        highest = std::max(highest, summary.register_number);
    CHECK(highest == 7);
    CHECK(store->verify_chain()->first_broken == 0);
}

TEST_CASE_FIXTURE(Fixture, "store: a second process cannot open the same database") {
    Result<std::unique_ptr<store::Store>> const second =
        sqlite::open_store({.path = folder.file("onedoor.db")});
    REQUIRE_FALSE(second);
    CHECK(second.error().code == "store.in_use");
}

TEST_CASE_FIXTURE(Fixture, "store: everything is there after it was closed and opened") {
    store::NewCase const filing = make_filing(core::SubmissionId::make(random));
    REQUIRE(store->file(filing));
    store::ChainHead const head = store->verify_chain()->head;
    store.reset();
    store = testing::open_store(folder.file("onedoor.db"));
    CHECK(store->file(filing)->outcome == store::FilingOutcome::Repeated);
    CHECK(store->verify_chain()->head == head);
}

TEST_CASE_FIXTURE(Fixture, "store: staff accounts and sessions are kept and forgotten") {
    CHECK_FALSE(*store->has_accounts());
    store::StaffAccount account{.account = "canbo",
                                .name = "Trần Văn B",
                                .grants = {{"handler", "tu-phap"}, {"receptionist", ""}},
                                .password_hash = "$argon2id$"};
    REQUIRE(store->appoint(account, {.action = "staff.appointed", .account = "canbo"}));
    CHECK((*store->find_account("canbo"))->grants == account.grants);
    account.grants.clear();
    account.failures = 2;
    account.locked_until = core::Instant{5000};
    REQUIRE(store->put_account(account));
    CHECK(*store->has_accounts());
    CHECK((*store->find_account("canbo"))->failures == 2);
    CHECK((*store->find_account("canbo"))->grants.size() == 2);
    CHECK(store->accounts()->front().grants.size() == 2);
    CHECK((*store->find_account("canbo"))->locked_until == core::Instant{5000});
    CHECK_FALSE(*store->find_account("nobody"));

    store::StaffSession session{.account = "canbo", .created_at = {1}, .expires_at = {9000}};
    session.token_hash.fill(7);
    REQUIRE(store->begin_session(session));
    CHECK((*store->find_session(session.token_hash))->account == "canbo");
    session.locked_at = core::Instant{50};
    REQUIRE(store->change_session(session));
    CHECK(store->sessions_of("canbo")->front().locked_at == core::Instant{50});
    CHECK(store->sessions_of("nobody")->empty());
    REQUIRE(store->delete_expired_sessions({9000}));
    CHECK(*store->find_session(session.token_hash));
    REQUIRE(store->delete_expired_sessions({9001}));
    CHECK_FALSE(*store->find_session(session.token_hash));
    REQUIRE(store->change_session(session));
    CHECK_FALSE(*store->find_session(session.token_hash));

    REQUIRE(store->begin_session(session));
    REQUIRE(store->delete_sessions_of("nobody"));
    CHECK(store->sessions_of("canbo")->size() == 1);
    REQUIRE(store->delete_sessions_of("canbo"));
    CHECK(store->sessions_of("canbo")->empty());
    REQUIRE(store->begin_session(session));
    REQUIRE(store->appoint(account, {.action = "staff.appointed", .account = "canbo"}));
    CHECK(store->sessions_of("canbo")->empty());
    CHECK((*store->find_account("canbo"))->grants.empty());
    CHECK(store->verify_chain()->head.sequence == 2);
}
