#include "client/device/page_printer.h"

#include <doctest/doctest.h>
#include <map>
#include <mutex>
#include <thread>

using namespace onedoor;
using namespace onedoor::device;

namespace {

/// A queue in memory. Its thread-safe settings may change at any time.
class FakeQueue final : public PageQueue {
public:
    Result<Condition> condition() override {
        std::lock_guard const lock(m_mutex);
        if (is_pulled)
            return fail("line.closed");
        return state;
    }
    Result<int> submit(core::Bytes const& pdf) override {
        std::lock_guard const lock(m_mutex);
        if (is_pulled)
            return fail("line.closed");
        if (is_refusing)
            return fail("printer.refused");
        jobs[++last_job] = {pdf, PageProgress::Open};
        return last_job;
    }
    Result<PageProgress> progress(int job) override {
        std::lock_guard const lock(m_mutex);
        if (is_pulled)
            return fail("line.closed");
        return jobs.at(job).progress;
    }
    Result<void> remove(int job) override {
        std::lock_guard const lock(m_mutex);
        if (is_pulled)
            return fail("line.closed");
        jobs.erase(job);
        return {};
    }
    Result<void> remove_all() override {
        std::lock_guard const lock(m_mutex);
        if (is_pulled)
            return fail("line.closed");
        jobs.clear();
        return {};
    }
    auto with(auto const& use) {
        std::lock_guard const lock(m_mutex);
        return use(*this);
    }

    struct Job {
        core::Bytes pdf;
        PageProgress progress = PageProgress::Open;
    };
    Condition state = Condition::Ready;
    bool is_pulled = false, is_refusing = false;
    int last_job = 0;
    std::map<int, Job> jobs;

private:
    std::mutex m_mutex;
};

Pages form() {
    return {.original = {'%', 'P', 'D', 'F', '1'}, .copy = {'%', 'P', 'D', 'F', '2'}};
}

struct Kiosk {
    FakeQueue queue;
    PagePrinter printer{queue};
    core::Uptime now{1000};

    /// Time goes on only when the thread has answered, at most 60 s of it.
    bool run_until(auto const& is_done) {
        for (int step = 0; step < 200'000 && !is_done(); ++step) {
            now.milliseconds += step % 100 == 0 ? 20 : 0;
            printer.advance(now);
            std::this_thread::yield();
        }
        return is_done();
    }
    bool run_until_phase(Phase phase) {
        return run_until([&] { return printer.phase() == phase; });
    }
    bool run_until_job() {
        return run_until(
            [&] { return queue.with([](FakeQueue& it) { return !it.jobs.empty(); }); });
    }
    bool run_until_queue_empty() {
        return run_until([&] { return queue.with([](FakeQueue& it) { return it.jobs.empty(); }); });
    }
    void finish(PageProgress progress) {
        queue.with([&](FakeQueue& it) { it.jobs.rbegin()->second.progress = progress; });
    }
};

struct Fault {
    char const* name;
    Condition condition;
    void (*strike)(FakeQueue&);
};
constexpr Fault faults[] = {
    {"out", Condition::Out, [](FakeQueue& queue) { queue.state = Condition::Out; }},
    {"cover", Condition::Cover, [](FakeQueue& queue) { queue.state = Condition::Cover; }},
    {"jam", Condition::Jam, [](FakeQueue& queue) { queue.state = Condition::Jam; }},
    {"error", Condition::Error, [](FakeQueue& queue) { queue.state = Condition::Error; }},
    {"cable", Condition::Offline, [](FakeQueue& queue) { queue.is_pulled = true; }},
};

}

TEST_CASE("page printer: a form is printed when the printer calls its job completed, not before") {
    Kiosk kiosk;
    REQUIRE(kiosk.printer.print(form()));
    REQUIRE(kiosk.run_until_job());
    CHECK(kiosk.printer.is_busy());
    CHECK(kiosk.printer.notice() == Notice::Wait);
    kiosk.queue.with([](FakeQueue& it) { CHECK(it.jobs.begin()->second.pdf == form().original); });
    kiosk.finish(PageProgress::Completed);
    REQUIRE(kiosk.run_until_phase(Phase::Printed));
    CHECK(kiosk.printer.notice() == Notice::TakeSlip);
    CHECK(kiosk.run_until_queue_empty());
    kiosk.printer.forget();
    CHECK(kiosk.run_until([&] { return kiosk.printer.is_forgotten(); }));
}

TEST_CASE("page printer K1: a fault before is refused, nothing is handed over, and it may be "
          "printed later") {
    for (Fault const& fault : faults) {
        CAPTURE(std::string(fault.name));
        Kiosk kiosk;
        kiosk.queue.with(fault.strike);
        REQUIRE(kiosk.printer.print(form()));
        REQUIRE(kiosk.run_until_phase(Phase::Refused));
        CHECK(kiosk.printer.notice() == reaction_to(Phase::Refused, fault.condition).notice);
        CHECK(kiosk.queue.with([](FakeQueue& it) { return it.last_job; }) == 0);
        kiosk.queue.with([](FakeQueue& it) {
            it.state = Condition::Ready;
            it.is_pulled = false;
        });
        REQUIRE(kiosk.run_until([&] { return kiosk.printer.notice() == Notice::MayPrint; }));
        REQUIRE(kiosk.printer.print_again());
        REQUIRE(kiosk.run_until_job());
        kiosk.queue.with(
            [](FakeQueue& it) { CHECK(it.jobs.begin()->second.pdf == form().original); });
    }
}

TEST_CASE("page printer K1: a fault while printing is no success, takes the job out of the queue, "
          "and only a copy follows") {
    for (Fault const& fault : faults) {
        CAPTURE(std::string(fault.name));
        Kiosk kiosk;
        REQUIRE(kiosk.printer.print(form()));
        REQUIRE(kiosk.run_until_job());
        kiosk.queue.with(fault.strike);
        REQUIRE(kiosk.run_until_phase(Phase::Unconfirmed));
        CHECK(kiosk.printer.notice() == reaction_to(Phase::Unconfirmed, fault.condition).notice);
        kiosk.queue.with([](FakeQueue& it) {
            it.state = Condition::Ready;
            it.is_pulled = false;
        });
        REQUIRE(kiosk.run_until_queue_empty());
        REQUIRE(kiosk.run_until([&] { return kiosk.printer.notice() == Notice::MayPrintCopy; }));
        REQUIRE(kiosk.printer.print_again());
        REQUIRE(kiosk.run_until_job());
        kiosk.queue.with([](FakeQueue& it) { CHECK(it.jobs.begin()->second.pdf == form().copy); });
        kiosk.finish(PageProgress::Completed);
        CHECK(kiosk.run_until_phase(Phase::Printed));
    }
}

TEST_CASE("page printer: a job that was given up, or refused, is no success") {
    Kiosk aborted;
    REQUIRE(aborted.printer.print(form()));
    REQUIRE(aborted.run_until_job());
    aborted.finish(PageProgress::Failed);
    CHECK(aborted.run_until_phase(Phase::Unconfirmed));

    Kiosk refused;
    refused.queue.with([](FakeQueue& it) { it.is_refusing = true; });
    REQUIRE(refused.printer.print(form()));
    CHECK(refused.run_until_phase(Phase::Unconfirmed));
}

TEST_CASE("page printer: a session that ends leaves no job behind, also when the cable is out") {
    Kiosk kiosk;
    REQUIRE(kiosk.printer.print(form()));
    REQUIRE(kiosk.run_until_job());
    kiosk.queue.with([](FakeQueue& it) { it.is_pulled = true; });
    kiosk.printer.forget();
    CHECK(kiosk.printer.phase() == Phase::Idle);
    CHECK_FALSE(kiosk.printer.is_forgotten());
    REQUIRE(kiosk.run_until([&] { return kiosk.printer.condition() == Condition::Offline; }));
    kiosk.queue.with([](FakeQueue& it) { it.is_pulled = false; });
    CHECK(kiosk.run_until([&] { return kiosk.printer.is_forgotten(); }));
    CHECK(kiosk.run_until_queue_empty());
}

TEST_CASE("page printer: one form at a time, and none without its pages") {
    Kiosk kiosk;
    CHECK(kiosk.printer.print({}).error().code == "pages.empty");
    CHECK(kiosk.printer.print_again().error().code == "printer.busy");
    REQUIRE(kiosk.printer.print(form()));
    CHECK(kiosk.printer.print(form()).error().code == "printer.busy");
}

TEST_CASE("page printer: reasons of the printer's state are conditions, the gravest first") {
    auto const condition = [](std::vector<std::string_view> const& reasons, bool is_stopped) {
        return condition_of(reasons, is_stopped);
    };
    CHECK(condition({"none"}, false) == Condition::Ready);
    CHECK(condition({}, true) == Condition::Error);
    CHECK(condition({"media-empty-error"}, true) == Condition::Out);
    CHECK(condition({"media-empty-error", "cover-open"}, true) == Condition::Cover);
    CHECK(condition({"media-jam", "media-low-warning"}, true) == Condition::Jam);
    CHECK(condition({"toner-low-report"}, false) == Condition::Ready);
    CHECK(condition({"media-low-warning"}, false) == Condition::NearEnd);
    CHECK(condition({"media-low-warning"}, true) == Condition::Error);
    CHECK(condition({"paused"}, true) == Condition::Offline);
    CHECK(condition({"something-new"}, false) == Condition::Ready);
}

TEST_CASE("page printer K2: what an earlier process left in the queue is taken out before anything "
          "is printed") {
    Kiosk kiosk;
    kiosk.queue.with([](FakeQueue& it) {
        it.jobs[++it.last_job] = {form().original, PageProgress::Open};
        it.is_pulled = true;
    });
    REQUIRE(kiosk.printer.print(form()));
    REQUIRE(kiosk.run_until_phase(Phase::Refused));
    CHECK(kiosk.printer.notice() == Notice::OfflineBefore);
    kiosk.queue.with([](FakeQueue& it) { it.is_pulled = false; });
    REQUIRE(kiosk.run_until([&] { return kiosk.printer.condition() == Condition::Ready; }));
    CHECK(kiosk.run_until_queue_empty());
    REQUIRE(kiosk.printer.print_again());
    REQUIRE(kiosk.run_until_job());
    kiosk.queue.with([](FakeQueue& it) { CHECK(it.jobs.begin()->first == 2); });
}
