#include "client/device/ipp_queue.h"
#include "client/device/page_printer.h"
#include "tests/support/ipp_printer.h"

#include <chrono>
#include <doctest/doctest.h>
#include <thread>

using namespace onedoor;
using namespace onedoor::device;
using testing::IppPrinter;

namespace {

core::Bytes bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

constexpr std::string_view original = "%PDF-1.4 the form";

/// In real time, with a printer that is a program of its own.
struct Kiosk {
    IppPrinter paper;
    IppQueue queue{{.host = "127.0.0.1", .port = paper.port(), .resource = "/ipp/print"}};
    PagePrinter printer{queue, {.poll_idle_ms = 100, .poll_busy_ms = 50}};

    bool run_until(auto const& is_done) {
        using namespace std::chrono;
        auto const end = steady_clock::now() + seconds(30);
        while (!is_done() && steady_clock::now() < end) {
            printer.advance(
                {duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count()});
            std::this_thread::yield();
        }
        return is_done();
    }
    bool run_until_phase(Phase phase) {
        return run_until([&] { return printer.phase() == phase; });
    }
    bool start_printing() {
        return run_until([&] { return printer.condition() == Condition::Ready; }) &&
               printer.print({bytes_of(original), bytes_of("%PDF-1.4 BAN SAO")}) &&
               run_until_phase(Phase::Printing);
    }
};

}

TEST_CASE("ipp queue: a form goes to an IPP printer as it is and is confirmed when it is printed") {
    Kiosk kiosk;
    REQUIRE(kiosk.start_printing());
    kiosk.paper.let_print();
    REQUIRE(kiosk.run_until_phase(Phase::Printed));
    CHECK(kiosk.paper.printed() == original);
    kiosk.printer.forget();
    CHECK(kiosk.run_until([&] { return kiosk.printer.is_forgotten(); }));
}

TEST_CASE("ipp queue: paper that runs out while a form is printed is told, and the job is gone") {
    Kiosk kiosk;
    REQUIRE(kiosk.start_printing());
    kiosk.paper.report("media-empty-error");
    REQUIRE(kiosk.run_until_phase(Phase::Unconfirmed));
    CHECK(kiosk.printer.condition() == Condition::Out);
    CHECK(kiosk.printer.notice() == Notice::NoPaperDuring);
    kiosk.printer.forget();
    CHECK(kiosk.run_until([&] { return kiosk.printer.is_forgotten(); }));
    // The page in the machine comes to its end; the job does not.
    kiosk.paper.let_print();
    CHECK(kiosk.run_until([&] { return *kiosk.queue.progress(1) == PageProgress::Failed; }));
}

TEST_CASE("ipp queue: a printer that goes away while it prints is no success") {
    Kiosk kiosk;
    REQUIRE(kiosk.start_printing());
    kiosk.paper.stop();
    REQUIRE(kiosk.run_until_phase(Phase::Unconfirmed));
    CHECK(kiosk.printer.condition() == Condition::Offline);
    CHECK(kiosk.printer.notice() == Notice::OfflineDuring);
}

TEST_CASE("ipp queue: where nobody prints nothing is waited for long") {
    IppQueue nobody({.host = "127.0.0.1", .port = 9, .resource = "/ipp/print"});
    CHECK(nobody.condition().error().code == "line.closed");
    CHECK(nobody.submit(bytes_of(original)).error().code == "line.closed");
    CHECK(cups_queue("a5").resource == "/printers/a5");
}

TEST_CASE("ipp queue K2: a new process takes the jobs of the one before out of the queue") {
    IppPrinter paper;
    IppQueue queue({.host = "127.0.0.1", .port = paper.port(), .resource = "/ipp/print"});
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    Result<int> job = fail("line.closed");
    while (!job && std::chrono::steady_clock::now() < end)
        job = queue.submit(bytes_of(original));
    REQUIRE(job);
    REQUIRE(queue.remove_all());
    paper.let_print();
    while (queue.progress(*job) == PageProgress::Open && std::chrono::steady_clock::now() < end)
        std::this_thread::yield();
    CHECK(queue.progress(*job) == PageProgress::Failed);
    CHECK(queue.remove_all());
}
