#pragma once

#include "server/filing/service.h"
#include "tests/server/support/fixtures.h"
#include "tests/server/support/offer.h"

namespace onedoor::testing {

/// The body of a good filing of the trial procedure.
inline std::string
make_body(core::SubmissionId id, std::string_view name = "Nguyễn Thị Hoà",
          std::string_view papers = R"([{"paper":"birth_proof","bring":true}])") {
    return R"({"submission_id":")" + id.text() +
           R"(","procedure":"dang-ky-thu","form_version":1,"case":"on_time","answers":)"
           R"({"requester_name":")" +
           std::string(name) + R"(","dob":"2026-11-12"},"papers":)" + std::string(papers) +
           R"(,"delivery":"counter","language":"vi"})";
}

struct FilingFixture {
    TemporaryFolder folder;
    FakeClock clock;
    SeededRandom random{7};
    filing::Published published = make_offer();
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
