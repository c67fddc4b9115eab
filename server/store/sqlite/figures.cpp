#include "server/store/sqlite/database.h"

namespace onedoor::sqlite {

/// ?1 and ?2 the period, ?3 whether the first appointment counts.
static constexpr char const* counted_cases = R"sql(
WITH counted AS (
    SELECT *, CASE WHEN ?3 THEN coalesce(first_due_at, due_at) ELSE due_at END AS appointment
    FROM case_file
    WHERE accepted_at < ?2 AND (ended_at IS NULL OR ended_at >= ?1)
)
SELECT reference, coalesce(code, ''), procedure, procedure_revision, case_id, unit, officer,
    channel, status, accepted_at, due_at, first_due_at, ended_at, stood_since, supplements,
    CASE WHEN appointment < coalesce(ended_at, stood_since, ?2) THEN coalesce(
        (SELECT json_extract(body, '$.to') FROM event
            WHERE event.case_number = counted.number AND event.at <= appointment
                AND json_extract(body, '$.to') IS NOT NULL
            ORDER BY event.sequence DESC LIMIT 1),
        CASE WHEN state_since <= appointment THEN state END, '') ELSE '' END,
    (SELECT count(*) FROM paper WHERE paper.case_number = counted.number),
    (SELECT count(upload) FROM paper WHERE paper.case_number = counted.number)
FROM counted
)sql";

static store::CountedCase read_counted(Statement& row) {
    store::CountedCase counted;
    counted.reference = row.text(0);
    counted.code = row.text(1);
    counted.procedure = row.text(2);
    counted.procedure_revision = row.integer_32(3);
    counted.case_id = row.text(4);
    counted.unit = row.text(5);
    counted.officer = row.text(6);
    counted.channel = row.integer_32(7);
    counted.status = row.integer_32(8);
    counted.accepted_at = row.instant(9);
    counted.due_at = row.optional_instant(10);
    counted.first_due_at = row.optional_instant(11);
    counted.ended_at = row.optional_instant(12);
    counted.stood_since = row.optional_instant(13);
    counted.supplements = row.integer_32(14);
    counted.overdue_state = row.text(15);
    counted.papers = row.integer_32(16);
    counted.papers_uploaded = row.integer_32(17);
    return counted;
}

Result<void> Database::each_counted(core::Instant from, core::Instant until, store::DueBasis basis,
                                    std::function<Result<void>(store::CountedCase&&)> const& see) {
    return m_readers.read([&](Connection& connection) -> Result<void> {
        Statement rows = connection.statement(counted_cases);
        rows.bind(from).bind(until).bind(std::int64_t{basis == store::DueBasis::First});
        while (TRY(rows.step()))
            TRY_VOID(see(read_counted(rows)));
        return {};
    });
}

static constexpr char const* registered_cases = R"sql(
SELECT register_number, code, procedure, procedure_revision, applicant, delivery, unit,
    accepted_at, due_at, returned_at, answers
FROM case_file WHERE accepted_at >= ?1 AND accepted_at < ?2
ORDER BY accepted_at, register_number
)sql";

static store::RegisteredCase read_registered(Statement& row) {
    store::RegisteredCase registered;
    registered.register_number = row.integer_32(0);
    registered.code = row.text(1);
    registered.procedure = row.text(2);
    registered.procedure_revision = row.integer_32(3);
    registered.applicant = row.text(4);
    registered.delivery = row.text(5);
    registered.unit = row.text(6);
    registered.accepted_at = row.instant(7);
    registered.due_at = row.optional_instant(8);
    registered.returned_at = row.optional_instant(9);
    registered.answers = row.text(10);
    return registered;
}

Result<void>
Database::each_registered(core::Instant from, core::Instant until,
                          std::function<Result<void>(store::RegisteredCase&&)> const& see) {
    return m_readers.read([&](Connection& connection) -> Result<void> {
        Statement rows = connection.statement(registered_cases);
        rows.bind(from).bind(until);
        while (TRY(rows.step()))
            TRY_VOID(see(read_registered(rows)));
        return {};
    });
}

}
