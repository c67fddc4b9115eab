#include "shared/json/json.h"
#include "shared/protocol/device.h"
#include "shared/protocol/kiosk.h"
#include "tests/server/api/running_server.h"
#include "tests/server/support/signer.h"

#include <fstream>

using namespace onedoor;
using namespace onedoor::testing;

namespace {

struct Fleet {
    Fleet() {
        std::ofstream(server.data_folder() + "/data/devices.json")
            << R"({"devices":[)" << mine.entry("sanh-1") << "," << other.entry("sanh-2") << "]}";
    }

    [[nodiscard]] std::string body(std::int64_t sequence, std::int64_t skew_seconds = 0) const {
        core::Instant const clock{server.clock.now().milliseconds + skew_seconds * 1000};
        return json::write(protocol::to_json(
            protocol::KioskState{.sequence = sequence, .clock = clock, .version = "1.0.0"}));
    }
    Answer report(std::string const& name, Signer const& signer, std::string const& body) {
        std::string const target = "/api/v1/kiosks/" + name + "/state";
        return send(name, target,
                    signer.sign(protocol::device_message(name, {"POST", target, body})), body);
    }
    Answer send(std::string const& name, std::string const& target, std::string const& signature,
                std::string const& body) {
        return server.post(target, body,
                           std::string(protocol::device_header) + ": " + name + "\r\n" +
                               std::string(protocol::device_signature_header) + ": " + signature +
                               "\r\n");
    }

    RunningServer server;
    Signer mine{1};
    Signer other{2};
};

}

TEST_CASE_FIXTURE(Fleet, "fleet: a kiosk reports with its own key, and nobody else for it") {
    Answer const kept = report("sanh-1", mine, body(1));
    CHECK(kept.status == 200);
    CHECK(protocol::parse_kiosk_answer(kept.body)->is_kept);
    for (Answer const& refused :
         {report("sanh-1", other, body(2)), report("sanh-3", mine, body(2)),
          server.post("/api/v1/kiosks/sanh-1/state", body(2)),
          send("sanh-2", "/api/v1/kiosks/sanh-1/state",
               other.sign(protocol::device_message(
                   "sanh-2", {"POST", "/api/v1/kiosks/sanh-1/state", body(2)})),
               body(2))}) {
        CHECK(refused.status == 401);
        CHECK(problem_code(refused) == "device.signature");
    }
}

TEST_CASE_FIXTURE(Fleet, "fleet: a changed body is not signed, a repeated one changes nothing") {
    std::string const target = "/api/v1/kiosks/sanh-1/state";
    std::string const first = body(1);
    std::string const signature =
        mine.sign(protocol::device_message("sanh-1", {"POST", target, first}));
    CHECK(send("sanh-1", target, signature, first).status == 200);
    CHECK(send("sanh-1", target, signature, body(2)).status == 401);
    CHECK(report("sanh-1", mine, body(3)).status == 200);
    auto const replayed =
        protocol::parse_kiosk_answer(send("sanh-1", target, signature, first).body);
    REQUIRE(replayed);
    CHECK_FALSE(replayed->is_kept);
    CHECK(replayed->sequence == 3);
}

TEST_CASE_FIXTURE(Fleet, "fleet: what cannot be read is refused with its spot") {
    CHECK(problem_code(report("sanh-1", mine, "{}")) == "json.missing");
    CHECK(report("sanh-1", mine, "[").status == 400);
    std::ofstream(server.data_folder() + "/data/devices.json") << "{";
    CHECK(report("sanh-1", mine, body(1)).status == 503);
}

TEST_CASE_FIXTURE(Fleet,
                  "K4 clock: an official sees which kiosk's clock is wrong, and which is silent") {
    REQUIRE(report("sanh-1", mine, body(1, 3600)).status == 200);
    CHECK(server.get("/can-bo/may").status == 401);
    Answer const page = server.get("/can-bo/may", server.officer());
    CHECK(page.status == 200);
    CHECK(page.body.contains("Đồng hồ lệch 60 phút"));
    CHECK(page.body.contains("Chưa liên lạc lần nào"));
    CHECK_FALSE(page.body.contains("Mất liên lạc"));
    CHECK_FALSE(page.body.contains("<script"));
    server.clock.advance_seconds(301);
    CHECK(server.get("/can-bo/may", server.officer()).body.contains("Mất liên lạc"));
    std::ofstream(server.data_folder() + "/data/devices.json") << "{";
    Answer const broken = server.get("/can-bo/may", server.officer());
    CHECK(broken.status == 503);
    CHECK(broken.body.contains("devices.json"));
}
