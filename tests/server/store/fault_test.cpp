#include "tests/server/store/fault_vfs.h"
#include "tests/server/support/fixtures.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace onedoor;
using testing::Fault;
using testing::FaultVfs;

namespace {

constexpr int filings_count = 4;

/// What the caller was told in one life of the store with a fault in it.
struct Life {
    std::vector<store::NewCase> tried;
    std::vector<bool> acknowledged;
    std::vector<std::string> codes;
    std::string fatal;
};

Life live(std::string const& path, testing::SeededRandom& random) {
    Life life;
    Result<std::unique_ptr<store::Store>> opened =
        sqlite::open_store({.path = path,
                            .vfs = FaultVfs::instance().name(),
                            .on_fatal = [&](std::string_view reason) { life.fatal = reason; }});
    if (!opened)
        return life;
    for (int i = 0; i < filings_count; ++i) {
        life.tried.push_back(testing::make_filing(core::SubmissionId::make(random)));
        Result<store::Filed> const filed = (*opened)->file(life.tried.back());
        life.acknowledged.push_back(filed.has_value());
        life.codes.push_back(filed ? "" : filed.error().code);
    }
    return life;
}

/// Every acknowledged filing is there, every other one is there whole or not at all.
void check_after(std::string const& path, Life const& life) {
    std::unique_ptr<store::Store> const store = testing::open_store(path);
    CHECK(store->verify_chain()->first_broken == 0);
    for (std::size_t i = 0; i < life.tried.size(); ++i) {
        store::CaseSummary const& summary = life.tried[i].content.summary;
        auto const found =
            *store->find_filed(summary.submission, life.tried[i].content.request_hash);
        if (life.acknowledged[i])
            CHECK(found);
        CHECK(found.has_value() == store->find_case(summary.reference)->has_value());
        CHECK(store->events_of(summary.reference)->size() == (found ? 1 : 0));
    }
}

/// Fails operation 1, 2, … until a life comes to its end without a fault.
template<typename Check> void for_each_fault(Fault fault, FaultVfs::Lasting lasting, Check check) {
    testing::SeededRandom random(11);
    for (int operation = 1;; ++operation) {
        CAPTURE(operation);
        testing::TemporaryFolder const folder;
        std::string const path = folder.file("onedoor.db");
        testing::open_store(path);
        FaultVfs::instance().fail_at(operation, fault, lasting);
        Life const life = live(path, random);
        bool const has_failed = FaultVfs::instance().has_failed();
        FaultVfs::instance().fail_at(0, fault, lasting);
        check(life);
        check_after(path, life);
        if (!has_failed) {
            CHECK(operation > filings_count);
            return;
        }
    }
}

}

TEST_CASE("D4: whichever write fails, nothing false is acknowledged and the process must end") {
    for_each_fault(Fault::WriteError, FaultVfs::Lasting::Once, [](Life const& life) {
        bool const all_stored =
            std::ranges::find(life.acknowledged, false) == life.acknowledged.end();
        CHECK((all_stored || !life.fatal.empty()));
    });
}

TEST_CASE("D4: a disk that stays broken gives no acknowledgement at all after the fault") {
    for_each_fault(Fault::SyncError, FaultVfs::Lasting::ForEver, [](Life const& life) {
        bool has_failed = false;
        for (bool const is_acknowledged : life.acknowledged) {
            CHECK_FALSE((has_failed && is_acknowledged));
            has_failed = has_failed || !is_acknowledged;
        }
    });
}

TEST_CASE("D5: a full disk refuses politely, keeps running and recovers when there is room") {
    testing::SeededRandom random(12);
    testing::TemporaryFolder const folder;
    std::string fatal;
    auto store =
        *sqlite::open_store({.path = folder.file("onedoor.db"),
                             .vfs = FaultVfs::instance().name(),
                             .on_fatal = [&](std::string_view reason) { fatal = reason; }});
    store::NewCase const filing = testing::make_filing(core::SubmissionId::make(random));
    FaultVfs::instance().fail_at(1, Fault::DiskFull, FaultVfs::Lasting::ForEver);
    Result<store::Filed> const refused = store->file(filing);
    FaultVfs::instance().fail_at(0, Fault::DiskFull, FaultVfs::Lasting::Once);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "store.full");
    CHECK(fatal == "");
    CHECK(store->check());
    CHECK(store->file(filing)->outcome == store::FilingOutcome::Created);
    CHECK(store->verify_chain()->first_broken == 0);
}
