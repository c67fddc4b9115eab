#include "tests/client/ticket/kiosk.h"

using namespace onedoor;
using namespace onedoor::ticket;
using example::Kiosk;

TEST_CASE_FIXTURE(Kiosk, "figures: fetched at once and every 15 s, and only while they are shown") {
    pass(60'000);
    CHECK(wire.sent.empty());
    CHECK_FALSE(desk.due());
    desk.watch(Watch::On, now);
    pass(0);
    CHECK(wire.sent.at(0).request.path == "/api/v1/queue");
    pass(30'000);
    CHECK(under_way(Desk::fetch_token) == 1);
    hear(example::hall());
    CHECK(desk.link() == Link::Up);
    CHECK(desk.figures() == example::hall());
    pass(0);
    CHECK(under_way(Desk::fetch_token) == 1);
    hear(example::hall());
    pass(14'999);
    CHECK(wire.sent.empty());
    CHECK(desk.due() == core::Uptime{now.milliseconds + 1});
    pass(1);
    CHECK(under_way(Desk::fetch_token) == 1);
    hear(example::hall());
    desk.watch(Watch::Off, now);
    pass(60'000);
    CHECK(wire.sent.empty());
}

TEST_CASE_FIXTURE(Kiosk, "figures: what cannot be reached or read leaves the last ones, as old") {
    desk.watch(Watch::On, now);
    pass(0);
    CHECK(desk.are_figures_old(now));
    hear(example::hall());
    CHECK_FALSE(desk.are_figures_old(now));
    struct Row {
        int status;
        char const* body;
    };
    for (Row const row : {Row{0, ""}, Row{200, "<html>Đăng nhập Wi-Fi</html>"}, Row{503, "{}"}}) {
        pass(15'000);
        answer(Desk::fetch_token, row.status, row.body);
        CHECK(desk.link() == Link::Down);
        CHECK(desk.figures() == example::hall());
        CHECK(desk.are_figures_old(now));
    }
    pass(15'000);
    hear(example::hall());
    CHECK(desk.link() == Link::Up);
    CHECK_FALSE(desk.are_figures_old(now));
    CHECK(desk.are_figures_old({now.milliseconds + 45'001}));
}

TEST_CASE_FIXTURE(Kiosk, "ticket: group, then class, then the number") {
    desk.begin(now);
    CHECK(desk.step() == Step::Groups);
    hear(example::hall());
    desk.choose_group("filing", now);
    CHECK(desk.step() == Step::Priorities);
    desk.choose_priority("elderly", now);
    CHECK(desk.step() == Step::Drawing);
    net::Request const request =
        answer(Desk::draw_token, 201, json::write(protocol::to_json(example::ticket())));
    CHECK(request.path == "/api/v1/queue/tickets");
    CHECK(request.headers.at(1).name == "X-Onedoor-Request");
    auto const sent = protocol::parse_ticket_request(request.body);
    REQUIRE(sent);
    CHECK(sent->group == "filing");
    CHECK(sent->priority == "elderly");
    CHECK(desk.step() == Step::Drawn);
    CHECK(desk.ticket() == example::ticket());
}

TEST_CASE_FIXTURE(Kiosk, "ticket: without classes the number is drawn at once") {
    protocol::QueueState state = example::hall();
    state.priorities.clear();
    desk.begin(now);
    hear(state);
    desk.choose_group("filing", now);
    CHECK(desk.step() == Step::Drawing);
    CHECK_FALSE(desk.priority());
}

TEST_CASE_FIXTURE(Kiosk, "ticket: one a session, however often the button is pressed") {
    ask_for_number();
    give();
    for (int press = 0; press < 500; ++press) {
        desk.begin(now);
        desk.choose_group("filing", now);
        desk.choose_priority(std::nullopt, now);
        desk.retry(now);
        desk.back();
        pass(100);
    }
    CHECK(under_way(Desk::draw_token) == 0);
    desk.begin(now);
    CHECK(desk.step() == Step::Drawn);
    CHECK(desk.ticket()->number == "A010");
}

TEST_CASE_FIXTURE(Kiosk, "ticket: without an answer it is asked for again with the same id") {
    ask_for_number();
    std::string const first = wire.sent.at(0).request.body;
    answer(Desk::draw_token, 0, "");
    CHECK(desk.step() == Step::Drawing);
    CHECK(wire.sent.empty());
    pass(1'000);
    CHECK(answer(Desk::draw_token, 200, "<html>").body == first);
    pass(1'999);
    CHECK(under_way(Desk::draw_token) == 0);
    pass(1);
    CHECK(answer(Desk::draw_token, 503, "").body == first);
    CHECK(desk.step() == Step::Failed);
    CHECK(desk.trouble() == Trouble::Unreachable);
    CHECK(desk.link() == Link::Down);
    desk.retry(now);
    CHECK(desk.step() == Step::Drawing);
    CHECK(wire.sent.back().request.body == first);
    give();
    CHECK(desk.step() == Step::Drawn);
}

TEST_CASE_FIXTURE(Kiosk,
                  "ticket: the same choice made again keeps the id, another one gets its own") {
    ask_for_number();
    std::string const first = answer(Desk::draw_token, 409, example::problem("queue.closed")).body;
    desk.back();
    ask_for_number();
    CHECK(wire.sent.back().request.body == first);
    answer(Desk::draw_token, 409, example::problem("queue.closed"));
    desk.back();
    desk.choose_group("filing", now);
    desk.choose_priority(std::nullopt, now);
    auto const other = protocol::parse_ticket_request(wire.sent.back().request.body);
    REQUIRE(other);
    CHECK(other->id != protocol::parse_ticket_request(first)->id);
    CHECK_FALSE(other->priority);
}

TEST_CASE_FIXTURE(Kiosk, "ticket: each refusal has its own trouble") {
    struct Row {
        int status;
        std::string body;
        Trouble trouble;
    };
    for (Row const& row : {Row{409, example::problem("queue.closed"), Trouble::Closed},
                           Row{409, example::problem("queue.no_more_today"), Trouble::NoMoreToday},
                           Row{429, example::problem("rate.limited"), Trouble::TooMany},
                           Row{403, example::problem("device.required"), Trouble::Refused},
                           Row{404, "<html>", Trouble::Unreachable}}) {
        CAPTURE(row.body);
        ask_for_number();
        answer(Desk::draw_token, row.status, row.body, 7);
        CHECK(desk.step() == Step::Failed);
        CHECK(desk.trouble() == row.trouble);
        CHECK(desk.retry_after_seconds() == 7);
        desk.forget();
    }
    ask_for_number();
    answer(Desk::draw_token, 403, example::problem("device.required"));
    CHECK(desk.refusal().vi == "Vì sao");
}

TEST_CASE_FIXTURE(Kiosk, "ticket: a group without numbers is not even asked for") {
    desk.begin(now);
    hear(example::hall());
    desk.choose_group("results", now);
    CHECK(desk.trouble() == Trouble::NoMoreToday);
    CHECK(wire.sent.empty());
    desk.back();
    CHECK(desk.step() == Step::Groups);
    desk.choose_group("music", now);
    CHECK(desk.step() == Step::Groups);
    desk.back();
    CHECK(desk.step() == Step::Away);
}

TEST_CASE_FIXTURE(Kiosk, "ticket: old figures refuse nobody, the server does") {
    desk.begin(now);
    hear(example::hall());
    pass(15'000);
    answer(Desk::fetch_token, 0, "");
    desk.choose_group("results", now);
    CHECK(desk.step() == Step::Priorities);
    desk.choose_priority(std::nullopt, now);
    answer(Desk::draw_token, 409, example::problem("queue.no_more_today"));
    CHECK(desk.trouble() == Trouble::NoMoreToday);
}

TEST_CASE_FIXTURE(Kiosk, "ticket: an id the server refused for good is not used again") {
    ask_for_number();
    std::string const first =
        answer(Desk::draw_token, 409, example::problem("ticket.conflict")).body;
    CHECK(desk.trouble() == Trouble::Refused);
    desk.back();
    desk.choose_group("filing", now);
    desk.choose_priority("elderly", now);
    REQUIRE(under_way(Desk::draw_token) == 1);
    CHECK(wire.sent.back().request.body != first);
}

TEST_CASE_FIXTURE(Kiosk, "ticket: a ticket of another group is no answer to this draw") {
    ask_for_number();
    protocol::QueueTicket other = example::ticket();
    other.group = "results";
    give(other);
    CHECK(desk.step() == Step::Drawing);
    CHECK_FALSE(desk.ticket());
}
