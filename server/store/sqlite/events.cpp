#include "server/store/sqlite/events.h"

#include "server/store/chain.h"

#include <chrono>

namespace onedoor::sqlite {

// The hash of the event before is not stored twice: it is the `hash` of the row before.
#define EVENT_COLUMNS                                                                              \
    "SELECT event.sequence, coalesce(case_file.reference, ''), event.at, event.action,"            \
    " event.role, event.account, event.outcome, event.status, event.body, event.uptime_ms,"        \
    " event.hash,"                                                                                 \
    " coalesce((SELECT before.hash FROM event AS before"                                           \
    "  WHERE before.sequence = event.sequence - 1), zeroblob(32)) "

static store::Event read_event(Statement& row) {
    store::Event event;
    event.sequence = row.integer(0);
    event.reference = row.text(1);
    event.draft.at = row.instant(2);
    event.draft.action = row.text(3);
    event.draft.role = row.text(4);
    event.draft.account = row.text(5);
    event.draft.outcome = row.text(6);
    event.draft.status =
        cases::national_status_of_code(row.integer(7)).value_or(cases::NationalStatus::Registered);
    event.draft.body = row.text(8);
    event.monotonic_milliseconds = row.integer(9);
    event.hash = row.hash(10);
    event.previous = row.hash(11);
    return event;
}

static audit::Head head_of(store::ChainHead const& head) {
    return {static_cast<std::uint64_t>(head.sequence), head.hash};
}

static std::int64_t uptime_milliseconds() {
    static std::chrono::steady_clock::time_point const start = std::chrono::steady_clock::now();
    auto const passed = std::chrono::steady_clock::now() - start;
    return std::chrono::duration_cast<std::chrono::milliseconds>(passed).count();
}

Result<void> append_event(WriteContext& context, std::int64_t case_number,
                          std::string_view reference, store::EventDraft const& draft) {
    store::Event event{.sequence = context.head.sequence + 1,
                       .reference = std::string(reference),
                       .draft = draft,
                       .monotonic_milliseconds = uptime_milliseconds(),
                       .previous = context.head.hash};
    audit::Record record = store::to_record(event);
    record = audit::seal(std::move(record.event), head_of(context.head));
    event.hash = record.hash;
    Statement insert = context.connection.statement(
        "INSERT INTO event (sequence, case_number, at, action, role, account, outcome, status,"
        " body, uptime_ms, hash) VALUES (?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(event.sequence).bind(case_number).bind(draft.at).bind(draft.action);
    insert.bind(draft.role).bind(draft.account).bind(draft.outcome);
    insert.bind(static_cast<std::int64_t>(draft.status)).bind(draft.body);
    insert.bind(event.monotonic_milliseconds).bind(event.hash);
    TRY_VOID(insert.run());
    context.head = {event.sequence, event.hash};
    return {};
}

Result<std::vector<store::Event>> events_of(Connection& connection, std::string_view reference) {
    Statement rows = connection.statement(
        EVENT_COLUMNS "FROM case_file JOIN event ON event.case_number = case_file.number"
                      " WHERE case_file.reference = ? ORDER BY event.sequence");
    rows.bind(reference);
    std::vector<store::Event> events;
    while (TRY(rows.step()))
        events.push_back(read_event(rows));
    return events;
}

Result<store::ChainHead> read_head(Connection& connection) {
    Statement row = connection.statement(
        EVENT_COLUMNS "FROM event LEFT JOIN case_file ON case_file.number = event.case_number"
                      " ORDER BY event.sequence DESC LIMIT 1");
    if (!TRY(row.step()))
        return store::ChainHead{};
    store::Event const event = read_event(row);
    audit::Verifier verifier(head_of({event.sequence - 1, event.previous}));
    if (!verifier.next(store::to_record(event)))
        return fail("store.corrupt", "the last event does not follow from the one before");
    return store::ChainHead{event.sequence, event.hash};
}

Result<store::ChainReport> verify_chain(Connection& connection) {
    Statement rows = connection.statement(
        EVENT_COLUMNS "FROM event LEFT JOIN case_file ON case_file.number = event.case_number"
                      " ORDER BY event.sequence");
    audit::Verifier verifier;
    store::ChainReport report;
    while (report.first_broken == 0 && TRY(rows.step())) {
        store::Event event = read_event(rows);
        event.previous = report.head.hash;
        if (!verifier.next(store::to_record(event)))
            report.first_broken = event.sequence;
        report.head = {event.sequence, event.hash};
    }
    return report;
}

}
