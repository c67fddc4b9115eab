#include "client/outbox/store.h"
#include "shared/core/limits.h"
#include "tests/client/outbox/kept.h"
#include "tests/server/store/fault_vfs.h"

#include <algorithm>

using namespace onedoor;
using namespace onedoor::outbox;
using namespace onedoor::testing;

namespace {

std::string error_of(auto const& result) {
    return result ? "no error" : result.error().code;
}

std::vector<std::uint8_t> numbers(OutboxStore& store) {
    std::vector<std::uint8_t> numbers;
    for (Item const& item : store.items().value())
        numbers.push_back(item.id.bytes[0]);
    return numbers;
}

}

TEST_CASE("outbox store: what was kept is there after a restart, in the order it came") {
    TemporaryFolder folder;
    {
        auto const store = open_outbox(folder.file("outbox.db"));
        for (std::uint8_t const number : std::vector<std::uint8_t>{9, 3, 5})
            REQUIRE(store->keep(filing_of(number)));
    }
    auto const store = open_outbox(folder.file("outbox.db"));
    CHECK(numbers(*store) == std::vector<std::uint8_t>{9, 3, 5});
    Item const item = store->items()->front();
    CHECK(item.state == ItemState::Waiting);
    CHECK(item.kept_at.milliseconds == 1'795'140'000'009);
    CHECK_FALSE(item.was_asked);
    CHECK(item.files == 1);
    CHECK(item.size_bytes == 1000 + std::string("envelope 9declaration 9").size());
    Delivery const delivery = *store->delivery(submission(9)).value();
    CHECK(delivery.envelope.body == "envelope 9");
    CHECK(delivery.envelope.signature[0] == 9);
    REQUIRE(delivery.files.size() == 1);
    CHECK(delivery.files[0].declaration.body == "declaration 9");
    CHECK(delivery.files[0].size_bytes == 1000);
    CHECK_FALSE(store->delivery(submission(1)).value());
}

TEST_CASE("outbox store: a file is read in parts, and never past its end") {
    TemporaryFolder folder;
    auto const store = open_outbox(folder.file("outbox.db"));
    SealedFiling filing = filing_of(1, 300'000);
    for (std::size_t i = 0; i < filing.files[0].ciphertext.size(); ++i)
        filing.files[0].ciphertext[i] = static_cast<std::uint8_t>(i % 251);
    REQUIRE(store->keep(filing));
    core::Bytes read;
    for (std::uint64_t offset = 0; offset < 400'000; offset += 70'000)
        std::ranges::copy(store->read_file(filing.id, 0, offset, 70'000).value(),
                          std::back_inserter(read));
    CHECK(read == filing.files[0].ciphertext);
    CHECK(store->read_file(filing.id, 1, 0, 10)->empty());
    CHECK(store->read_file(submission(2), 0, 0, 10)->empty());
}

TEST_CASE("outbox store: the same filing is kept once") {
    TemporaryFolder folder;
    auto const store = open_outbox(folder.file("outbox.db"));
    REQUIRE(store->keep(filing_of(1)));
    CHECK(error_of(store->keep(filing_of(1))) == "outbox.known");
    CHECK(numbers(*store).size() == 1);
}

TEST_CASE("outbox store: an item goes its way, and its files go with it") {
    TemporaryFolder folder;
    auto const store = open_outbox(folder.file("outbox.db"));
    for (std::uint8_t const number : std::vector<std::uint8_t>{1, 2, 3})
        REQUIRE(store->keep(filing_of(number)));
    REQUIRE(store->mark_asked(submission(1)));
    REQUIRE(store->mark_refused(submission(2), "form.invalid"));
    REQUIRE(store->mark_accepted(submission(3)));
    auto const items = store->items().value();
    CHECK(items[0].was_asked);
    CHECK(items[1].state == ItemState::Refused);
    CHECK(items[1].problem == "form.invalid");
    CHECK(items[2].state == ItemState::Accepted);

    CHECK_FALSE(store->remove(submission(2), ItemState::Waiting).value());
    REQUIRE(store->mark_waiting(submission(2)));
    CHECK(store->items()->at(1).problem.empty());
    CHECK(store->remove(submission(2), ItemState::Waiting).value());
    REQUIRE(store->purge(submission(1)));
    REQUIRE(store->purge(submission(1)));
    CHECK(numbers(*store) == std::vector<std::uint8_t>{3});
    CHECK(store->read_file(submission(1), 0, 0, 10)->empty());
}

TEST_CASE("outbox store: a second program does not get the file of the first") {
    TemporaryFolder folder;
    auto const first = open_outbox(folder.file("outbox.db"));
    CHECK(error_of(OutboxStore::open({.path = folder.file("outbox.db")})) == "outbox.in_use");
}

TEST_CASE("outbox store: a file of another program is left alone") {
    TemporaryFolder folder;
    {
        auto const store = testing::open_store(folder.file("server.db"));
    }
    CHECK(error_of(OutboxStore::open({.path = folder.file("server.db")})) == "outbox.foreign");
    CHECK(error_of(OutboxStore::open({.path = folder.file("none/outbox.db")})) == "outbox.open");
}

TEST_CASE("capacity: fine, a warning from 70 %, full from 95 %, of items, bytes or disk") {
    constexpr std::uint64_t gib = 1024ULL * 1024 * 1024;
    auto const level = [](std::uint64_t items, std::uint64_t bytes, std::uint64_t free) {
        return capacity_of({items, bytes, free}).level;
    };
    CHECK(level(0, 0, 100 * gib) == Level::Fine);
    CHECK(level(1399, 0, 100 * gib) == Level::Fine);
    CHECK(level(1400, 0, 100 * gib) == Level::Warning);
    CHECK(level(1899, 0, 100 * gib) == Level::Warning);
    CHECK(level(1900, 0, 100 * gib) == Level::Full);
    CHECK(level(0, 5 * gib, 100 * gib) == Level::Fine);
    CHECK(level(0, 6 * gib, 100 * gib) == Level::Warning);
    CHECK(level(0, 8 * gib, 100 * gib) == Level::Full);
    CHECK(level(0, 2 * gib, 2 * gib) == Level::Fine);
    CHECK(level(0, 3 * gib, gib) == Level::Warning);
    CHECK(level(0, 100 * gib, 0) == Level::Full);
    CHECK(level(0, 0, limits::outbox_reserve_bytes) == Level::Fine);
    CHECK(level(0, 0, limits::outbox_reserve_bytes - 1) == Level::Full);
    CHECK(capacity_of({500, gib, 100 * gib}).share_per_mille == 250);
}

TEST_CASE("capacity: one filing more than declared is refused and nothing of it stays") {
    TemporaryFolder folder;
    auto opened =
        OutboxStore::open({.path = folder.file("outbox.db"), .synchronous = Synchronous::Off});
    OutboxStore& store = **opened;
    SealedFiling filing = filing_of(0, 10);
    for (std::uint64_t i = 0; i < limits::outbox_items_max; ++i) {
        filing.id.bytes[0] = static_cast<std::uint8_t>(i);
        filing.id.bytes[1] = static_cast<std::uint8_t>(i >> 8);
        REQUIRE(store.keep(filing));
    }
    filing.id.bytes[2] = 1;
    CHECK(error_of(store.keep(filing, SlipDraft{.code = "TN-1"})) == "outbox.full");
    CHECK(store.usage()->items == limits::outbox_items_max);
    CHECK(store.unconfirmed_slips()->empty());
    CHECK(capacity_of(store.usage().value()).level == Level::Full);
}

TEST_CASE("disk full: the filing is refused with that reason, half of it is never there, and there "
          "is room again without a restart") {
    TemporaryFolder folder;
    FaultVfs& disk = FaultVfs::instance();
    int refused = 0;
    for (int operation = 1;; ++operation) {
        CAPTURE(operation);
        disk.fail_at(0, Fault::DiskFull, FaultVfs::Lasting::ForEver);
        std::string const path = folder.file("outbox-" + std::to_string(operation));
        auto const store = open_outbox(path, disk.name());
        REQUIRE(store->keep(filing_of(1)));
        disk.fail_at(operation, Fault::DiskFull, FaultVfs::Lasting::ForEver);
        auto const kept = store->keep(filing_of(2, 100'000), SlipDraft{.code = "TN-2"});
        bool const has_failed = disk.has_failed();
        disk.fail_at(0, Fault::DiskFull, FaultVfs::Lasting::Once);
        CHECK(error_of(kept) == (has_failed ? "outbox.full" : "no error"));
        CHECK(store->items()->size() == (kept ? 2 : 1));
        CHECK(store->unconfirmed_slips()->size() == (kept ? 1 : 0));
        if (!has_failed)
            break;
        ++refused;
        REQUIRE(store->keep(filing_of(2, 100'000)));
        CHECK(store->read_file(submission(2), 0, 99'999, 10)->size() == 1);
    }
    CHECK(refused > 20);
}

TEST_CASE("disk broken: nothing is told as kept, nothing more is believed, and after a restart the "
          "filing is there whole or not at all") {
    TemporaryFolder folder;
    FaultVfs& disk = FaultVfs::instance();
    for (Fault const fault : {Fault::WriteError, Fault::SyncError})
        for (int operation = 1;; ++operation) {
            CAPTURE(operation);
            disk.fail_at(0, fault, FaultVfs::Lasting::Once);
            std::string const path = folder.file(std::to_string(static_cast<int>(fault)) + "-" +
                                                 std::to_string(operation));
            auto store = open_outbox(path, disk.name());
            disk.fail_at(operation, fault, FaultVfs::Lasting::Once);
            auto const kept = store->keep(filing_of(1, 50'000));
            bool const has_failed = disk.has_failed();
            CHECK(kept.has_value() == !has_failed);
            if (has_failed)
                CHECK(error_of(store->items()) == "outbox.failed");
            store.reset();
            auto const again = open_outbox(path);
            auto const items = again->items().value();
            if (kept)
                CHECK(items.size() == 1);
            if (!items.empty())
                CHECK(again->read_file(submission(1), 0, 0, 60'000)->size() == 50'000);
            if (!has_failed)
                break;
        }
}

TEST_CASE(
    "K2 a slip is recorded before it is printed, and stays with staff until it is confirmed") {
    TemporaryFolder folder;
    SlipNumber number = 0;
    {
        auto const store = open_outbox(folder.file("outbox.db"));
        number =
            store->keep(filing_of(1), SlipDraft{SlipKind::KeptReceipt, "TN-1", {1000}}).value();
        REQUIRE(number > 0);
        SlipNumber const ticket =
            store->record_slip({SlipKind::QueueTicket, "A012", {2000}}).value();
        REQUIRE(store->confirm_slip(ticket));
    }
    auto const store = open_outbox(folder.file("outbox.db"));
    auto const slips = store->unconfirmed_slips().value();
    REQUIRE(slips.size() == 1);
    CHECK(slips[0].number == number);
    CHECK(slips[0].slip.code == "TN-1");
    CHECK(slips[0].slip.kind == SlipKind::KeptReceipt);
    CHECK(slips[0].slip.recorded_at.milliseconds == 1000);
    CHECK(slips[0].copies == 0);

    CHECK(store->record_copy(number)->copies == 1);
    CHECK(store->record_copy(number)->copies == 2);
    REQUIRE(store->confirm_slip(number));
    CHECK(store->unconfirmed_slips()->empty());
    CHECK(error_of(store->record_copy(number)) == "outbox.no_slip");
    // A number is never given again: a late confirmation cannot mean another slip.
    CHECK(store->record_slip({SlipKind::Receipt, "TN-9", {}}).value() > number);
}

TEST_CASE("office: the pinned key outlives the program; another one is only offered") {
    TemporaryFolder folder;
    OfficePin const mine{"0123456789abcdef", core::Bytes(65, 4), core::Bytes(32, 5)};
    OfficePin const other{"fedcba9876543210", core::Bytes(65, 6), {}};
    {
        auto const store = open_outbox(folder.file("outbox.db"));
        CHECK_FALSE(store->pinned_office().value());
        REQUIRE(store->pin_office(mine));
        REQUIRE(store->offer_office(other));
    }
    auto const store = open_outbox(folder.file("outbox.db"));
    CHECK(store->pinned_office().value() == mine);
    CHECK(store->offered_office().value() == other);
    REQUIRE(store->pin_office(other));
    CHECK(store->pinned_office().value() == other);
    CHECK_FALSE(store->offered_office().value());
}
