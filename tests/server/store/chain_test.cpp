#include "tests/server/support/fixtures.h"

#include <doctest/doctest.h>
#include <sqlite3.h>

using namespace onedoor;
using testing::make_filing;

/// Changes the database behind the store's back.
static int tamper(std::string const& path, std::string const& sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
    int const code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(database);
    return code;
}

struct ChainFixture {
    testing::TemporaryFolder folder;
    std::string path = folder.file("onedoor.db");
    store::ChainHead head;

    ChainFixture() {
        testing::SeededRandom random{2};
        std::unique_ptr<store::Store> const store = testing::open_store(path);
        for (int i = 0; i < 20; ++i)
            REQUIRE(store->file(make_filing(core::SubmissionId::make(random))));
        head = store->verify_chain()->head;
        CHECK(head.sequence == 20);
    }

    static constexpr char const* unlock =
        "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted;";
};

TEST_CASE_FIXTURE(ChainFixture, "chain: the database itself refuses to change or delete an event") {
    CHECK(tamper(path, "UPDATE event SET body = '{\"x\":1}' WHERE sequence = 5") ==
          SQLITE_CONSTRAINT);
    CHECK(tamper(path, "DELETE FROM event WHERE sequence = 5") == SQLITE_CONSTRAINT);
}

TEST_CASE_FIXTURE(ChainFixture, "chain: a changed, deleted or swapped event is found") {
    std::string change;
    SUBCASE("changed time") {
        change = "UPDATE event SET at = at + 1 WHERE sequence = 5";
    }
    SUBCASE("changed body") {
        change = "UPDATE event SET body = '{}x' WHERE sequence = 5";
    }
    SUBCASE("another case") {
        change = "UPDATE event SET case_number = 6 WHERE sequence = 5";
    }
    SUBCASE("deleted") {
        change = "DELETE FROM event WHERE sequence = 4";
    }
    SUBCASE("other hash") {
        change = "UPDATE event SET hash = zeroblob(32) WHERE sequence = 5";
    }
    REQUIRE(tamper(path, unlock + change) == SQLITE_OK);
    std::unique_ptr<store::Store> const store = testing::open_store(path);
    CHECK(store->verify_chain()->first_broken == 5);
}

TEST_CASE_FIXTURE(ChainFixture, "chain: truncation shows against a head noted before") {
    REQUIRE(tamper(path, std::string(unlock) + "DELETE FROM event WHERE sequence > 15") ==
            SQLITE_OK);
    std::unique_ptr<store::Store> const store = testing::open_store(path);
    CHECK(store->verify_chain()->first_broken == 0);
    CHECK(store->verify_chain()->head != head);
}

/// What takes a database from version 2, 3, 4, … back to the one before; a new migration adds its
/// line. Every file of version 3 stands in state 6, Processing.
static constexpr char const* back[] = {
    "ALTER TABLE upload DROP COLUMN seal; ALTER TABLE upload DROP COLUMN seal_key;",
    "DROP TABLE queue_ticket; DROP TABLE kiosk_report;",
    "ALTER TABLE case_file DROP COLUMN state;"
    "ALTER TABLE case_file DROP COLUMN type; ALTER TABLE case_file DROP COLUMN type_version;"
    "ALTER TABLE case_file ADD COLUMN state INTEGER NOT NULL DEFAULT 6"
    " CHECK (state BETWEEN 1 AND 16);",
    "DROP INDEX session_by_account; ALTER TABLE staff_session DROP COLUMN locked_at;"
    "DROP TABLE staff_grant;"
    "ALTER TABLE staff_account ADD COLUMN role TEXT NOT NULL DEFAULT 'signatory';",
    "DROP TABLE act; DROP TABLE document;"
    "ALTER TABLE case_file DROP COLUMN version; ALTER TABLE case_file DROP COLUMN state_since;"
    "ALTER TABLE case_file DROP COLUMN wait_until; ALTER TABLE case_file DROP COLUMN unit;"
    "ALTER TABLE case_file DROP COLUMN officer; ALTER TABLE case_file DROP COLUMN channel;"
    "ALTER TABLE case_file DROP COLUMN first_due_at;"
    "ALTER TABLE case_file DROP COLUMN supplements;"
    "ALTER TABLE case_file DROP COLUMN extensions;"
    "ALTER TABLE case_file DROP COLUMN stood_since;"
    "ALTER TABLE case_file DROP COLUMN stood_minutes;"
    "ALTER TABLE case_file DROP COLUMN ended_at; ALTER TABLE case_file DROP COLUMN returned_at;",
};

/// Makes a database of an earlier version of a new one.
static std::string back_to(std::size_t version) {
    std::string sql;
    for (std::size_t before = std::size(back); before >= version; --before)
        sql += back[before - 1];
    return sql + "PRAGMA user_version=" + std::to_string(version) + ";";
}

TEST_CASE_FIXTURE(ChainFixture,
                  "store: a database of every earlier version is brought up to date") {
    std::size_t version = 0;
    SUBCASE("1") {
        version = 1;
    }
    SUBCASE("2") {
        version = 2;
    }
    SUBCASE("3") {
        version = 3;
    }
    SUBCASE("4") {
        version = 4;
    }
    SUBCASE("5") {
        version = 5;
    }
    REQUIRE(version < std::size(back) + 1);
    REQUIRE(tamper(path, back_to(version)) == SQLITE_OK);
    std::unique_ptr<store::Store> const store = testing::open_store(path);
    CHECK(store->verify_chain()->head == head);
    store::Upload const upload{.file_name = "a", .seal = {{"key", {1, 2, 3}}}};
    REQUIRE(store->create_upload(upload));
    CHECK((*store->find_upload(upload.id))->seal == upload.seal);
    CHECK(store->tickets_of({2026, 11, 20})->empty());
    CHECK(store->kiosk_reports()->empty());
    Result<std::vector<store::CaseSummary>> const files = store->list(std::nullopt, 10);
    REQUIRE(files);
    REQUIRE_FALSE(files->empty());
    for (store::CaseSummary const& file : *files) {
        CHECK(file.type == "one-door-file");
        CHECK(file.type_version == 1);
        CHECK(file.state == (version < 4 ? "processing" : "submitted"));
        CHECK(file.state_since == file.received_at);
        CHECK(file.version == 0);
        CHECK(store->documents_of(file.reference)->empty());
    }
}

TEST_CASE_FIXTURE(ChainFixture, "store: the role an account had becomes a grant in every unit") {
    std::string const account = "INSERT INTO staff_account VALUES('canbo', 'B', 'x', 3, NULL, ";
    auto const grants_after = [&](std::string const& undo, std::string const& role) {
        REQUIRE(tamper(path, undo + account + "'" + role + "')") == SQLITE_OK);
        std::unique_ptr<store::Store> const store = testing::open_store(path);
        CHECK((*store->find_account("canbo"))->failures == 3);
        return (*store->find_account("canbo"))->grants;
    };
    std::vector<store::StaffGrant> const receptionist{{"receptionist", ""}};
    std::vector<store::StaffGrant> const leader{{"leader", ""}};
    CHECK(grants_after(back_to(4), "receptionist") == receptionist);
    REQUIRE(tamper(path, "DELETE FROM staff_grant; DELETE FROM staff_account") == SQLITE_OK);
    CHECK(grants_after(back_to(3), "signatory") == leader);
}

TEST_CASE_FIXTURE(ChainFixture, "store: a database of another program is not touched") {
    REQUIRE(tamper(path, "PRAGMA application_id=1") == SQLITE_OK);
    CHECK(sqlite::open_store({.path = path}).error().code == "store.foreign");
    REQUIRE(tamper(path, "PRAGMA application_id=826560338; PRAGMA user_version=99") == SQLITE_OK);
    CHECK(sqlite::open_store({.path = path}).error().code == "store.newer");
}
