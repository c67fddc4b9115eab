#include "client/outbox/pause.h"
#include "client/outbox/sender.h"
#include "shared/json/json.h"
#include "shared/protocol/sealed.h"
#include "shared/sealing/sealing.h"
#include "tests/client/outbox/kept.h"
#include "tests/client/outbox/office.h"

#include <random>

using namespace onedoor;
using namespace onedoor::outbox;
using namespace onedoor::testing;

namespace {

/// A kiosk and its office, with a line between them that the test holds.
struct Hall {
    explicit Hall(SenderOptions options = {.device = std::string(kiosk_name)})
        : sender(*store, random, std::move(options)) {
        REQUIRE(store->pin_office(office.pin()));
    }

    void keep(std::uint8_t number, std::size_t file_bytes = 1000) {
        REQUIRE(store->keep(sealed_filing(office, number, file_bytes)));
    }
    std::optional<Task> next() { return sender.next(now).value(); }
    News take(Answer const& answer) { return sender.take(answer, now).value(); }
    void wait(std::int64_t milliseconds) { now.milliseconds += milliseconds; }
    /// Waits until something is due, and gives it.
    Task wait_for_task() {
        for (int i = 0; i < 1000; ++i) {
            if (auto task = next())
                return *task;
            auto const due = sender.due(now).value();
            REQUIRE(due);
            now = std::max(*due, core::Uptime{now.milliseconds + 1});
        }
        FAIL("nothing is due");
        return {};
    }
    /// The office answers everything until nothing waits any more.
    void run(int steps_max = 10'000) {
        for (int i = 0; i < steps_max && has_work(); ++i) {
            Task const task = wait_for_task();
            note(take(office.answer(task)));
        }
    }
    bool has_work() {
        for (Item const& item : store->items().value())
            if (item.state == ItemState::Waiting)
                return true;
        return false;
    }
    void note(News const& one) {
        if (!std::holds_alternative<std::monostate>(one))
            news.push_back(one);
    }
    [[nodiscard]] int count(std::uint8_t number) const {
        auto const found = office.cases.find(submission(number).text());
        return found == office.cases.end() ? 0 : found->second;
    }

    TemporaryFolder folder;
    FakeOffice office;
    SeededRandom random{3};
    std::unique_ptr<OutboxStore> store = open_outbox(folder.file("outbox.db"));
    core::Uptime now{1'000};
    std::vector<News> news;
    Sender sender;
};

Answer portal(Task const& task) {
    return {.token = task.token,
            .status = 200,
            .type = "text/html",
            .body = "<html>Đăng nhập Wi-Fi</html>"};
}

bool is_submission(Task const& task) {
    return task.request.path == "/api/v1/sealed-submissions";
}

/// Until the filing itself is on the line.
Task go_to_submission(Hall& hall) {
    for (;;) {
        Task task = hall.wait_for_task();
        if (is_submission(task))
            return task;
        hall.take(hall.office.answer(task));
    }
}

}

TEST_CASE("sender: filings arrive whole, oldest first, one request at a time, and are purged") {
    Hall hall;
    for (std::uint8_t number = 1; number <= 5; ++number)
        hall.keep(number);
    Task const first = *hall.next();
    CHECK_FALSE(hall.next());
    hall.take(hall.office.answer(first));
    hall.run();
    CHECK(hall.office.bodies ==
          std::vector<std::string>{body_of(1), body_of(2), body_of(3), body_of(4), body_of(5)});
    CHECK(hall.office.files.at("upload-4") == std::string(1000, '\4'));
    CHECK(hall.store->items()->empty());
    REQUIRE(hall.news.size() == 5);
    auto const& received = std::get<Received>(hall.news[0]);
    CHECK(received.id == submission(1));
    CHECK(received.receipt.secret == "ABC-DEF-GHJ");
}

TEST_CASE("sender: a filing without files is sent at once, an empty outbox asks only for the key") {
    Hall hall;
    SealedFiling filing = sealed_filing(hall.office, 1);
    filing.files.clear();
    REQUIRE(hall.store->keep(filing));
    Task const task = *hall.next();
    CHECK(is_submission(task));
    hall.take(hall.office.answer(task));
    Task const key = *hall.next();
    CHECK(key.request.path == "/api/v1/office-key");
    hall.take(hall.office.answer(key));
    CHECK_FALSE(hall.next());
    hall.wait(6 * 3'600'000 - 1);
    CHECK_FALSE(hall.next());
    hall.wait(1);
    CHECK(hall.next());
}

TEST_CASE("D7 the first answer of every request is lost: every filing is one case") {
    Hall hall;
    for (std::uint8_t number = 1; number <= 20; ++number)
        hall.keep(number);
    std::map<std::string, int> asked;
    while (hall.has_work()) {
        Task const task = hall.wait_for_task();
        Answer const answer = hall.office.answer(task);
        bool const is_first = asked[task.request.path + task.request.body]++ == 0;
        hall.note(hall.take(is_first ? Answer{.token = task.token} : answer));
    }
    CHECK(hall.office.cases.size() == 20);
    for (auto const& [id, count] : hall.office.cases)
        CHECK(count == 1);
    CHECK(hall.news.size() == 20);
}

TEST_CASE("D7 answers that come late, twice or for another request change nothing") {
    Hall hall;
    hall.keep(1);
    hall.keep(2);
    Task const first = go_to_submission(hall);
    Answer const late = hall.office.answer(first);
    Answer stranger = late;
    stranger.token += 1;
    CHECK(std::holds_alternative<std::monostate>(hall.take(stranger)));
    CHECK(hall.store->items()->size() == 2);

    // Nobody answers: the request is given up by itself, and the late answer is one for nobody.
    hall.wait(first.request.timeout_ms + 60'000);
    Task const again = hall.wait_for_task();
    CHECK(std::holds_alternative<std::monostate>(hall.take(late)));
    CHECK(hall.store->items()->size() == 2);
    hall.take(hall.office.answer(again));
    Task const second = go_to_submission(hall);
    Answer answer = hall.office.answer(second);
    CHECK(std::holds_alternative<Received>(hall.take(answer)));
    CHECK(std::holds_alternative<std::monostate>(hall.take(answer)));
    hall.run();
    CHECK(hall.count(1) == 1);
    CHECK(hall.count(2) == 1);
}

TEST_CASE("D7 the signed receipt of another filing confirms nothing") {
    Hall hall;
    hall.keep(1);
    hall.keep(2);
    Task const first = go_to_submission(hall);
    Answer const receipt = hall.office.answer(first);
    hall.take(receipt);
    Task const second = go_to_submission(hall);
    Answer swapped = receipt;
    swapped.token = second.token;
    CHECK(std::holds_alternative<std::monostate>(hall.take(swapped)));
    // Even when the office itself mixed them up.
    Task const again = go_to_submission(hall);
    Answer mixed = hall.office.sign(again, receipt);
    CHECK(std::holds_alternative<std::monostate>(hall.take(mixed)));
    CHECK(hall.store->items()->size() == 1);
    hall.run();
    CHECK(hall.count(2) == 1);
}

TEST_CASE("K6 a captive portal that answers 200 with a page confirms nothing, at any step") {
    Hall hall;
    hall.keep(1);
    hall.keep(2);
    for (int i = 0; i < 200; ++i) {
        Task const task = hall.wait_for_task();
        CHECK(std::holds_alternative<std::monostate>(hall.take(portal(task))));
    }
    CHECK(hall.store->items()->size() == 2);
    CHECK(hall.store->items()->front().state == ItemState::Waiting);
    hall.run();
    CHECK(hall.office.bodies == std::vector<std::string>{body_of(1), body_of(2)});
}

TEST_CASE("K6 a receipt that is not signed by the office, or not as it was signed, is no receipt") {
    Hall hall;
    hall.keep(1);
    auto const spoil = [&](auto change) {
        Task const task = go_to_submission(hall);
        Answer answer = hall.office.answer(task);
        change(answer);
        CHECK(std::holds_alternative<std::monostate>(hall.take(answer)));
        CHECK(hall.store->items()->size() == 1);
    };
    spoil([](Answer& answer) { answer.signature.clear(); });
    spoil([](Answer& answer) { answer.signature[10] ^= 1; });
    spoil([](Answer& answer) { answer.body += " "; });
    spoil([](Answer& answer) { answer.status = answer.status == 200 ? 201 : 200; });
    hall.run();
    CHECK(hall.news.size() == 1);
    CHECK(hall.count(1) == 1);
}

TEST_CASE("K6 a refusal that the office did not sign refuses nothing") {
    Hall hall;
    hall.keep(1);
    Task const task = go_to_submission(hall);
    Answer forged = hall.office.problem(task, 422, "form.invalid");
    forged.signature.clear();
    CHECK(std::holds_alternative<std::monostate>(hall.take(forged)));
    CHECK(hall.store->items()->front().state == ItemState::Waiting);
    hall.run();
    CHECK(hall.count(1) == 1);
}

TEST_CASE("K6 an unanswered line, broken TLS and 5xx pages of a proxy only make it wait") {
    Hall hall;
    hall.keep(1);
    hall.keep(2);
    for (int const status : {0, 301, 404, 407, 500, 502, 503, 511}) {
        CAPTURE(status);
        Task const task = hall.wait_for_task();
        hall.take({.token = task.token, .status = status, .type = "text/html"});
        CHECK(hall.store->items()->size() == 2);
    }
    hall.run();
    // Nothing of that was about the first filing: the order stayed.
    CHECK(hall.office.bodies == std::vector<std::string>{body_of(1), body_of(2)});
}

TEST_CASE("sender: a refused filing stays for staff and lets those behind it pass") {
    Hall hall;
    for (std::uint8_t number = 1; number <= 3; ++number)
        hall.keep(number);
    hall.office.refused[submission(1).text()] = "form.invalid";
    hall.run();
    CHECK(hall.office.bodies == std::vector<std::string>{body_of(2), body_of(3)});
    auto const items = hall.store->items().value();
    REQUIRE(items.size() == 1);
    CHECK(items[0].state == ItemState::Refused);
    CHECK(items[0].problem == "form.invalid");
    CHECK(std::get<Refused>(hall.news[0]).text.vi == "Lỗi");

    // Once the reason is put right it is sent like any other.
    hall.office.refused.clear();
    REQUIRE(hall.store->mark_waiting(submission(1)));
    hall.run();
    CHECK(hall.count(1) == 1);
    CHECK(hall.store->items()->empty());
}

TEST_CASE("sender: a filing the server cannot take now lets the others pass and follows later") {
    Hall hall;
    hall.keep(1);
    hall.keep(2);
    Task const task = hall.wait_for_task();
    hall.take(hall.office.problem(task, 500, "store.error"));
    hall.run();
    CHECK(hall.office.bodies == std::vector<std::string>{body_of(2), body_of(1)});
}

TEST_CASE("sender: a server that asks for a pause gets it, and nobody passes") {
    Hall hall;
    hall.keep(1);
    hall.keep(2);
    Task const task = hall.wait_for_task();
    Answer busy = hall.office.problem(task, 503, "http.overloaded");
    busy.retry_after_seconds = 120;
    hall.take(busy);
    hall.take(hall.office.answer(hall.wait_for_task())); // the office's key
    hall.sender.hurry(hall.now);
    CHECK_FALSE(hall.next());
    CHECK(hall.sender.due(hall.now).value()->milliseconds >= 1'000 + 120'000);
    hall.wait(119'000);
    CHECK_FALSE(hall.next());
    hall.run();
    CHECK(hall.office.bodies == std::vector<std::string>{body_of(1), body_of(2)});
}

TEST_CASE("sender: what was sent of a large file is not sent again") {
    Hall hall;
    hall.keep(1, 4000);
    int lost = 0;
    int chunks = 0;
    while (hall.has_work()) {
        Task const task = hall.wait_for_task();
        bool const is_chunk = task.request.method == net::Method::Put;
        chunks += is_chunk ? 1 : 0;
        bool const loses = is_chunk && chunks % 3 == 0;
        lost += loses ? 1 : 0;
        hall.take(loses ? Answer{.token = task.token} : hall.office.answer(task));
    }
    CHECK(lost == 5);
    CHECK(chunks == 16);
    CHECK(hall.count(1) == 1);
}

TEST_CASE("sender: a filing whose file the office lost is sent whole again, but not for ever") {
    Hall hall;
    hall.keep(1);
    int submissions = 0;
    while (hall.has_work()) {
        Task const task = hall.wait_for_task();
        submissions += is_submission(task) ? 1 : 0;
        hall.take(is_submission(task)
                      ? hall.office.problem(task, 422, "submission.upload_incomplete")
                      : hall.office.answer(task));
    }
    CHECK(submissions == 4);
    CHECK(hall.store->items()->front().state == ItemState::Refused);
}

TEST_CASE("R2 the sealed copy stays until the office has the filing twice") {
    Hall hall;
    hall.office.is_secured = false;
    hall.keep(1);
    hall.keep(2);
    hall.run();
    auto const items = hall.store->items().value();
    REQUIRE(items.size() == 2);
    CHECK(items[0].state == ItemState::Accepted);
    CHECK(hall.news.size() == 2);

    hall.office.is_secured = true;
    for (int i = 0; i < 50 && !hall.store->items()->empty(); ++i)
        hall.note(hall.take(hall.office.answer(hall.wait_for_task())));
    CHECK(hall.store->items()->empty());
    CHECK(hall.news.size() == 2);
    CHECK(hall.count(1) == 1);
}

TEST_CASE("sender: that a filing was sent whole is on the disk before it is sent") {
    Hall hall;
    hall.keep(1);
    CHECK_FALSE(hall.store->items()->front().was_asked);
    go_to_submission(hall);
    CHECK(hall.store->items()->front().was_asked);
}

TEST_CASE("office key: the first one is pinned, another one only offered to staff") {
    Hall hall;
    TemporaryFolder folder;
    auto const store = open_outbox(folder.file("outbox.db"));
    Sender sender(*store, hall.random, {.device = std::string(kiosk_name)});
    auto const ask = [&](core::Uptime now, std::string body) {
        Task const task = sender.next(now).value().value();
        CHECK(task.request.path == "/api/v1/office-key");
        Answer answer = hall.office.answer(task);
        if (!body.empty())
            answer.body = std::move(body);
        return sender.take(answer, now).value();
    };
    CHECK(std::holds_alternative<std::monostate>(ask({0}, "<html>")));
    CHECK_FALSE(store->pinned_office().value());
    CHECK(std::get<OfficePinned>(ask({100'000}, {})).key_id == hall.office.pin().key_id);
    CHECK(store->pinned_office().value() == hall.office.pin());

    sealing::PrivateKey const other = sealing::derive_key(sealing::Seed{99}).value();
    std::string const told = json::write(protocol::to_json(
        protocol::OfficeKey{sealing::key_id(other.public_key),
                            core::Bytes(other.public_key.begin(), other.public_key.end()),
                            {}}));
    CHECK(std::holds_alternative<OfficeChanged>(ask({100'000'000}, told)));
    CHECK(std::holds_alternative<std::monostate>(ask({200'000'000}, told)));
    CHECK(store->pinned_office().value() == hall.office.pin());
    CHECK(store->offered_office().value()->key_id == sealing::key_id(other.public_key));

    // A key that is named by the configuration needs nobody's word.
    Sender named(
        *store, hall.random,
        {.device = std::string(kiosk_name), .office_key_id = sealing::key_id(other.public_key)});
    Task const task = named.next({0}).value().value();
    CHECK(std::holds_alternative<OfficePinned>(
        named.take({.token = task.token, .status = 200, .body = told}, {0}).value()));
    CHECK(store->pinned_office().value()->key_id == sealing::key_id(other.public_key));
}

TEST_CASE("office key: with a key in the configuration no other is pinned first") {
    Hall hall;
    TemporaryFolder folder;
    auto const store = open_outbox(folder.file("outbox.db"));
    Sender sender(*store, hall.random,
                  {.device = std::string(kiosk_name), .office_key_id = "0123456789abcdef"});
    Task const task = sender.next({0}).value().value();
    CHECK(
        std::holds_alternative<OfficeChanged>(sender.take(hall.office.answer(task), {0}).value()));
    CHECK_FALSE(store->pinned_office().value());
}

TEST_CASE("pause: it grows to a bound, by chance, and is never shorter than asked") {
    SeededRandom random(1);
    for (std::uint32_t tries = 1; tries < 40; ++tries) {
        CHECK(pause_ms(Obstacle::Lost, tries, 0, random) <= 4'000);
        CHECK(pause_ms(Obstacle::NoLine, tries, 0, random) <= 60'000);
        CHECK(pause_ms(Obstacle::Busy, tries, 0, random) <= 300'000);
        CHECK(pause_ms(Obstacle::Busy, tries, 600, random) >= 600'000);
    }
    CHECK(pause_ms(Obstacle::NoLine, 1, 0, random) >= 1'000);
    CHECK(pause_ms(Obstacle::NoLine, 30, 0, random) >= 30'000);
    CHECK(pause_ms(Obstacle::Busy, 1, 1'000'000, random) == 3'600'000);
}

TEST_CASE("R5 72 hours without a line, then one that loses a third: all arrive once, in order") {
    constexpr std::uint64_t seed = 20'261'122;
    CAPTURE(seed);
    std::mt19937_64 chance(seed);
    Hall hall;
    for (std::uint8_t number = 1; number <= 60; ++number)
        hall.keep(number, 500);
    core::Uptime const link_back{hall.now.milliseconds + 72LL * 3'600'000};
    while (hall.now < link_back)
        hall.take({.token = hall.wait_for_task().token});
    core::Uptime const begin = hall.now;
    while (hall.has_work()) {
        Task const task = hall.wait_for_task();
        auto const fate = chance() % 6;
        Answer const answer = fate == 0 ? Answer() : hall.office.answer(task);
        hall.wait(2'000);
        hall.take(fate <= 1 ? Answer{.token = task.token} : answer);
    }
    CHECK(hall.office.bodies.size() == 60);
    for (std::uint8_t number = 1; number <= 60; ++number)
        CHECK(hall.office.bodies[number - 1U] == body_of(number));
    CHECK(hall.now.milliseconds - begin.milliseconds < 30 * 60'000);
}
