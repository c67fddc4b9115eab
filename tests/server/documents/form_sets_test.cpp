#include "server/documents/form_sets.h"
#include "tests/server/documents/office_papers.h"
#include "tests/support/error_code.h"

#include <doctest/doctest.h>

using namespace onedoor;

TEST_CASE("documents: both circulars are read, and new forms are issued with the one in force") {
    Result<receipts::FormSets> const sets = documents::load_form_sets("assets");
    REQUIRE(sets);
    CHECK(sets->find("tt-01-2018", 1) != nullptr);
    testing::OfficePapers const office;
    CHECK(office.service().form_set().id() == "tt-03-2025");
}

TEST_CASE("documents: no folder, no circular in force or a broken one stops the start") {
    testing::OfficePapers const office;
    std::string const folder = office.path("");
    CHECK(support::error_code(documents::load_form_sets(folder)) == "documents.form_sets");
    (void)office.bench().run("mkdir form-sets");
    CHECK(support::error_code(documents::load_form_sets(folder)) == "documents.form_sets");
    (void)office.bench().run("echo '{\"id\":1}' > form-sets/broken.json");
    Result<receipts::FormSets> const broken = documents::load_form_sets(folder);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().code == "json.type");
    CHECK(broken.error().path == "broken.json: id");
}
