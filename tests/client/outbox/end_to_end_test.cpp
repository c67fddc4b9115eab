#include "client/outbox/judge.h"
#include "server/http/assets.h"
#include "shared/core/base64url.h"
#include "shared/json/json.h"
#include "tests/client/outbox/program.h"
#include "tests/server/api/running_server.h"
#include "tests/server/support/sample_files.h"
#include "tests/server/support/trial_offer.h"

#include <filesystem>
#include <fstream>
#include <sqlite3.h>

using namespace onedoor;
using namespace onedoor::outbox;
using namespace onedoor::testing;

namespace {

std::string const upload_id(32, 'b');

std::string papers() {
    return R"([{"paper":"birth_proof","upload_id":")" + upload_id + "\"}]";
}

/// Over real sockets, but by the tests' own client: the one of the product cannot share a program
/// with the server, whose copy of the HTTP library is cut down.
class LoopbackExchange final : public Exchange {
public:
    explicit LoopbackExchange(int port) : m_port(port) {}

    outbox::Answer make(Task const& task) override {
        if (m_port == 0)
            return {.token = task.token};
        std::string headers;
        for (net::Header const& header : task.request.headers)
            headers.append(header.name).append(": ").append(header.value).append("\r\n");
        testing::Answer const answer = ask(m_port, name_of(task.request.method), task.request.path,
                                           headers, task.request.body);
        return {.token = task.token,
                .status = answer.status,
                .type = answer.header("content-type"),
                .signature = answer.header("x-onedoor-answer-signature"),
                .body = answer.body};
    }
    void give_up() override {}

private:
    int m_port;
};

/// A hall: the server and one kiosk on its door for devices.
struct Hall {
    explicit Hall(RunningServer::SecondDisk second = RunningServer::SecondDisk::None)
        : server(second), exchange(server.devices_port()) {
        files.files[7] = bytes_of(make_png(100, 100));
    }
    /// What an administrator does with the key a new kiosk shows.
    void register_kiosk(VerifyingKey const& key) {
        std::ofstream(server.data_folder() + "/data/devices.json")
            << R"({"devices":[{"name":"kiosk-1","place":"Sảnh","key":")" + core::to_base64url(key) +
                   "\"}]}";
    }
    VerifyingKey kiosk_key() {
        SeededRandom random(1);
        return DeviceKey::open(folder.file("device.key"), random)->verifying_key();
    }
    std::string events_of_chain() const {
        sqlite3* database = nullptr;
        std::string text;
        REQUIRE(sqlite3_open_v2((server.data_folder() + "/data/onedoor.sqlite").c_str(), &database,
                                SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
        auto const collect = [](void* to, int, char** values, char**) {
            static_cast<std::string*>(to)->append(values[0]).append("\n");
            return 0;
        };
        sqlite3_exec(database, "SELECT body FROM event WHERE action = 'case.filed'", collect, &text,
                     nullptr);
        sqlite3_close(database);
        return text;
    }
    std::size_t cases() {
        testing::Answer const answer = server.get("/api/v1/staff/files?status=1", server.officer());
        auto const document = json::parse(answer.body).value();
        return document.find("files")->as_array()->size();
    }

    RunningServer server;
    TemporaryFolder folder;
    LoopbackExchange exchange;
    MemoryFiles files;
};

app::OutgoingFiling with_paper(std::uint8_t number) {
    app::OutgoingFiling filing =
        outgoing(number, make_trial_body(submission(number), "Nguyễn Thị Hoà", papers()));
    filing.files = {{upload_id, 7, "giấy chứng sinh.png", "image/png"}};
    return filing;
}

}

TEST_CASE(
    "kiosk and server: a filing with a paper is sealed, sent, confirmed and gone from the disk") {
    Hall hall;
    hall.register_kiosk(hall.kiosk_key());
    Program kiosk(hall.folder.path(), hall.exchange, hall.files);
    REQUIRE(kiosk.until([&] { return kiosk.outbox->is_available(); }));

    std::string const id = submission(1).text();
    kiosk.outbox->keep(with_paper(1));
    REQUIRE(kiosk.until([&] { return kiosk.last<Kept>() != nullptr; }));
    CHECK(kiosk.last<Kept>()->error.empty());
    CHECK(kiosk.last<Kept>()->is_kept);
    REQUIRE(kiosk.until([&] { return kiosk.state_of(id) == app::OutboxState::Received; }));
    app::OutboxItem const item = kiosk.last<Listed>()->items.at(0);
    REQUIRE(item.receipt);
    CHECK(item.receipt->reference == kiosk.last<Kept>()->reference);
    CHECK(kiosk.outbox->status().items.empty());
    CHECK(hall.cases() == 1);
    CHECK(hall.events_of_chain().contains(R"("device":"kiosk-1")"));
}

TEST_CASE("kiosk and server: what was kept with the cable out arrives after a restart with it in, "
          "once, and the slip waits for staff") {
    Hall hall;
    {
        Program kiosk(hall.folder.path(), hall.exchange, hall.files);
        REQUIRE(kiosk.until([&] { return kiosk.outbox->is_available(); }));
    }
    LoopbackExchange cable_out(0);
    {
        Program kiosk(hall.folder.path(), cable_out, hall.files);
        CHECK(kiosk.outbox->is_available());
        kiosk.outbox->keep(with_paper(1));
        kiosk.outbox->keep(outgoing(2, make_trial_body(submission(2))));
        REQUIRE(kiosk.until([&] { return kiosk.outbox->status().items.size() == 2; }));
    }
    Program kiosk(hall.folder.path(), hall.exchange, hall.files);
    REQUIRE(kiosk.until([&] { return kiosk.outbox->status().items.empty(); }));
    CHECK(hall.cases() == 2);
    CHECK(kiosk.outbox->status().slips.size() == 2);
    // Nobody is told anything about the filings of before.
    CHECK(kiosk.last<Listed>() == nullptr);
    // A machine that nobody registered files like a browser.
    CHECK_FALSE(hall.events_of_chain().contains("device"));
}

TEST_CASE("kiosk and server: with another key than the registered one nothing is filed, and "
          "nothing lost") {
    Hall hall;
    hall.register_kiosk(VerifyingKey{1, 2, 3});
    Program kiosk(hall.folder.path(), hall.exchange, hall.files);
    REQUIRE(kiosk.until([&] { return kiosk.outbox->is_available(); }));
    kiosk.outbox->keep(outgoing(1, make_trial_body(submission(1))));
    REQUIRE(kiosk.until([&] {
        return !kiosk.outbox->status().items.empty() && kiosk.outbox->status().items[0].was_asked;
    }));
    for (int i = 0; i < 20; ++i)
        kiosk.frame();
    CHECK(kiosk.outbox->status().items[0].state == ItemState::Waiting);
    CHECK(hall.cases() == 0);

    hall.register_kiosk(hall.kiosk_key());
    kiosk.outbox->send_now();
    REQUIRE(kiosk.until([&] { return kiosk.outbox->status().items.empty(); }));
    CHECK(hall.cases() == 1);
}

TEST_CASE("kiosk and server: 100 filings of a day without a line go through the door for devices") {
    Hall hall;
    Program kiosk(hall.folder.path(), hall.exchange, hall.files);
    REQUIRE(kiosk.until([&] { return kiosk.outbox->is_available(); }));
    constexpr std::uint8_t count = 100;
    for (std::uint8_t number = 1; number <= count; ++number)
        kiosk.outbox->keep(outgoing(number, make_trial_body(submission(number))));
    REQUIRE(kiosk.until(
        [&] { return kiosk.outbox->status().items.empty() && kiosk.outbox->is_forgotten(); }));
    CHECK(hall.cases() == count);
}

TEST_CASE(
    "R2 the kiosk keeps its sealed copy while the office's second disk is away, and what comes "
    "there is all that is needed to file it again") {
    Hall hall(RunningServer::SecondDisk::There);
    std::string const second = hall.server.data_folder() + "/second";
    std::filesystem::rename(second, second + ".away");
    Program kiosk(hall.folder.path(), hall.exchange, hall.files);
    REQUIRE(kiosk.until([&] { return kiosk.outbox->is_available(); }));
    kiosk.outbox->keep(with_paper(1));
    std::string const id = submission(1).text();
    REQUIRE(kiosk.until([&] { return kiosk.state_of(id) == app::OutboxState::Received; }));
    CHECK(hall.cases() == 1);
    REQUIRE(kiosk.outbox->status().items.size() == 1);
    CHECK(kiosk.outbox->status().items[0].state == ItemState::Accepted);

    std::filesystem::rename(second + ".away", second);
    kiosk.now.milliseconds += 11 * 60'000;
    REQUIRE(kiosk.until([&] { return kiosk.outbox->status().items.empty(); }));
    CHECK(hall.cases() == 1);
    for (std::string const& name : {id + ".json", upload_id + ".json", upload_id + ".sealed"})
        CHECK(std::filesystem::file_size(second + "/" + name) > 0);
    std::string const envelope = http::read_file(second + "/" + id + ".json").value();
    CHECK_FALSE(envelope.contains("Nguy"));
    CHECK(hall.server.post("/api/v1/sealed-submissions", envelope).status == 200);
    std::string const declaration = http::read_file(second + "/" + upload_id + ".json").value();
    CHECK(hall.server.post("/api/v1/uploads", declaration).body.contains(R"("complete":true)"));
}
