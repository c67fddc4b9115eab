#include "shared/core/base64url.h"
#include "shared/json/json.h"
#include "shared/sealing/sealing.h"
#include "tests/server/api/running_server.h"

using namespace onedoor;
using namespace onedoor::testing;

namespace {

std::string const submission_id = "00112233445566778899aabbccddeeff";

std::string filing(std::string_view id = submission_id) {
    return R"({"submission_id":")" + std::string(id) +
           R"(","procedure":"dang-ky-thu","form_version":1,"case":"on_time","answers":)"
           R"({"requester_name":"Nguyễn Thị Canary","dob":"2026-11-12"},)"
           R"("papers":[{"paper":"birth_proof","bring":true}],)"
           R"("delivery":"counter","language":"vi"})";
}

std::string text_at(Answer const& answer, std::string_view name) {
    return *json::parse(answer.body)->find(name)->as_string();
}

/// A citizen's device that knows the key of the office.
struct Device {
    explicit Device(RunningServer& server) {
        Answer const answer = server.get("/api/v1/office-key");
        REQUIRE(answer.status == 200);
        key_id = text_at(answer, "key_id");
        core::Bytes const point = *core::from_base64url(text_at(answer, "public_key"));
        REQUIRE(point.size() == key.size());
        std::ranges::copy(point, key.begin());
    }
    std::string seal(std::string_view body, std::string_view id = submission_id) {
        auto const sealed =
            *sealing::seal(key, {"onedoor submission v1", id}, core::as_bytes(body), random);
        return json::write(json::Object{{"submission_id", id},
                                        {"key_id", key_id},
                                        {"enc", core::to_base64url(sealed.encapsulated)},
                                        {"ciphertext", core::to_base64url(sealed.ciphertext)}});
    }

    SeededRandom random{11};
    sealing::PublicKey key;
    std::string key_id;
};

constexpr char address[] = "/api/v1/sealed-submissions";

}

TEST_CASE("sealed: a filing that waited is filed once, with the receipt of the plain one") {
    RunningServer server;
    Device device(server);
    Answer const first = server.post(address, device.seal(filing()));
    REQUIRE_MESSAGE(first.status == 201, first.body);
    Answer const again = server.post(address, device.seal(filing()));
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
    CHECK(server.post("/api/v1/submissions", filing()).body == first.body);
    CHECK(server.get("/api/v1/staff/files?status=1", server.officer())
              .body.contains(text_at(first, "reference")));
}

TEST_CASE("sealed: what cannot be opened, or is another filing inside, is refused for good") {
    RunningServer server;
    Device device(server);
    std::string const other_id(32, 'a');
    Answer const swapped = server.post(address, device.seal(filing(other_id)));
    CHECK(swapped.status == 422);
    CHECK(problem_code(swapped) == "sealing.broken");

    std::string moved = device.seal(filing());
    moved.replace(moved.find(submission_id), submission_id.size(), other_id);
    CHECK(problem_code(server.post(address, moved)) == "sealing.broken");

    Device stranger(server);
    stranger.key_id = "0123456789abcdef";
    Answer const unknown = server.post(address, stranger.seal(filing()));
    CHECK(unknown.status == 422);
    CHECK(problem_code(unknown) == "sealing.unknown_key");
    CHECK(unknown.body.contains("niêm phong"));

    CHECK(problem_code(server.post(address, device.seal("{}"))) == "json.missing");
    CHECK(problem_code(server.post(address, R"({"submission_id":")" + submission_id +
                                                R"(","key_id":"x","enc":"*","ciphertext":""})")) ==
          "sealing.broken");
    CHECK(server.get("/api/v1/staff/files?status=1", server.officer()).body == R"({"files":[]})");
}

TEST_CASE("sealed: the largest filing of the plain way fits into a seal as well") {
    RunningServer server;
    Device device(server);
    std::string const large = filing() + std::string(512 * 1024, ' ');
    CHECK(server.post(address, device.seal(large)).status == 201);
}
