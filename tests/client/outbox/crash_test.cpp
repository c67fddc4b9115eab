#include "client/outbox/sender.h"
#include "shared/cases/references.h"
#include "tests/client/outbox/kept.h"
#include "tests/client/outbox/office.h"
#include "tests/support/disk.h"

#include <algorithm>
#include <set>

using namespace onedoor;
using namespace onedoor::outbox;
using namespace onedoor::testing;

namespace {

/// What the kiosk has told people, which a stop must not make untrue.
struct Told {
    std::set<std::string> kept;
    std::set<std::string> confirmed_slips;
};

constexpr std::string_view phases[] = {"opening", "keeping",   "kept",     "declaring",
                                       "chunk",   "asking",    "answered", "refused",
                                       "printed", "confirmed", "empty"};
constexpr Stop stops[] = {Stop::Kill, Stop::PowerCut, Stop::TornPowerCut};

Task next_task(Sender& sender, core::Uptime& now) {
    for (;;) {
        if (auto task = sender.next(now).value())
            return *task;
        now = std::max(sender.due(now).value().value(), core::Uptime{now.milliseconds + 1});
    }
}

bool has_waiting(OutboxStore& store) {
    auto const items = store.items().value();
    return std::ranges::any_of(items,
                               [](Item const& item) { return item.state == ItemState::Waiting; });
}

/// A morning of a kiosk, stopped at every moment; after each stop another life begins on what is
/// left of the disk, and must bring everything to its end.
class Morning {
public:
    explicit Morning(Synchronous synchronous) : m_synchronous(synchronous) {
        m_disk.before_operation = [this] { stop_here(); };
        m_office.refused[submission(2).text()] = "form.invalid";
    }
    void live() {
        auto const opened = open();
        REQUIRE(opened);
        OutboxStore* const store = opened->get();
        REQUIRE(store->pin_office(m_office.pin()));
        for (std::uint8_t number = 1; number <= 3; ++number)
            keep(*store, number);
        send_all(*store);
        m_phase = "printed";
        REQUIRE(store->record_copy(1));
        m_phase = "confirmed";
        stop_here();
        REQUIRE(store->confirm_slip(1));
        m_told.confirmed_slips.insert(cases::make_reference(submission(1)).text());
        REQUIRE(store->tidy());
        m_phase = "empty";
        stop_here();
    }

    int losses = 0;
    int moments = 0;
    std::set<std::pair<std::string, Stop>> seen;

private:
    Result<std::unique_ptr<OutboxStore>> open() {
        return OutboxStore::open(
            {.path = m_disk.path(), .synchronous = m_synchronous, .vfs = Disk::vfs_name});
    }

    void keep(OutboxStore& store, std::uint8_t number) {
        m_phase = "keeping";
        std::string const reference = cases::make_reference(submission(number)).text();
        REQUIRE(store.keep(sealed_filing(m_office, number, 500),
                           SlipDraft{SlipKind::KeptReceipt, reference, {}}));
        m_told.kept.insert(submission(number).text());
        m_phase = "kept";
        stop_here();
    }

    void send_all(OutboxStore& store) {
        SeededRandom random(4);
        Sender sender(store, random, {.device = std::string(kiosk_name)});
        core::Uptime now;
        while (has_waiting(store)) {
            Task const task = next_task(sender, now);
            m_phase = task.request.path == "/api/v1/uploads"        ? "declaring"
                      : task.request.method == net::Method::Put     ? "chunk"
                      : task.request.path.ends_with("-submissions") ? "asking"
                                                                    : "key";
            stop_here();
            Answer const answer = m_office.answer(task);
            if (m_phase == "asking")
                m_phase = answer.status == 422 ? "refused" : "answered";
            stop_here();
            REQUIRE(sender.take(answer, now));
        }
    }

    /// The machine stops now; the one that goes on here never knows.
    void stop_here() {
        if (m_is_stopped)
            return;
        m_is_stopped = true;
        ++moments;
        FakeOffice const office = m_office;
        std::string const phase = m_phase;
        Disk::Files const files = m_disk.files();
        for (Stop const stop : stops) {
            seen.insert({phase, stop});
            m_disk.set_files(m_disk.after(stop, [turn = 0]() mutable { return ++turn % 2 == 0; }));
            m_phase = phase;
            CAPTURE(phase);
            CAPTURE(static_cast<int>(stop));
            live_again();
            m_office = office;
            m_disk.set_files(files);
        }
        m_phase = phase;
        m_is_stopped = false;
    }

    /// After the next start: everything that was told is true, and everything arrives once.
    void live_again() {
        auto const opened = open();
        if (!opened) {
            ++losses;
            return;
        }
        OutboxStore* const store = opened->get();
        std::set<std::string> there;
        for (Item const& item : store->items().value())
            there.insert(item.id.text());
        check_slips(*store, there);
        for (std::string const& id : m_told.kept)
            losses += there.contains(id) || m_office.cases.contains(id) ? 0 : 1;
        if (!store->pinned_office().value())
            REQUIRE(store->pin_office(m_office.pin()));
        send_all(*store);
        for (std::string const& id : there)
            CHECK(m_office.cases.contains(id) != m_office.refused.contains(id));
        for (auto const& [id, count] : m_office.cases)
            CHECK(count == 1);
        for (auto const& item : store->items().value())
            CHECK(item.state == ItemState::Refused);
        auto const& bodies = m_office.bodies;
        CHECK(std::ranges::is_sorted(bodies));
        CHECK(std::ranges::adjacent_find(bodies) == bodies.end());
    }

    /// Each slip that was not confirmed is with staff once; none is there without its filing.
    void check_slips(OutboxStore& store, std::set<std::string> const& there) {
        std::multiset<std::string> slips;
        for (UnconfirmedSlip const& slip : store.unconfirmed_slips().value())
            slips.insert(slip.slip.code);
        for (std::uint8_t number = 1; number <= 3; ++number) {
            std::string const code = cases::make_reference(submission(number)).text();
            std::string const id = submission(number).text();
            bool const is_kept = m_told.kept.contains(id) || there.contains(id);
            bool const is_confirmed = m_told.confirmed_slips.contains(code);
            bool const is_being_confirmed = number == 1 && m_phase == "confirmed";
            if (is_kept && !is_being_confirmed)
                losses += slips.count(code) == (is_confirmed ? 0U : 1U) ? 0 : 1;
            CHECK(slips.count(code) <= 1);
        }
    }

    Disk m_disk;
    Synchronous m_synchronous;
    FakeOffice m_office;
    Told m_told;
    std::string m_phase = "opening";
    bool m_is_stopped = false;
};

}

TEST_CASE("D6 K2 killed or without power at every moment of every state: each filing told as kept "
          "arrives exactly once, in order, and its slip is with staff") {
    Morning morning(Synchronous::Full);
    morning.live();
    CHECK(morning.losses == 0);
    CHECK(morning.moments > 100);
    for (std::string_view const phase : phases)
        for (Stop const stop : stops) {
            CAPTURE(phase);
            CHECK(morning.seen.contains({std::string(phase), stop}));
        }
    MESSAGE("stopped at " << morning.moments << " moments, three ways each");
}

TEST_CASE("M1 with synchronous=OFF the same test sees the loss") {
    Morning morning(Synchronous::Off);
    morning.live();
    CHECK(morning.losses > 0);
}

TEST_CASE("disk full: what waits still goes out, also after a restart, and makes room by that") {
    Disk disk;
    FakeOffice office;
    StoreOptions const options{.path = disk.path(), .vfs = Disk::vfs_name};
    {
        auto const store = OutboxStore::open(options).value();
        REQUIRE(store->pin_office(office.pin()));
        for (std::uint8_t number = 1; number <= 3; ++number)
            REQUIRE(store->keep(sealed_filing(office, number, 50'000)));
        REQUIRE(store->tidy());
        disk.set_full(true);
        auto const kept = store->keep(sealed_filing(office, 4, 500'000));
        REQUIRE_FALSE(kept);
        CHECK(kept.error().code == "outbox.full");
    }
    disk.set_full(true);
    auto const store = OutboxStore::open(options).value();
    SeededRandom random(4);
    Sender sender(*store, random, {.device = std::string(kiosk_name)});
    core::Uptime now;
    while (has_waiting(*store))
        REQUIRE(sender.take(office.answer(next_task(sender, now)), now));
    CHECK(office.cases.size() == 3);
    CHECK(store->items()->empty());
    CHECK(store->keep(sealed_filing(office, 5, 50'000)));
}
