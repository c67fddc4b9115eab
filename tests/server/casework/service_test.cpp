#include "server/casework/service.h"
#include "shared/json/json.h"
#include "tests/server/intake/office.h"
#include "tests/server/support/filings.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <thread>

using namespace onedoor;
using cases::NationalStatus;
using cases::Role;
using Outcome = casework::Done::Outcome;
using testing::make_trial_body;

static staff::Officer const receptionist{
    "canbo", "Trần Văn Bình", {{Role::Receptionist, "mot-cua"}}};
static staff::Officer const handler{"xuly", "Lê Thị Hà", {{Role::Handler, "tu-phap"}}};
static staff::Officer const stranger{"khac", "Võ Minh", {{Role::Handler, "kinh-te-ha-tang"}}};
static staff::Officer const leader{"lanhdao", "Phạm Quang", {{Role::Leader, ""}}};

struct CaseworkFixture : testing::FilingFixture {
    intake::Office office = testing::read_office();
    casework::Service casework{{*store, published, office, clock}};

    std::string filed() {
        return file(make_trial_body(core::SubmissionId::make(random))).reference;
    }
    store::CaseSummary now_of(std::string const& reference) {
        return **store->find_summary(reference);
    }
    casework::Act act(std::string const& reference, std::string action) {
        casework::Act act{.id = store::ActId::make(random),
                          .version = now_of(reference).version,
                          .action = std::move(action)};
        act.hash.fill(act.id.bytes[0]);
        return act;
    }
    Result<casework::Done> take(staff::Officer const& officer, std::string const& reference,
                                casework::Act const& act) {
        return casework.act(officer, reference, act);
    }
    /// In the state `processing`, with code and unit.
    std::string processed() {
        std::string reference = filed();
        REQUIRE(take(receptionist, reference, act(reference, "accept")));
        casework::Act route = act(reference, "route");
        route.unit = "tu-phap";
        REQUIRE(take(receptionist, reference, route));
        return reference;
    }
    bool is_offered(staff::Officer const& officer, std::string const& reference,
                    std::string_view action) {
        auto const offers = *casework.offers(officer, now_of(reference));
        return std::ranges::any_of(
            offers, [&](cases::Offer const& offer) { return offer.action->id == action; });
    }
};

TEST_CASE_FIXTURE(CaseworkFixture,
                  "casework: acceptance issues code, register number, form and explained time") {
    std::string const reference = filed();
    Result<casework::Done> const done = take(receptionist, reference, act(reference, "accept"));
    REQUIRE(done);
    CHECK(done->outcome == Outcome::Done);
    CHECK(done->file.code == "H32-261120-0001");
    CHECK(done->file.register_number == 1);
    CHECK(done->file.version == 1);
    CHECK(done->file.accepted_by == "canbo");
    CHECK(done->file.status == NationalStatus::Accepted);
    // Friday 20/11 and three working days; 24/11 is a holiday (facts §1.7).
    CHECK(core::to_iso(*done->file.due_at) == "2026-11-26T10:00:00Z");
    CHECK(done->file.explanation.size() > 100);
    std::vector<store::Document> const documents = *store->documents_of(reference);
    REQUIRE(documents.size() == 1);
    CHECK(documents.front().kind == "form_01");
    CHECK(documents.front().series == "TNHS");
    store::Event const event = store->events_of(reference)->back();
    CHECK(event.draft.action == "case.step");
    CHECK(event.draft.role == "receptionist");
    CHECK(event.draft.body.contains(R"("to":"accepted")"));
    CHECK(event.draft.body.contains(R"("version":1)"));
}

TEST_CASE_FIXTURE(CaseworkFixture,
                  "casework: the same act again answers what was done, later too") {
    std::string const reference = filed();
    casework::Act const accept = act(reference, "accept");
    REQUIRE(take(receptionist, reference, accept));
    clock.advance_hours(7 * 24);
    Result<casework::Done> const again = take(receptionist, reference, accept);
    REQUIRE(again);
    CHECK(again->outcome == Outcome::Repeated);
    CHECK(again->file.code == "H32-261120-0001");
    CHECK(store->documents_of(reference)->size() == 1);
    casework::Act other = accept;
    other.hash.fill(99);
    CHECK(take(receptionist, reference, other).error().code == "act.conflict");
}

TEST_CASE_FIXTURE(CaseworkFixture,
                  "casework: of eight officers at once one accepts, the others see who it was") {
    std::string const reference = filed();
    std::array<casework::Act, 8> acts;
    for (casework::Act& one : acts)
        one = act(reference, "accept");
    std::array<Outcome, 8> outcomes{};
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < acts.size(); ++i)
            threads.emplace_back(
                [&, i] { outcomes[i] = take(receptionist, reference, acts[i])->outcome; });
    }
    CHECK(std::ranges::count(outcomes, Outcome::Done) == 1);
    CHECK(std::ranges::count(outcomes, Outcome::Stale) == 7);
    casework::Act late = act(reference, "accept");
    late.version = 0;
    Result<casework::Done> const done = take(receptionist, reference, late);
    REQUIRE(done);
    REQUIRE(done->outcome == Outcome::Stale);
    REQUIRE(done->since.size() == 1);
    CHECK(done->since.front().draft.account == "canbo");
    CHECK(store->documents_of(reference)->size() == 1);
}

TEST_CASE_FIXTURE(CaseworkFixture, "casework: who may do what depends on role and unit") {
    std::string const reference = processed();
    CHECK_FALSE(is_offered(receptionist, reference, "request_supplement"));
    CHECK(casework.offers(stranger, now_of(reference))->empty());
    CHECK(is_offered(handler, reference, "request_supplement"));
    CHECK(is_offered(leader, reference, "extend"));
    CHECK(take(stranger, reference, act(reference, "request_supplement")).error().code ==
          "file.role_forbidden");
    CHECK(take(handler, reference, act(reference, "accept")).error().code ==
          "file.transition_forbidden");
    CHECK(take(handler, reference, act(reference, "no_such")).error().code ==
          "file.transition_forbidden");
    CHECK(casework.act(handler, "TN-0000000000", casework::Act{}).error().code == "file.not_found");
}

TEST_CASE_FIXTURE(CaseworkFixture, "casework: what is missing is named at its member") {
    std::string const reference = filed();
    casework::Act supplement = act(reference, "request_supplement");
    auto const refused = [&] {
        Error const error = take(receptionist, reference, supplement).error();
        return error.code + " at " + error.path;
    };
    CHECK(refused() == "act.missing at reason");
    supplement.reason = "Thiếu giấy chứng sinh";
    CHECK(refused() == "act.missing at request");
    supplement.request.push_back({"birth_proof", "Bản chính"});
    supplement.until = core::Instant{clock.now().milliseconds - 1};
    CHECK(refused() == "act.until at until");
    supplement.until.reset();
    CHECK(take(receptionist, reference, supplement)->file.status ==
          NationalStatus::SupplementRequested);
    CHECK(store->documents_of(reference)->front().series == "HDHS");
}

TEST_CASE_FIXTURE(CaseworkFixture, "casework: files are passed only to units that settle them") {
    std::string const reference = filed();
    REQUIRE(take(receptionist, reference, act(reference, "accept")));
    for (char const* const unit : {"mot-cua", "nowhere"}) {
        casework::Act route = act(reference, "route");
        route.unit = unit;
        CHECK(take(receptionist, reference, route).error().code == "act.unit");
    }
    casework::Act route = act(reference, "route");
    route.unit = "tu-phap";
    route.officer = "nobody";
    CHECK(take(receptionist, reference, route).error().code == "act.officer");
}

TEST_CASE_FIXTURE(CaseworkFixture,
                  "casework: the time stands while papers are awaited and starts again after") {
    std::string const reference = processed();
    casework::Act supplement = act(reference, "request_supplement");
    supplement.reason = "Thiếu giấy";
    supplement.request.push_back({"", "Giấy chứng sinh"});
    // 10:00 on the Friday.
    clock.advance_hours(1);
    REQUIRE(take(handler, reference, supplement));
    CHECK(now_of(reference).supplements == 1);
    CHECK(now_of(reference).stood_since == clock.now());
    // 10:00 on Monday: a working day of eight hours later.
    clock.advance_hours(72);
    REQUIRE(casework.act(Role::Citizen, reference, act(reference, "send_supplement")));
    CHECK(now_of(reference).stood_since);
    REQUIRE(take(handler, reference, act(reference, "confirm_supplement")));
    store::CaseSummary const after = now_of(reference);
    CHECK_FALSE(after.stood_since);
    CHECK(after.stood_minutes == 8 * 60);
    // Three working days from Monday 23/11, the holiday of 24/11 between.
    CHECK(core::to_iso(*after.due_at) == "2026-11-27T10:00:00Z");
    CHECK(after.version == 5);
}

TEST_CASE_FIXTURE(CaseworkFixture, "casework: the time is extended once, with form 04") {
    std::string const reference = processed();
    core::Instant const first = *now_of(reference).due_at;
    casework::Act extension = act(reference, "extend");
    extension.reason = "Chờ xác minh";
    extension.until = first;
    CHECK(take(leader, reference, extension).error().code == "act.until");
    extension.until = core::Instant{first.milliseconds + 86'400'000};
    REQUIRE(take(leader, reference, extension));
    store::CaseSummary const after = now_of(reference);
    CHECK(after.due_at == extension.until);
    CHECK(after.first_due_at == first);
    CHECK(after.extensions == 1);
    CHECK(after.explanation.contains("gia hạn"));
    CHECK(store->documents_of(reference)->back().series == "PXL");
    casework::Act again = act(reference, "extend");
    again.reason = "Lần nữa";
    again.until = core::Instant{first.milliseconds + 2 * 86'400'000};
    CHECK(take(leader, reference, again).error().detail == "not_extended");
}

TEST_CASE_FIXTURE(CaseworkFixture, "casework: a file nobody may move stays as it was") {
    std::string const reference = filed();
    casework::Act const accept = act(reference, "accept");
    CHECK(casework.act(Role::Citizen, reference, accept).error().code == "file.role_forbidden");
    CHECK(now_of(reference).version == 0);
    CHECK(store->events_of(reference)->size() == 1);
}
