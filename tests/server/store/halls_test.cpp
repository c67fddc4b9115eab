#include "tests/server/support/fixtures.h"

#include <doctest/doctest.h>

using namespace onedoor;
using queue::TicketState;
using store::StoredTicket;

namespace {

constexpr core::Date friday{2026, 11, 20};
constexpr core::Date saturday{2026, 11, 21};

queue::DrawId draw_of(std::uint8_t seed) {
    queue::DrawId draw;
    draw.bytes.fill(seed);
    return draw;
}

StoredTicket ticket_of(std::uint8_t seed, core::Date day, std::string number) {
    return {.draw = draw_of(seed),
            .day = day,
            .number = std::move(number),
            .drawn_group = "filing",
            .group = "filing",
            .priority = "elderly",
            .issued = {1'795'140'000'000},
            .people_before = 3,
            .wait_minutes = 12};
}

struct Halls {
    testing::TemporaryFolder folder;
    std::unique_ptr<store::Store> store = testing::open_store(folder.file("onedoor.db"));

    void reopen() {
        store.reset();
        store = testing::open_store(folder.file("onedoor.db"));
    }
    /// Number of the ticket, or why there is none.
    std::string draw(StoredTicket const& ticket) {
        auto const drawn =
            store->draw_ticket(ticket.draw, ticket.day,
                               [&](store::TicketsOfDay) -> Result<StoredTicket> { return ticket; });
        return drawn ? drawn->number : drawn.error().code;
    }
};

}

TEST_CASE_FIXTURE(Halls, "tickets: what was drawn is there after a restart, in its order and day") {
    StoredTicket later = ticket_of(2, friday, "A002");
    later.priority.clear();
    later.wait_minutes.reset();
    CHECK(draw(ticket_of(1, friday, "B001")) == "B001");
    CHECK(draw(later) == "A002");
    CHECK(draw(ticket_of(3, saturday, "B001")) == "B001");
    reopen();
    CHECK(store->tickets_of(friday) == std::vector{ticket_of(1, friday, "B001"), later});
    CHECK(store->tickets_of(saturday) == std::vector{ticket_of(3, saturday, "B001")});
}

TEST_CASE_FIXTURE(Halls, "tickets: a repeated draw is the first one, on a later day too") {
    REQUIRE(draw(ticket_of(1, friday, "A001")) == "A001");
    CHECK(draw(ticket_of(1, friday, "A002")) == "A001");
    CHECK(draw(ticket_of(1, saturday, "A001")) == "A001");
    CHECK(store->tickets_of(friday)->size() == 1);
    CHECK(store->tickets_of(saturday)->empty());
}

TEST_CASE_FIXTURE(Halls, "tickets: the database itself gives no number twice a day") {
    REQUIRE(draw(ticket_of(1, friday, "A001")) == "A001");
    CHECK(draw(ticket_of(2, friday, "A001")) == "store.error");
    CHECK(store->tickets_of(friday)->size() == 1);
}

TEST_CASE_FIXTURE(Halls, "tickets: who decides sees the day, and its refusal writes nothing") {
    REQUIRE(draw(ticket_of(1, friday, "A001")) == "A001");
    std::size_t seen = 0;
    auto const refused = store->draw_ticket(draw_of(2), friday,
                                            [&](store::TicketsOfDay day) -> Result<StoredTicket> {
                                                seen = day.size();
                                                return fail("queue.closed");
                                            });
    CHECK(refused.error().code == "queue.closed");
    CHECK(seen == 1);
    CHECK(store->tickets_of(friday)->size() == 1);
}

TEST_CASE_FIXTURE(Halls, "tickets: a call is kept, and nothing of the draw changes with it") {
    REQUIRE(draw(ticket_of(1, friday, "A001")) == "A001");
    StoredTicket called = ticket_of(1, friday, "A001");
    called.state = TicketState::Called;
    called.counter = "2";
    called.called = {1'795'140'060'000};
    called.calls = 1;
    auto const change = [&](store::TicketsOfDay) -> Result<std::optional<StoredTicket>> {
        return called;
    };
    CHECK(*store->change_ticket(friday, change) == called);
    reopen();
    CHECK(store->tickets_of(friday)->front() == called);
    auto const nobody = [](store::TicketsOfDay) -> Result<std::optional<StoredTicket>> {
        return std::nullopt;
    };
    CHECK_FALSE(*store->change_ticket(friday, nobody));
}

TEST_CASE_FIXTURE(Halls, "kiosks: a report takes the place of earlier ones only") {
    store::KioskReport const first{"hall-1", 5, {1'795'140'000'000}, R"({"a":1})"};
    store::KioskReport const second{"hall-1", 6, {1'795'140'060'000}, R"({"a":2})"};
    store::KioskReport const other{"hall-0", 1, {1'795'140'000'000}, "{}"};
    CHECK(*store->put_kiosk_report(first) == first);
    CHECK(*store->put_kiosk_report(second) == second);
    CHECK(*store->put_kiosk_report(first) == second);
    CHECK(*store->put_kiosk_report({"hall-1", 6, {0}, "{}"}) == second);
    REQUIRE(store->put_kiosk_report(other));
    reopen();
    CHECK(*store->kiosk_reports() == std::vector{other, second});
}
