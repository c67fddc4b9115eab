#pragma once

#include "server/filing/service.h"
#include "tests/server/support/fixtures.h"
#include "tests/server/support/trial_offer.h"

namespace onedoor::testing {

struct FilingFixture {
    TemporaryFolder folder;
    FakeClock clock;
    SeededRandom random{7};
    filing::Published published = make_trial_offer();
    std::unique_ptr<store::Store> store = open_store(folder.file("onedoor.db"));
    filing::Service service{{.store = *store,
                             .published = published,
                             .clock = clock,
                             .secret_key = filing::SecretKey{1, 2, 3}}};

    filing::Receipt file(std::string const& body) {
        std::expected<filing::Receipt, filing::Refusal> const receipt = service.file(body);
        if (!receipt)
            FAIL(receipt.error().error.code << " " << receipt.error().error.detail);
        return *receipt;
    }
    std::string refusal(std::string const& body) {
        std::expected<filing::Receipt, filing::Refusal> const receipt = service.file(body);
        REQUIRE_FALSE(receipt);
        std::string text = receipt.error().error.code;
        for (filing::FieldProblem const& field : receipt.error().fields)
            text += " " + field.path + "=" + field.code;
        CHECK(store->list(std::nullopt, 10)->empty());
        return text;
    }
};

}
