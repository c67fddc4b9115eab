#include "server/store/sqlite/database.h"

#include <algorithm>
#include <utility>

namespace onedoor::sqlite {

#define TICKET_COLUMNS                                                                             \
    "SELECT draw, day, number, drawn_group, waits_for, priority, issued_at, people_before,"        \
    " wait_minutes, state, counter, called_at, calls FROM queue_ticket"

static Result<store::StoredTicket> read_ticket(Statement& row) {
    store::StoredTicket ticket;
    std::span<std::uint8_t const> const draw = row.blob(0);
    std::ranges::copy(draw, ticket.draw.bytes.begin());
    ticket.day = TRY(core::parse_iso_date(row.text(1)));
    ticket.number = row.text(2);
    ticket.drawn_group = row.text(3);
    ticket.group = row.text(4);
    ticket.priority = row.text(5);
    ticket.issued = row.instant(6);
    ticket.people_before = row.integer_32(7);
    if (!row.is_null(8))
        ticket.wait_minutes = row.integer_32(8);
    ticket.state = static_cast<queue::TicketState>(row.integer(9));
    ticket.counter = row.text(10);
    ticket.called = row.instant(11);
    ticket.calls = row.integer_32(12);
    return ticket;
}

static Result<std::vector<store::StoredTicket>> read_day(Connection& connection, core::Date day) {
    std::string const date = core::to_iso(day);
    Statement rows = connection.statement(TICKET_COLUMNS " WHERE day = ? ORDER BY position");
    rows.bind(date);
    std::vector<store::StoredTicket> tickets;
    while (TRY(rows.step()))
        tickets.push_back(TRY(read_ticket(rows)));
    return tickets;
}

static Result<std::optional<store::StoredTicket>> find_draw(Connection& connection,
                                                            queue::DrawId const& draw) {
    Statement row = connection.statement(TICKET_COLUMNS " WHERE draw = ?");
    row.bind(draw.bytes);
    if (!TRY(row.step()))
        return std::nullopt;
    return TRY(read_ticket(row));
}

static Result<void> insert(Connection& connection, store::StoredTicket const& ticket) {
    std::string const day = core::to_iso(ticket.day);
    Statement insert = connection.statement(
        "INSERT INTO queue_ticket (draw, day, number, drawn_group, waits_for, priority, issued_at,"
        " people_before, wait_minutes, state, counter, called_at, calls)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(ticket.draw.bytes).bind(day).bind(ticket.number).bind(ticket.drawn_group);
    insert.bind(ticket.group).bind(ticket.priority).bind(ticket.issued);
    insert.bind(std::int64_t{ticket.people_before});
    if (ticket.wait_minutes)
        insert.bind(std::int64_t{*ticket.wait_minutes});
    else
        insert.bind_null();
    insert.bind(std::int64_t{std::to_underlying(ticket.state)}).bind(ticket.counter);
    return insert.bind(ticket.called).bind(std::int64_t{ticket.calls}).run();
}

static Result<void> update(Connection& connection, store::StoredTicket const& ticket) {
    std::string const day = core::to_iso(ticket.day);
    Statement update = connection.statement(
        "UPDATE queue_ticket SET waits_for = ?, state = ?, counter = ?, called_at = ?, calls = ?"
        " WHERE day = ? AND number = ?");
    update.bind(ticket.group).bind(std::int64_t{std::to_underlying(ticket.state)});
    update.bind(ticket.counter).bind(ticket.called).bind(std::int64_t{ticket.calls});
    return update.bind(day).bind(ticket.number).run();
}

Result<std::vector<store::StoredTicket>> Database::tickets_of(core::Date day) {
    return m_readers.read([day](Connection& connection) { return read_day(connection, day); });
}

Result<store::StoredTicket> Database::draw_ticket(queue::DrawId const& draw, core::Date day,
                                                  store::TicketIssue const& issue) {
    Result<store::StoredTicket> outcome = fail("store.error", "no ticket");
    TRY_VOID(m_writer.run([&](WriteContext& context) -> Result<void> {
        if (auto repeated = TRY(find_draw(context.connection, draw))) {
            outcome = std::move(*repeated);
            return {};
        }
        outcome = issue(TRY(read_day(context.connection, day)));
        return outcome ? insert(context.connection, *outcome) : Result<void>();
    }));
    return outcome;
}

Result<std::optional<store::StoredTicket>>
Database::change_ticket(core::Date day, store::TicketChange const& change) {
    Result<std::optional<store::StoredTicket>> outcome = std::nullopt;
    TRY_VOID(m_writer.run([&](WriteContext& context) -> Result<void> {
        outcome = change(TRY(read_day(context.connection, day)));
        return outcome && *outcome ? update(context.connection, **outcome) : Result<void>();
    }));
    return outcome;
}

}
