#include "client/outbox/kiosk_outbox.h"
#include "shared/core/base64url.h"
#include "shared/sealing/sealing.h"
#include "tests/client/outbox/office.h"
#include "tests/client/outbox/program.h"
#include "tests/server/store/fault_vfs.h"

#include <filesystem>
#include <fstream>

using namespace onedoor;
using namespace onedoor::outbox;
using namespace onedoor::testing;

namespace {

/// The office at the other end of a cable that can be pulled.
class Cable final : public Exchange {
public:
    enum class End { Office, Nothing, Portal, Silence };

    Answer make(Task const& task) override {
        std::unique_lock lock(m_mutex);
        if (m_end == End::Nothing)
            return {.token = task.token};
        if (m_end == End::Portal)
            return {.token = task.token, .status = 200, .type = "text/html", .body = "<html>"};
        m_changed.wait(lock, [&] { return m_end != End::Silence || m_is_given_up; });
        if (std::exchange(m_is_given_up, false))
            return {.token = task.token};
        return m_office.answer(task);
    }
    void give_up() override {
        std::lock_guard const lock(m_mutex);
        m_is_given_up = m_end == End::Silence;
        m_changed.notify_all();
    }
    void lead_to(End end) {
        std::lock_guard const lock(m_mutex);
        m_end = end;
        m_changed.notify_all();
    }
    template<typename Do> auto at_office(Do what) {
        std::lock_guard const lock(m_mutex);
        return what(m_office);
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    End m_end = End::Office;
    bool m_is_given_up = false;
    FakeOffice m_office;
};

/// A kiosk with the key the office of the tests knows.
struct Hall {
    Hall() {
        std::string const path = folder.file("device.key");
        std::string seed(32, '\0');
        seed[0] = 11;
        std::ofstream(path, std::ios::binary) << seed;
        std::filesystem::permissions(path, std::filesystem::perms::owner_read);
    }
    std::unique_ptr<Program> start(std::string const& vfs = {}) {
        return std::make_unique<Program>(folder.path(), cable, files, vfs);
    }
    std::unique_ptr<Program> start_with_key() {
        auto program = start();
        REQUIRE(program->until([&] { return program->outbox->is_available(); }));
        return program;
    }
    std::size_t cases() {
        return cable.at_office([](FakeOffice const& office) { return office.cases.size(); });
    }

    TemporaryFolder folder;
    Cable cable;
    MemoryFiles files;
};

app::OutgoingFiling with_file(std::uint8_t number, std::string body) {
    app::OutgoingFiling filing = outgoing(number, std::move(body));
    filing.files = {{"upload-" + std::to_string(number), number, "ảnh.png", "image/png"}};
    return filing;
}

bool is_kept(Program& program) {
    return program.until([&] { return program.last<Kept>() != nullptr; });
}

}

TEST_CASE("kiosk outbox: a filing is told as kept, sent, received and no longer on the disk") {
    Hall hall;
    hall.files.files[1] = core::Bytes(1'000, 7);
    auto const kiosk = hall.start_with_key();
    kiosk->outbox->keep(with_file(1, body_of(1)));
    CHECK_FALSE(kiosk->outbox->is_forgotten());
    REQUIRE(is_kept(*kiosk));
    std::string const id = submission(1).text();
    CHECK(kiosk->last<Kept>()->id == id);
    CHECK(kiosk->last<Kept>()->is_kept);
    REQUIRE(kiosk->until([&] { return kiosk->state_of(id) == app::OutboxState::Received; }));
    app::OutboxItem const item = kiosk->last<Listed>()->items.at(0);
    CHECK(item.procedure_name.vi == "Đăng ký thử");
    CHECK(item.receipt->secret == "ABC-DEF-GHJ");
    CHECK(kiosk->outbox->status().items.empty());
    kiosk->outbox->remove(id, app::OutboxState::Received);
    kiosk->frame();
    CHECK(kiosk->last<Listed>()->items.empty());
    CHECK(hall.cable.at_office([](FakeOffice const& office) {
        return office.files.at("upload-1");
    }) == std::string(1'000, '\7'));
}

TEST_CASE(
    "kiosk outbox: without a key, or with a file that is gone, nothing is kept and it says why") {
    Hall hall;
    hall.cable.lead_to(Cable::End::Nothing);
    auto const kiosk = hall.start();
    CHECK_FALSE(kiosk->outbox->is_available());
    kiosk->outbox->keep(outgoing(1, body_of(1)));
    REQUIRE(is_kept(*kiosk));
    CHECK_FALSE(kiosk->last<Kept>()->is_kept);
    CHECK(kiosk->last<Kept>()->error == "outbox.no_key");

    hall.cable.lead_to(Cable::End::Office);
    REQUIRE(kiosk->until([&] { return kiosk->outbox->is_available(); }));
    CHECK(kiosk->last<OfficePinned>() != nullptr);
    kiosk->outbox->keep(with_file(2, body_of(2)));
    REQUIRE(kiosk->until([&] { return kiosk->last<Kept>()->error == "outbox.file"; }));
    CHECK(kiosk->outbox->status().items.empty());
    CHECK(kiosk->outbox->status().slips.empty());
}

TEST_CASE("kiosk outbox: works from the pinned key with the cable out, also after a restart") {
    Hall hall;
    hall.start_with_key().reset();
    hall.cable.lead_to(Cable::End::Nothing);
    auto kiosk = hall.start();
    CHECK(kiosk->outbox->is_available());
    kiosk->outbox->keep(outgoing(1, body_of(1)));
    REQUIRE(is_kept(*kiosk));
    kiosk.reset();
    hall.cable.lead_to(Cable::End::Office);
    kiosk = hall.start();
    REQUIRE(kiosk->until([&] { return kiosk->outbox->status().items.empty(); }));
    CHECK(hall.cases() == 1);
}

TEST_CASE("kiosk outbox: what is asked for before the first frame does not keep it from sending") {
    Hall hall;
    auto const kiosk = hall.start();
    kiosk->outbox->record_slip(SlipKind::QueueTicket, "A001");
    for (int i = 0; i < 1'000 && kiosk->last<SlipRecorded>() == nullptr; ++i) {
        WakeUp::wait();
        for (Event& event : kiosk->outbox->take_events())
            kiosk->events.push_back(std::move(event));
    }
    REQUIRE(kiosk->last<SlipRecorded>() != nullptr);
    CHECK(kiosk->until([&] { return kiosk->outbox->is_available(); }));
}

TEST_CASE("K6 behind a captive portal nothing is received, and send now does not hurry it there") {
    Hall hall;
    auto const kiosk = hall.start_with_key();
    hall.cable.lead_to(Cable::End::Portal);
    kiosk->outbox->keep(outgoing(1, body_of(1)));
    REQUIRE(is_kept(*kiosk));
    for (int i = 0; i < 100; ++i) {
        kiosk->outbox->send_now();
        kiosk->frame();
    }
    REQUIRE(kiosk->until([&] { return kiosk->outbox->status().items[0].was_asked; }));
    CHECK(kiosk->state_of(submission(1).text()) != app::OutboxState::Received);
    hall.cable.lead_to(Cable::End::Office);
    REQUIRE(kiosk->until([&] { return kiosk->outbox->status().items.empty(); }));
    CHECK(hall.cases() == 1);
}

TEST_CASE("K2 a slip is printed when it is recorded, waits for staff after a restart and is a copy "
          "then") {
    Hall hall;
    hall.start_with_key().reset();
    hall.cable.lead_to(Cable::End::Nothing);
    SlipNumber number = 0;
    {
        auto const kiosk = hall.start();
        kiosk->outbox->keep(outgoing(1, body_of(1)));
        REQUIRE(is_kept(*kiosk));
        number = kiosk->last<Kept>()->slip;
        CHECK(number > 0);
        std::uint32_t const ticket = kiosk->outbox->record_slip(SlipKind::QueueTicket, "A012");
        REQUIRE(kiosk->until([&] { return kiosk->last<SlipRecorded>() != nullptr; }));
        CHECK(kiosk->last<SlipRecorded>()->ticket == ticket);
        kiosk->outbox->confirm_slip(kiosk->last<SlipRecorded>()->slip->number);
    }
    auto const kiosk = hall.start();
    auto const slips = kiosk->outbox->status().slips;
    REQUIRE(slips.size() == 1);
    CHECK(slips[0].number == number);
    for (int i = 0; i < 20; ++i)
        kiosk->frame();
    CHECK(kiosk->last<SlipRecorded>() == nullptr);
    CHECK(kiosk->last<Kept>() == nullptr);

    kiosk->outbox->record_copy(number);
    REQUIRE(kiosk->until([&] { return kiosk->last<SlipRecorded>() != nullptr; }));
    CHECK(kiosk->last<SlipRecorded>()->slip->copies == 1);
    kiosk->outbox->confirm_slip(number);
    REQUIRE(kiosk->until([&] { return kiosk->outbox->status().slips.empty(); }));
    kiosk->outbox->record_copy(number);
    REQUIRE(kiosk->until([&] { return !kiosk->last<SlipRecorded>()->slip; }));
}

TEST_CASE("forgetting: after the session nobody is told about its filings, which still arrive") {
    Hall hall;
    auto const kiosk = hall.start_with_key();
    hall.cable.lead_to(Cable::End::Nothing);
    kiosk->outbox->keep(outgoing(1, body_of(1)));
    REQUIRE(is_kept(*kiosk));
    kiosk->outbox->keep(outgoing(2, body_of(2)));
    kiosk->outbox->forget();
    kiosk->events.clear();
    REQUIRE(kiosk->until([&] { return kiosk->outbox->is_forgotten(); }));
    kiosk->outbox->forget();
    hall.cable.lead_to(Cable::End::Office);
    REQUIRE(kiosk->until([&] { return hall.cases() == 2; }));
    REQUIRE(kiosk->until([&] { return kiosk->outbox->status().items.empty(); }));
    CHECK(kiosk->last<Kept>() == nullptr);
    for (Event const& event : kiosk->events)
        if (auto const* const listed = std::get_if<Listed>(&event))
            CHECK(listed->items.empty());
}

TEST_CASE("kiosk outbox: a filing can be taken back while it waits, not while it is on the line") {
    Hall hall;
    auto const kiosk = hall.start_with_key();
    hall.cable.lead_to(Cable::End::Silence);
    kiosk->outbox->keep(outgoing(1, body_of(1)));
    kiosk->outbox->keep(outgoing(2, body_of(2)));
    std::string const first = submission(1).text();
    REQUIRE(kiosk->until([&] { return kiosk->state_of(first) == app::OutboxState::Sending; }));
    kiosk->outbox->remove(submission(2).text(), app::OutboxState::Waiting);
    kiosk->outbox->remove(first, app::OutboxState::Sending);
    REQUIRE(kiosk->until([&] { return kiosk->outbox->status().items.size() == 1; }));
    CHECK(kiosk->outbox->status().items[0].id == submission(1));
    hall.cable.lead_to(Cable::End::Office);
    REQUIRE(kiosk->until([&] { return kiosk->outbox->status().items.empty(); }));
    CHECK(kiosk->state_of(first) == app::OutboxState::Received);
    CHECK(hall.cases() == 1);
}

TEST_CASE("kiosk outbox: a request nobody answers ends with the program, and is made again") {
    Hall hall;
    auto kiosk = hall.start_with_key();
    hall.cable.lead_to(Cable::End::Silence);
    kiosk->outbox->keep(outgoing(1, body_of(1)));
    REQUIRE(kiosk->until([&] {
        return !kiosk->outbox->status().items.empty() && kiosk->outbox->status().items[0].was_asked;
    }));
    kiosk.reset();
    hall.cable.lead_to(Cable::End::Office);
    kiosk = hall.start();
    REQUIRE(kiosk->until([&] { return kiosk->outbox->status().items.empty(); }));
    CHECK(hall.cases() == 1);
}

TEST_CASE(
    "kiosk outbox: a refused filing is told, kept for staff, and sent again when they say so") {
    Hall hall;
    auto const kiosk = hall.start_with_key();
    std::string const id = submission(1).text();
    hall.cable.at_office([&](FakeOffice& office) { office.refused[id] = "form.invalid"; });
    kiosk->outbox->keep(outgoing(1, body_of(1)));
    REQUIRE(kiosk->until([&] { return kiosk->state_of(id) == app::OutboxState::Refused; }));
    CHECK(kiosk->last<Listed>()->items[0].problem.vi == "Lỗi");
    CHECK(kiosk->outbox->status().items[0].problem == "form.invalid");
    hall.cable.at_office([](FakeOffice& office) { office.refused.clear(); });
    kiosk->outbox->send_again(submission(1));
    REQUIRE(kiosk->until([&] { return kiosk->state_of(id) == app::OutboxState::Received; }));
    CHECK(hall.cases() == 1);
}

TEST_CASE("office key: staff confirm a new one by its id, and only then it is used") {
    Hall hall;
    sealing::PrivateKey const other = sealing::derive_key(sealing::Seed{99}).value();
    OfficePin const old{sealing::key_id(other.public_key),
                        core::Bytes(other.public_key.begin(), other.public_key.end()),
                        {}};
    REQUIRE(open_outbox(hall.folder.file("outbox.db"))->pin_office(old));
    auto const kiosk = hall.start();
    REQUIRE(kiosk->until([&] { return kiosk->last<OfficeChanged>() != nullptr; }));
    std::string const told = kiosk->last<OfficeChanged>()->key_id;
    REQUIRE(kiosk->until([&] { return kiosk->outbox->status().offered_key_id == told; }));
    CHECK(kiosk->outbox->status().office_key_id == old.key_id);
    kiosk->outbox->trust_office("another");
    kiosk->outbox->trust_office(told);
    REQUIRE(kiosk->until([&] { return kiosk->outbox->status().office_key_id == told; }));
    CHECK(kiosk->outbox->status().offered_key_id.empty());
    kiosk->outbox->keep(outgoing(1, body_of(1)));
    REQUIRE(kiosk->until([&] { return hall.cases() == 1; }));
}

TEST_CASE(
    "disk broken: the citizen is told that it is not kept, staff that the disk failed, and the "
    "next start works") {
    Hall hall;
    hall.start_with_key().reset();
    FaultVfs& disk = FaultVfs::instance();
    disk.fail_at(0, Fault::SyncError, FaultVfs::Lasting::Once);
    {
        auto const kiosk = hall.start(disk.name());
        CHECK(kiosk->outbox->is_available());
        disk.fail_at(1, Fault::SyncError, FaultVfs::Lasting::ForEver);
        kiosk->outbox->keep(outgoing(1, body_of(1)));
        REQUIRE(is_kept(*kiosk));
        CHECK_FALSE(kiosk->last<Kept>()->is_kept);
        CHECK(kiosk->last<Kept>()->error == "outbox.failed");
        REQUIRE(kiosk->until([&] { return kiosk->last<Broken>() != nullptr; }));
        CHECK_FALSE(kiosk->outbox->is_available());
        CHECK(kiosk->outbox->status().is_broken);
        kiosk->outbox->keep(outgoing(2, body_of(2)));
        REQUIRE(kiosk->until([&] { return kiosk->last<Kept>()->id == submission(2).text(); }));
        CHECK_FALSE(kiosk->last<Kept>()->is_kept);
        disk.fail_at(0, Fault::SyncError, FaultVfs::Lasting::Once);
    }
    auto const kiosk = hall.start_with_key();
    kiosk->outbox->keep(outgoing(3, body_of(3)));
    REQUIRE(is_kept(*kiosk));
    CHECK(kiosk->last<Kept>()->is_kept);
}

TEST_CASE("device key: made once, its owner's alone, and another file is no key") {
    TemporaryFolder folder;
    SeededRandom random(8);
    std::string const path = folder.file("device.key");
    VerifyingKey const key = DeviceKey::open(path, random)->verifying_key();
    CHECK(DeviceKey::open(path, random)->verifying_key() == key);
    CHECK(is_signed(key, DeviceKey::open(path, random)->sign("message"), "message"));
    CHECK_FALSE(is_signed(key, DeviceKey::open(path, random)->sign("message"), "massage"));
    std::filesystem::permissions(path, std::filesystem::perms::group_read,
                                 std::filesystem::perm_options::add);
    CHECK(DeviceKey::open(path, random).error().code == "device_key.permissions");
    std::filesystem::permissions(path, std::filesystem::perms::group_read,
                                 std::filesystem::perm_options::remove);
    std::ofstream(path, std::ios::app) << "x";
    CHECK(DeviceKey::open(path, random).error().code == "device_key.read");
    CHECK(DeviceKey::open(folder.file("none/device.key"), random).error().code ==
          "device_key.write");
}
