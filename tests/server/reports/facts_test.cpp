#include "server/reports/facts.h"
#include "tests/server/support/trial_offer.h"

#include <doctest/doctest.h>

using namespace onedoor;
using figures::Fact;

static figures::FileFacts facts(store::CountedCase counted) {
    static filing::Published const published = testing::make_trial_offer();
    return reports::facts_of(std::move(counted), published);
}

static store::CountedCase online_case() {
    return {.reference = "TN-1", .procedure = "dang-ky-thu", .case_id = "on_time", .channel = 2};
}

TEST_CASE("facts: sector, level and fee are those of the procedure") {
    figures::FileFacts const file = facts(online_case());
    CHECK(file.sector == "ho-tich");
    CHECK(file.level == catalogue::Level::Commune);
    CHECK(file.bears_fee == Fact::Yes);
    CHECK(file.channel == figures::Channel::Online);
}

TEST_CASE("facts: what nobody published or recorded is unknown") {
    store::CountedCase counted = online_case();
    counted.channel = 1;
    CHECK(facts(counted).bears_fee == Fact::Unknown);
    counted.procedure = "khong-co";
    CHECK(facts(counted).sector.empty());
    CHECK(facts(counted).paid_online == Fact::Unknown);
    CHECK(facts(counted).electronic_result == Fact::Unknown);
    CHECK(facts(counted).synchronised == Fact::Unknown);
    CHECK_FALSE(facts(counted).rating.has_value());
}

TEST_CASE("facts: papers are digitised when one of them is kept as a file") {
    store::CountedCase counted = online_case();
    CHECK(facts(counted).digitised == Fact::Unknown);
    counted.papers = 2;
    CHECK(facts(counted).digitised == Fact::No);
    counted.papers_uploaded = 1;
    CHECK(facts(counted).digitised == Fact::Yes);
}

TEST_CASE("facts: only a finished or returned file has a result") {
    store::CountedCase counted = online_case();
    for (std::int32_t status = 1; status <= 10; ++status) {
        counted.status = status;
        CHECK(facts(counted).has_result == (status == 9 || status == 10));
    }
}
