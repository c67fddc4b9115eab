#include "server/store/sqlite/schema.h"

#include <iterator>
#include <string>

namespace onedoor::sqlite {

/// "1DOR": tells our files from other programs' (PRAGMA application_id).
static constexpr std::int64_t application_id = 0x31444F52;

static constexpr char const* tables_of_cases = R"sql(
CREATE TABLE case_file (
    number INTEGER PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    submission BLOB NOT NULL CHECK (length(submission) = 16),
    code TEXT,
    status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 10),
    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 16),
    procedure TEXT NOT NULL,
    procedure_revision INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    applicant TEXT NOT NULL,
    delivery TEXT NOT NULL,
    language TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    accepted_at INTEGER,
    due_at INTEGER,
    explanation TEXT NOT NULL DEFAULT '[]',
    register_number INTEGER NOT NULL DEFAULT 0,
    accepted_by TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL,
    form_version INTEGER NOT NULL,
    answers TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX case_by_code ON case_file (code) WHERE code IS NOT NULL;
CREATE INDEX case_by_status ON case_file (status, number);

CREATE TABLE submission (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    request_hash BLOB NOT NULL CHECK (length(request_hash) = 32),
    case_number INTEGER NOT NULL REFERENCES case_file (number)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    sequence INTEGER PRIMARY KEY,
    case_number INTEGER REFERENCES case_file (number),
    at INTEGER NOT NULL,
    action TEXT NOT NULL,
    role TEXT NOT NULL,
    account TEXT NOT NULL,
    outcome TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    uptime_ms INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX event_by_case ON event (case_number, sequence);
CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;

CREATE TABLE sequence (
    kind TEXT NOT NULL CHECK (kind IN ('file_code', 'register')),
    agency TEXT NOT NULL,
    period TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, agency, period)
) STRICT, WITHOUT ROWID;
)sql";

static constexpr char const* tables_of_uploads = R"sql(
CREATE TABLE upload (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    submission BLOB NOT NULL CHECK (length(submission) = 16),
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size_bytes INTEGER NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    chunks INTEGER NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    refusal TEXT NOT NULL DEFAULT '',
    file_name TEXT NOT NULL UNIQUE,
    wrapped_key BLOB NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_by_submission ON upload (submission);
CREATE INDEX upload_by_age ON upload (created_at) WHERE state <> 2;

CREATE TABLE upload_chunk (
    upload BLOB NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (upload, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper (
    case_number INTEGER NOT NULL REFERENCES case_file (number),
    position INTEGER NOT NULL,
    paper TEXT NOT NULL,
    upload BLOB REFERENCES upload (id),
    PRIMARY KEY (case_number, position)
) STRICT, WITHOUT ROWID;
)sql";

static constexpr char const* tables_of_staff = R"sql(
CREATE TABLE staff_account (
    account TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    failures INTEGER NOT NULL,
    locked_until INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_session (
    token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
    account TEXT NOT NULL REFERENCES staff_account (account),
    created_at INTEGER NOT NULL,
    last_used_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

/// Version 2: uploads that were sealed on the citizen's device.
static constexpr char const* seals_of_uploads = R"sql(
ALTER TABLE upload ADD COLUMN seal_key TEXT NOT NULL DEFAULT '';
ALTER TABLE upload ADD COLUMN seal BLOB;
)sql";

/// Version 3: queue numbers, and what kiosks say about themselves.
static constexpr char const* tables_of_halls = R"sql(
CREATE TABLE queue_ticket (
    position INTEGER PRIMARY KEY,
    draw BLOB NOT NULL UNIQUE CHECK (length(draw) = 16),
    day TEXT NOT NULL,
    number TEXT NOT NULL,
    drawn_group TEXT NOT NULL,
    waits_for TEXT NOT NULL,
    priority TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    people_before INTEGER NOT NULL,
    wait_minutes INTEGER,
    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
    counter TEXT NOT NULL,
    called_at INTEGER NOT NULL,
    calls INTEGER NOT NULL,
    UNIQUE (day, number)
) STRICT;

CREATE TABLE kiosk_report (
    kiosk TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

/// Version 4: kinds of file are data; states have the names their type gives them.
static constexpr char const* types_of_cases = R"sql(
ALTER TABLE case_file ADD COLUMN type TEXT NOT NULL DEFAULT 'one-door-file';
ALTER TABLE case_file ADD COLUMN type_version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE case_file ADD COLUMN named_state TEXT NOT NULL DEFAULT 'submitted';
UPDATE case_file SET named_state = CASE state
    WHEN 1 THEN 'submitted' WHEN 2 THEN 'checking' WHEN 3 THEN 'supplement_before_acceptance'
    WHEN 4 THEN 'accepted' WHEN 5 THEN 'not_accepted' WHEN 6 THEN 'processing'
    WHEN 7 THEN 'consulting' WHEN 8 THEN 'awaiting_signature'
    WHEN 9 THEN 'supplement_in_processing' WHEN 10 THEN 'financial_duty'
    WHEN 11 THEN 'withdrawing' WHEN 12 THEN 'stopped' WHEN 13 THEN 'refused'
    WHEN 14 THEN 'result_ready' WHEN 15 THEN 'result_posted' ELSE 'returned' END;
ALTER TABLE case_file DROP COLUMN state;
ALTER TABLE case_file RENAME COLUMN named_state TO state;
UPDATE staff_account SET role = 'leader' WHERE role = 'signatory';
)sql";

/// Version 5: what officials may do, by role and unit; sessions that are locked.
static constexpr char const* grants_of_staff = R"sql(
CREATE TABLE staff_grant (
    account TEXT NOT NULL REFERENCES staff_account (account),
    role TEXT NOT NULL,
    unit TEXT NOT NULL,
    PRIMARY KEY (account, role, unit)
) STRICT, WITHOUT ROWID;
INSERT INTO staff_grant (account, role, unit) SELECT account, role, '' FROM staff_account;
ALTER TABLE staff_account DROP COLUMN role;
ALTER TABLE staff_session ADD COLUMN locked_at INTEGER;
CREATE INDEX session_by_account ON staff_session (account);
)sql";

/// Version 6: files go on after acceptance, with documents that go out on the way.
static constexpr char const* steps_of_cases = R"sql(
ALTER TABLE case_file ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN state_since INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN wait_until INTEGER;
ALTER TABLE case_file ADD COLUMN unit TEXT NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN officer TEXT NOT NULL DEFAULT '';
ALTER TABLE case_file ADD COLUMN channel INTEGER NOT NULL DEFAULT 2 CHECK (channel BETWEEN 1 AND 3);
ALTER TABLE case_file ADD COLUMN first_due_at INTEGER;
ALTER TABLE case_file ADD COLUMN supplements INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN extensions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN stood_since INTEGER;
ALTER TABLE case_file ADD COLUMN stood_minutes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_file ADD COLUMN ended_at INTEGER;
ALTER TABLE case_file ADD COLUMN returned_at INTEGER;
UPDATE case_file SET version = code IS NOT NULL, state_since = coalesce(accepted_at, received_at);

CREATE TABLE act (
    id BLOB PRIMARY KEY CHECK (length(id) = 16),
    request_hash BLOB NOT NULL CHECK (length(request_hash) = 32),
    case_number INTEGER NOT NULL REFERENCES case_file (number)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    position INTEGER PRIMARY KEY,
    case_number INTEGER NOT NULL REFERENCES case_file (number),
    kind TEXT NOT NULL,
    series TEXT NOT NULL,
    agency TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    content TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    issued_by TEXT NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (agency, series, year, number)
) STRICT;
CREATE INDEX document_by_case ON document (case_number, position);

ALTER TABLE sequence RENAME TO sequence_before;
CREATE TABLE sequence (
    kind TEXT NOT NULL,
    agency TEXT NOT NULL,
    period TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, agency, period)
) STRICT, WITHOUT ROWID;
INSERT INTO sequence SELECT kind, agency, period, last FROM sequence_before;
DROP TABLE sequence_before;
)sql";

struct Migration {
    std::int64_t version;
    char const* sql;
};

/// In order; a database takes those above its own version.
static constexpr Migration migrations[] = {
    {1, tables_of_cases}, {1, tables_of_uploads}, {1, tables_of_staff}, {2, seals_of_uploads},
    {3, tables_of_halls}, {4, types_of_cases},    {5, grants_of_staff}, {6, steps_of_cases},
};
static constexpr std::int64_t version_newest = std::ranges::rbegin(migrations)->version;

static Result<std::int64_t> pragma(Connection& connection, char const* sql) {
    Statement statement = connection.statement(sql);
    TRY(statement.step());
    return statement.integer(0);
}

Result<void> migrate(Connection& connection) {
    std::int64_t const id = TRY(pragma(connection, "PRAGMA application_id"));
    std::int64_t const version = TRY(pragma(connection, "PRAGMA user_version"));
    std::int64_t const tables = TRY(pragma(connection, "SELECT count(*) FROM sqlite_schema"));
    bool const is_new = id == 0 && version == 0 && tables == 0;
    if (!is_new && id != application_id)
        return fail("store.foreign", "the file belongs to another program");
    if (version > version_newest)
        return fail("store.newer", "the file was made by a newer version of this program");
    if (version == version_newest)
        return {};
    TRY_VOID(connection.execute("BEGIN IMMEDIATE"));
    if (is_new)
        TRY_VOID(connection.execute("PRAGMA application_id=826560338"));
    for (Migration const& migration : migrations)
        if (migration.version > version)
            TRY_VOID(connection.execute(migration.sql));
    std::string const newest = "PRAGMA user_version=" + std::to_string(version_newest);
    TRY_VOID(connection.execute(newest.c_str()));
    return connection.execute("COMMIT");
}

}
