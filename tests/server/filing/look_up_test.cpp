#include "tests/server/support/filings.h"

#include <doctest/doctest.h>
#include <set>

using namespace onedoor;
using testing::make_trial_body;

TEST_CASE_FIXTURE(testing::FilingFixture, "look-up: the holder of code and secret sees the file") {
    filing::Receipt const receipt = file(make_trial_body(core::SubmissionId::make(random)));
    Result<filing::TrackedFile> const found = service.look_up(receipt.reference, receipt.secret);
    REQUIRE(found);
    CHECK(found->reference == receipt.reference);
    CHECK(found->procedure_name.vi == "Đăng ký thử");
    CHECK(found->status == cases::NationalStatus::Registered);
    CHECK_FALSE(found->code);
    CHECK_FALSE(found->due_at);
    REQUIRE(found->events.size() == 1);
    CHECK(found->events.front().by == "citizen");
}

TEST_CASE_FIXTURE(testing::FilingFixture, "look-up: code and secret may be typed in any way") {
    filing::Receipt const receipt = file(make_trial_body(core::SubmissionId::make(random)));
    std::string code = receipt.reference;
    for (char& character : code)
        character = static_cast<char>(std::tolower(character));
    std::string secret = receipt.secret;
    std::erase(secret, '-');
    CHECK(service.look_up(" " + code, secret));
}

TEST_CASE_FIXTURE(testing::FilingFixture,
                  "look-up: an unknown code and a wrong secret answer alike") {
    filing::Receipt const first = file(make_trial_body(core::SubmissionId::make(random)));
    filing::Receipt const second = file(make_trial_body(core::SubmissionId::make(random)));
    std::set<std::pair<std::string, std::string>> answers;
    auto const refuse = [&](std::string_view code, std::string_view secret) {
        Result<filing::TrackedFile> const found = service.look_up(code, secret);
        REQUIRE_FALSE(found);
        answers.emplace(found.error().code, found.error().detail);
    };
    refuse(first.reference, second.secret);
    refuse("TN-2222222222", first.secret);
    refuse("H32.12-261120-0001", first.secret);
    refuse("", "");
    refuse(first.reference, "");
    refuse("' OR 1=1 --", first.secret);
    refuse(first.reference, "AAA-AAA-AAA");
    CHECK(answers.size() == 1);
    CHECK(answers.begin()->first == "lookup.not_found");
}

TEST_CASE_FIXTURE(testing::FilingFixture, "look-up: events of the office stay inside the office") {
    filing::Receipt const receipt = file(make_trial_body(core::SubmissionId::make(random)));
    REQUIRE(store->record(
        receipt.reference,
        {.at = clock.now(), .action = "case.opened", .role = "receptionist", .account = "canbo"}));
    CHECK(service.look_up(receipt.reference, receipt.secret)->events.size() == 1);
}

TEST_CASE("secret: another key or another id gives another secret") {
    filing::SecretKey const key{1};
    core::SubmissionId const id{{9}};
    CHECK(filing::secret_of(key, id) == filing::secret_of(key, id));
    CHECK_FALSE(filing::secret_of(key, id) == filing::secret_of(filing::SecretKey{2}, id));
    CHECK_FALSE(filing::secret_of(key, id) == filing::secret_of(key, core::SubmissionId{{8}}));
    CHECK(filing::compare(filing::secret_of(key, id), filing::secret_of(key, id)) ==
          filing::Match::Same);
}
