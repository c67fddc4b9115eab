#include "client/outbox/kiosk_outbox.h"
#include "shared/core/base64url.h"
#include "shared/core/bytes.h"
#include "tests/client/outbox/office.h"
#include "tests/client/outbox/program.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sqlite3.h>

using namespace onedoor;
using namespace onedoor::outbox;
using namespace onedoor::testing;

namespace {

constexpr int items = 500;

/// Tells the office's key, and then the cable is cut.
class KeyOnly final : public Exchange {
public:
    Answer make(Task const& task) override {
        bool const is_key = task.request.path == "/api/v1/office-key";
        return is_key ? m_office.answer(task) : Answer{.token = task.token};
    }
    void give_up() override {}

private:
    FakeOffice m_office;
};

core::SubmissionId numbered(int number) {
    core::SubmissionId id;
    id.bytes = {static_cast<std::uint8_t>(number), static_cast<std::uint8_t>(number >> 8)};
    return id;
}

app::OutgoingFiling with_canaries(int number) {
    std::string const mark = std::to_string(number);
    return {.submission = numbered(number),
            .procedure = "canary-procedure",
            .procedure_name = {"Thủ tục Canary", "Canary procedure"},
            .body = R"({"requester_name":"Canary Thị Hoà )" + mark + "\"}",
            .files = {{"upload-" + mark, 1, "canary-tệp-" + mark + ".png", "image/canary"}}};
}

/// As anybody would look who has the disk: as it is, in hexadecimal, in base64 at any place.
std::vector<std::string> spellings(std::string const& word) {
    std::vector<std::string> all{word, core::to_hex(core::as_bytes(word))};
    for (std::size_t shift = 0; shift < 3; ++shift) {
        std::string const text = core::to_base64url(core::as_bytes(word.substr(shift)));
        all.push_back(text.substr(0, text.size() - 2));
    }
    return all;
}

std::string all_bytes_below(std::string const& folder) {
    std::string bytes;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        bytes.append(entry.path().filename().string()).append("\n");
        bytes.append(std::istreambuf_iterator<char>(file), {});
    }
    return bytes;
}

int count_canaries(std::string const& folder) {
    std::string const bytes = all_bytes_below(folder);
    int found = 0;
    for (std::string const word :
         {"Canary Thị Hoà", "requester_name", "canary-tệp", "image/canary", "canary-procedure",
          "Thủ tục Canary", "Canary procedure", "CANARY IN THE PICTURE"})
        for (std::string const& spelling : spellings(word))
            found += bytes.contains(spelling) ? 1 : 0;
    return found;
}

void vacuum(std::string const& path) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
    CHECK(sqlite3_exec(database, "VACUUM; PRAGMA wal_checkpoint(PASSIVE);", nullptr, nullptr,
                       nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

}

TEST_CASE("S3 of a stolen kiosk with 500 filings no byte that a citizen gave can be read") {
    TemporaryFolder folder;
    KeyOnly exchange;
    MemoryFiles files;
    core::Bytes const picture = [] {
        std::string const text = "CANARY IN THE PICTURE ";
        core::Bytes bytes;
        for (int i = 0; i < 40; ++i)
            bytes.insert(bytes.end(), text.begin(), text.end());
        return bytes;
    }();
    files.files[1] = picture;
    {
        Program kiosk(folder.path(), exchange, files);
        REQUIRE(kiosk.until([&] { return kiosk.outbox->is_available(); }));
        for (int number = 0; number < items; ++number) {
            kiosk.outbox->keep(with_canaries(number));
            kiosk.outbox->forget();
        }
        REQUIRE(kiosk.until([&] { return kiosk.outbox->is_forgotten(); }));
        // The program runs: log and file as a thief finds them who pulls the plug.
        CHECK(count_canaries(folder.path()) == 0);
        REQUIRE(kiosk.until([&] { return kiosk.outbox->status().items.size() == items; }));
        for (int number = 0; number < items; number += 2)
            kiosk.outbox->remove(numbered(number).text(), app::OutboxState::Waiting);
        REQUIRE(kiosk.until([&] { return kiosk.outbox->status().items.size() == items / 2; }));
    }
    CHECK(all_bytes_below(folder.path()).size() > 250 * picture.size());
    CHECK(count_canaries(folder.path()) == 0);
    vacuum(folder.file("outbox.db"));
    CHECK(count_canaries(folder.path()) == 0);

    // The same search finds what is there.
    std::ofstream(folder.file("plain")) << with_canaries(7).body << core::to_base64url(picture);
    CHECK(count_canaries(folder.path()) > 2);
}
