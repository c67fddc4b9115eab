#include "tests/server/support/fixtures.h"

#include <doctest/doctest.h>
#include <thread>

using namespace onedoor;
using testing::make_filing;

static constexpr auto registered = cases::NationalStatus::Registered;
static constexpr auto accepted = cases::NationalStatus::Accepted;

static store::AcceptanceDraft make_acceptance(std::string const& reference) {
    return {.reference = reference,
            .agency = "H32.12",
            .day = {2026, 11, 20},
            .accepted_at = {1'795'143'600'000},
            .due_at = core::Instant{1'795'500'000'000},
            .explanation = R"([{"en":"","vi":"Ba ngày làm việc"}])",
            .event = {.at = {1'795'143'600'000},
                      .action = "case.accepted",
                      .role = "receptionist",
                      .account = "canbo",
                      .status = accepted},
            .code_of = [](std::int32_t sequence) -> Result<std::string> {
                return "H32.12-261120-000" + std::to_string(sequence);
            }};
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

TEST_CASE_FIXTURE(Fixture, "store: acceptance issues numbers in order, and the same ones again") {
    for (int i = 1; i <= 3; ++i) {
        store::NewCase const filing = make_filing(core::SubmissionId::make(random));
        REQUIRE(store->file(filing));
        store::AcceptanceDraft const draft = make_acceptance(filing.content.summary.reference);
        Result<store::Accepted> const first = store->accept(draft);
        REQUIRE(first);
        CHECK(first->outcome == store::AcceptanceOutcome::Accepted);
        CHECK(first->summary->code == "H32.12-261120-000" + std::to_string(i));
        CHECK(first->summary->register_number == i);
        Result<store::Accepted> const second = store->accept(draft);
        REQUIRE(second);
        CHECK(second->outcome == store::AcceptanceOutcome::Repeated);
        CHECK(second->summary->code == first->summary->code);
        CHECK((*store->find_summary(*first->summary->code))->reference ==
              filing.content.summary.reference);
    }
    CHECK(store->list(registered, 10)->empty());
    CHECK(store->list(accepted, 10)->size() == 3);
    CHECK(store->accept(make_acceptance("TN-0"))->outcome == store::AcceptanceOutcome::NotFound);
}

TEST_CASE_FIXTURE(Fixture, "store: a job that fails takes its number back and hurts no neighbour") {
    std::vector<store::AcceptanceDraft> drafts;
    for (int i = 0; i < 8; ++i) {
        store::NewCase const filing = make_filing(core::SubmissionId::make(random));
        REQUIRE(store->file(filing));
        drafts.push_back(make_acceptance(filing.content.summary.reference));
    }
    drafts[3].code_of = [](std::int32_t) -> Result<std::string> { return fail("test.broken"); };
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> threads;
        for (store::AcceptanceDraft const& draft : drafts)
            threads.emplace_back([&] { good += store->accept(draft).has_value() ? 1 : 0; });
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
