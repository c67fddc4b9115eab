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
    std::string state;
    bool has_code = false;
};

static Result<std::optional<CurrentCase>> find_current(Connection& connection,
                                                       std::string_view reference) {
    Statement row = connection.statement(
        "SELECT number, state, code IS NOT NULL FROM case_file WHERE reference = ?");
    row.bind(reference);
    if (!TRY(row.step()))
        return std::nullopt;
    return CurrentCase{
        .number = row.integer(0), .state = row.text(1), .has_code = row.integer(2) != 0};
}

static Result<void> issue_code(WriteContext& context, std::int64_t case_number,
                               store::AcceptanceDraft const& draft) {
    Connection& connection = context.connection;
    std::string const day = core::to_iso(draft.day);
    std::string const year = day.substr(0, 4);
    std::int32_t const sequence = TRY(next_number(connection, {"file_code", draft.agency, day}));
    std::int32_t const register_number =
        TRY(next_number(connection, {"register", draft.agency, year}));
    std::string const code = TRY(draft.code_of(sequence));
    Statement update =
        connection.statement("UPDATE case_file SET code = ?, status = ?, state = ?, accepted_at = "
                             "?, due_at = ?, explanation = ?,"
                             " register_number = ?, accepted_by = ? WHERE number = ?");
    update.bind(code).bind(std::int64_t{std::to_underlying(draft.event.status)});
    update.bind(draft.to).bind(draft.accepted_at).bind(draft.due_at).bind(draft.explanation);
    update.bind(std::int64_t{register_number}).bind(draft.event.account).bind(case_number);
    TRY_VOID(update.run());
    return append_event(context, case_number, draft.reference, draft.event);
}

static Result<store::AcceptanceOutcome> accept_in(WriteContext& context,
                                                  store::AcceptanceDraft const& draft) {
    std::optional<CurrentCase> const current =
        TRY(find_current(context.connection, draft.reference));
    if (!current)
        return store::AcceptanceOutcome::NotFound;
    if (current->has_code)
        return store::AcceptanceOutcome::Repeated;
    if (current->state != draft.from)
        return store::AcceptanceOutcome::WrongState;
    TRY_VOID(issue_code(context, current->number, draft));
    return store::AcceptanceOutcome::Accepted;
}

Result<store::Accepted> Database::accept(store::AcceptanceDraft const& acceptance) {
    store::Accepted accepted;
    TRY_VOID(m_writer.run([&](WriteContext& context) -> Result<void> {
        accepted.outcome = TRY(accept_in(context, acceptance));
        return {};
    }));
    if (accepted.outcome != store::AcceptanceOutcome::NotFound)
        accepted.summary = TRY(find_summary(acceptance.reference));
    return accepted;
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
