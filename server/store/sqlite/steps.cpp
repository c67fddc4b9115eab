#include "server/store/sqlite/database.h"

#include <utility>

namespace onedoor::sqlite {

struct Scope {
    std::string_view kind;
    std::string_view agency;
    std::string_view period;
};

/// The next number of a scope; numbers are never given twice, because a rolled-back transaction
/// takes its number back.
static Result<std::int32_t> next_number(Connection& connection, Scope const& scope) {
    Statement row = connection.statement(
        "INSERT INTO sequence (kind, agency, period, last) VALUES (?, ?, ?, 1)"
        " ON CONFLICT (kind, agency, period) DO UPDATE SET last = last + 1 RETURNING last");
    row.bind(scope.kind).bind(scope.agency).bind(scope.period);
    TRY(row.step());
    std::int32_t const number = row.integer_32(0);
    TRY(row.step());
    return number;
}

struct CurrentCase {
    std::int64_t number = 0;
    std::int64_t version = 0;
};

static Result<std::optional<CurrentCase>> find_current(Connection& connection,
                                                       std::string_view reference) {
    Statement row =
        connection.statement("SELECT number, version FROM case_file WHERE reference = ?");
    row.bind(reference);
    if (!TRY(row.step()))
        return std::nullopt;
    return CurrentCase{row.integer(0), row.integer(1)};
}

static Result<std::optional<store::DoneAct>> find(Connection& connection, store::ActId id) {
    Statement row =
        connection.statement("SELECT reference, request_hash FROM act"
                             " JOIN case_file ON number = case_number WHERE id = ?");
    row.bind(id.bytes);
    if (!TRY(row.step()))
        return std::nullopt;
    return store::DoneAct{row.text(0), row.hash(1)};
}

static Result<void> issue_code(Connection& connection, std::int64_t case_number,
                               store::CodeIssue const& issue) {
    std::string const day = core::to_iso(issue.day);
    std::string const year = day.substr(0, 4);
    std::int32_t const sequence = TRY(next_number(connection, {"file_code", issue.agency, day}));
    std::int32_t const register_number =
        TRY(next_number(connection, {"register", issue.agency, year}));
    std::string const code = TRY(issue.code_of(sequence));
    Statement update =
        connection.statement("UPDATE case_file SET code = ?, register_number = ? WHERE number = ?");
    return update.bind(code).bind(std::int64_t{register_number}).bind(case_number).run();
}

static Result<void> change_case(Connection& connection, std::int64_t case_number,
                                store::CaseSummary const& after) {
    Statement update = connection.statement(
        "UPDATE case_file SET version = version + 1, state = ?, status = ?, state_since = ?,"
        " wait_until = ?, unit = ?, officer = ?, accepted_at = ?, accepted_by = ?, due_at = ?,"
        " first_due_at = ?, explanation = ?, supplements = ?, extensions = ?, stood_since = ?,"
        " stood_minutes = ?, ended_at = ?, returned_at = ? WHERE number = ?");
    update.bind(after.state).bind(std::int64_t{std::to_underlying(after.status)});
    update.bind(after.state_since).bind(after.wait_until).bind(after.unit).bind(after.officer);
    update.bind(after.accepted_at).bind(after.accepted_by).bind(after.due_at);
    update.bind(after.first_due_at).bind(after.explanation);
    update.bind(std::int64_t{after.supplements}).bind(std::int64_t{after.extensions});
    update.bind(after.stood_since).bind(std::int64_t{after.stood_minutes});
    return update.bind(after.ended_at).bind(after.returned_at).bind(case_number).run();
}

static Result<void> issue_document(Connection& connection, std::int64_t case_number,
                                   store::StepDraft const& draft,
                                   store::DocumentDraft const& document) {
    std::string const scope = "document " + document.series;
    std::string const year = std::to_string(document.year);
    std::int32_t const number = TRY(next_number(connection, {scope, document.agency, year}));
    Statement insert = connection.statement(
        "INSERT INTO document (case_number, kind, series, agency, year, number, content,"
        " issued_at, issued_by, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(case_number).bind(document.kind).bind(document.series).bind(document.agency);
    insert.bind(std::int64_t{document.year}).bind(std::int64_t{number}).bind(document.content);
    insert.bind(draft.event.at).bind(draft.event.account);
    return insert.bind(std::int64_t{draft.after.version} + 1).run();
}

static Result<void> write_step(WriteContext& context, std::int64_t case_number,
                               store::StepDraft const& draft) {
    Connection& connection = context.connection;
    Statement act =
        connection.statement("INSERT INTO act (id, request_hash, case_number) VALUES (?, ?, ?)");
    TRY_VOID(act.bind(draft.act.bytes).bind(draft.request_hash).bind(case_number).run());
    TRY_VOID(change_case(connection, case_number, draft.after));
    if (draft.code)
        TRY_VOID(issue_code(connection, case_number, *draft.code));
    for (store::DocumentDraft const& document : draft.documents)
        TRY_VOID(issue_document(connection, case_number, draft, document));
    return append_event(context, case_number, draft.after.reference, draft.event);
}

static Result<store::StepOutcome> step_in(WriteContext& context, store::StepDraft const& draft) {
    std::optional<CurrentCase> const current =
        TRY(find_current(context.connection, draft.after.reference));
    if (!current)
        return store::StepOutcome::NotFound;
    if (auto const before = TRY(find(context.connection, draft.act))) {
        bool const is_same = before->request_hash == draft.request_hash &&
                             before->reference == draft.after.reference;
        return is_same ? store::StepOutcome::Repeated : store::StepOutcome::Conflict;
    }
    if (current->version != draft.after.version)
        return store::StepOutcome::Stale;
    TRY_VOID(write_step(context, current->number, draft));
    return store::StepOutcome::Done;
}

Result<store::Stepped> Database::step(store::StepDraft const& draft) {
    store::Stepped stepped;
    TRY_VOID(m_writer.run([&](WriteContext& context) -> Result<void> {
        stepped.outcome = TRY(step_in(context, draft));
        return {};
    }));
    if (stepped.outcome != store::StepOutcome::NotFound)
        stepped.summary = TRY(find_summary(draft.after.reference));
    return stepped;
}

Result<std::optional<store::DoneAct>> Database::find_act(store::ActId id) {
    return m_readers.read([&](Connection& connection) { return find(connection, id); });
}

static store::Document read_document(Statement& row) {
    return {.reference = row.text(0),
            .kind = row.text(1),
            .series = row.text(2),
            .year = row.integer_32(3),
            .number = row.integer_32(4),
            .content = row.text(5),
            .issued_at = row.instant(6),
            .issued_by = row.text(7),
            .version = row.integer_32(8)};
}

Result<std::vector<store::Document>> Database::documents_of(std::string_view reference) {
    return m_readers.read([&](Connection& connection) -> Result<std::vector<store::Document>> {
        Statement rows = connection.statement(
            "SELECT reference, document.kind, series, year, document.number, content, issued_at,"
            " issued_by, document.version FROM case_file"
            " JOIN document ON document.case_number = case_file.number"
            " WHERE reference = ? ORDER BY position");
        rows.bind(reference);
        std::vector<store::Document> documents;
        while (TRY(rows.step()))
            documents.push_back(read_document(rows));
        return documents;
    });
}

Result<void> Database::record(std::string_view reference, store::EventDraft const& event) {
    return m_writer.run([&](WriteContext& context) -> Result<void> {
        std::optional<CurrentCase> const current = TRY(find_current(context.connection, reference));
        return append_event(context, current ? current->number : 0,
                            current ? reference : std::string_view(), event);
    });
}

Result<store::ChainReport> Database::verify_chain() {
    return m_readers.read([](Connection& connection) { return sqlite::verify_chain(connection); });
}

}
