#include "tests/server/support/fake_store.h"
#include "tests/server/support/filings.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <set>
#include <thread>

using namespace onedoor;
using testing::make_trial_body;

TEST_CASE_FIXTURE(testing::FilingFixture,
                  "D9: the same id with another body is refused, the first stays") {
    core::SubmissionId const id = core::SubmissionId::make(random);
    filing::Receipt const receipt = file(make_trial_body(id, "A"));
    std::expected<filing::Receipt, filing::Refusal> const other =
        service.file(make_trial_body(id, "B"));
    REQUIRE_FALSE(other);
    CHECK(other.error().error.code == "submission.conflict");
    CHECK((*store->find_summary(receipt.reference))->applicant == "A");
    std::vector<store::Event> const events = *store->events_of(receipt.reference);
    REQUIRE(events.size() == 2);
    CHECK(events.back().draft.action == "submission.conflict");
    CHECK(events.back().draft.outcome == "refused");
}

TEST_CASE_FIXTURE(testing::FilingFixture,
                  "filing: a repeat gets its receipt though the form is not valid any more") {
    std::string const body = make_trial_body(core::SubmissionId::make(random));
    filing::Receipt const first = file(body);
    clock.set("2024-01-01T00:00:00Z");
    filing::Receipt const again = file(body);
    CHECK(again.kind == filing::Receipt::Kind::Repeated);
    CHECK(again.reference == first.reference);
    CHECK(again.secret == first.secret);
    CHECK(again.received_at == first.received_at);
}

/// One row per id, and every answer of an id the same.
static bool is_exactly_once(store::CaseStore& store, std::size_t count,
                            std::map<std::string, std::set<std::string>> const& receipts) {
    if (receipts.size() != count || store.list(std::nullopt, count + 1)->size() != count)
        return false;
    return std::ranges::all_of(receipts, [](auto const& one) { return one.second.size() == 1; });
}

TEST_CASE_FIXTURE(testing::FilingFixture,
                  "D7: 10,000 filings whose first answer is lost are stored once each") {
    std::map<std::string, std::set<std::string>> receipts;
    std::mutex mutex;
    constexpr int threads_count = 32;
    constexpr int filings_per_thread = 313;
    auto const client = [&] {
        for (int i = 0; i < filings_per_thread; ++i) {
            core::SubmissionId const id = core::SubmissionId::make(random);
            std::string const body = make_trial_body(id);
            (void)service.file(body);
            auto const answer = service.file(body);
            std::lock_guard const lock(mutex);
            if (answer && answer->kind == filing::Receipt::Kind::Repeated)
                receipts[id.text()].insert(answer->reference + answer->secret);
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < threads_count; ++i)
            threads.emplace_back(client);
    }
    CHECK(is_exactly_once(*store, threads_count * filings_per_thread, receipts));
}

static std::map<std::string, std::set<std::string>>
file_at_once(filing::Service& service, std::vector<core::SubmissionId> const& ids) {
    std::map<std::string, std::set<std::string>> receipts;
    std::mutex mutex;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 64; ++i)
        threads.emplace_back([&] {
            for (core::SubmissionId const& id : ids) {
                auto const answer = service.file(make_trial_body(id));
                std::lock_guard const lock(mutex);
                receipts[id.text()].insert(answer ? answer->reference + answer->secret
                                                  : answer.error().error.code);
            }
        });
    threads.clear();
    return receipts;
}

TEST_CASE_FIXTURE(testing::FilingFixture,
                  "D8: 64 threads file the same 1,000 ids; one row and one receipt each") {
    std::vector<core::SubmissionId> ids;
    for (int i = 0; i < 1000; ++i)
        ids.push_back(core::SubmissionId::make(random));
    CHECK(is_exactly_once(*store, ids.size(), file_at_once(service, ids)));
}

/// What the store would be without its unique submission ids.
class ForgetfulStore final : public testing::FakeStore {
public:
    ForgetfulStore(store::Store& real, core::Random& random) : FakeStore(real), m_random(random) {}

    Result<std::optional<store::Filed>> find_filed(core::SubmissionId,
                                                   store::Hash const&) override {
        return std::nullopt;
    }
    Result<store::Filed> file(store::NewCase const& filing) override {
        store::NewCase other = filing;
        other.content.summary.submission = core::SubmissionId::make(m_random);
        other.content.summary.reference =
            cases::make_reference(other.content.summary.submission).text();
        return FakeStore::file(other);
    }

private:
    core::Random& m_random;
};

TEST_CASE_FIXTURE(testing::FilingFixture, "M3: without unique ids D7 and D8 are red") {
    ForgetfulStore forgetful(*store, random);
    filing::Service broken{
        {.store = forgetful, .published = published, .clock = clock, .secret_key = {}}};
    std::vector<core::SubmissionId> ids;
    for (int i = 0; i < 10; ++i)
        ids.push_back(core::SubmissionId::make(random));
    CHECK_FALSE(is_exactly_once(*store, ids.size(), file_at_once(broken, ids)));
}

TEST_CASE_FIXTURE(
    testing::FilingFixture,
    "filing: whichever call to the store fails, nothing is claimed and a retry works") {
    for (int failing = 1; failing <= 3; ++failing) {
        testing::FakeStore faulty(*store);
        faulty.failing_call = failing;
        filing::Service broken{
            {.store = faulty, .published = published, .clock = clock, .secret_key = {}}};
        std::string const body = make_trial_body(core::SubmissionId::make(random));
        auto const answer = broken.file(body);
        bool const has_failed = faulty.calls >= failing;
        CHECK(answer.has_value() != has_failed);
        if (!answer)
            CHECK(answer.error().error.code == "store.full");
        faulty.failing_call = 0;
        CHECK(broken.file(body).has_value());
    }
    CHECK(store->list(std::nullopt, 10)->size() == 3);
}
