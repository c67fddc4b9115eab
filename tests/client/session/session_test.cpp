#include "tests/client/session/kiosk.h"

using namespace onedoor::session;
using onedoor::session::support::Kiosk;
using Delivery = Step::Delivery;

namespace {

Kiosk woken() {
    Kiosk kiosk;
    kiosk.tap();
    REQUIRE(kiosk.state() == State::Active);
    return kiosk;
}

Kiosk warned() {
    Kiosk kiosk = woken();
    kiosk.after(60'000);
    REQUIRE(kiosk.state() == State::Warning);
    return kiosk;
}

}

TEST_CASE("session: the first touch only wakes, neither its press nor its release goes further") {
    Kiosk kiosk;
    CHECK(kiosk.send(EventKind::Press).delivery == Delivery::Swallowed);
    CHECK(kiosk.state() == State::Active);
    CHECK(kiosk.send(EventKind::Release).delivery == Delivery::Swallowed);
    CHECK(kiosk.send(EventKind::Press).delivery == Delivery::Delivered);
    CHECK(kiosk.send(EventKind::Release).delivery == Delivery::Delivered);
}

TEST_CASE("session: the attract screen stands all day without anybody") {
    Kiosk kiosk;
    kiosk.after(24 * 3'600'000);
    CHECK(kiosk.state() == State::Attract);
    CHECK(kiosk.announced.empty());
}

TEST_CASE("session: each kind of page waits its own time before it warns") {
    struct Row {
        PageKind page;
        Pace pace;
        std::int64_t idle_ms;
    };
    for (Row const row : {Row{PageKind::Browse, Pace::Ordinary, 60'000},
                          Row{PageKind::Form, Pace::Ordinary, 120'000},
                          Row{PageKind::Browse, Pace::Assisted, 240'000},
                          Row{PageKind::Form, Pace::Assisted, 240'000}}) {
        CAPTURE(row.idle_ms);
        Kiosk kiosk = woken();
        kiosk.send({.kind = EventKind::Pace, .pace = row.pace});
        kiosk.show(row.page);
        kiosk.after(row.idle_ms - 1);
        CHECK(kiosk.state() == State::Active);
        kiosk.after(1);
        CHECK(kiosk.state() == State::Warning);
    }
}

TEST_CASE("session: somebody who does anything is not asked") {
    Kiosk kiosk = woken();
    for (int i = 0; i < 100; ++i) {
        kiosk.after(59'000);
        kiosk.tap();
    }
    CHECK(kiosk.state() == State::Active);
}

TEST_CASE("session: whoever touches a machine that stood still does not get the last one's page") {
    Kiosk kiosk = woken();
    kiosk.now_ms += 3'600'000;
    CHECK(kiosk.send(EventKind::Press).delivery == Delivery::Swallowed);
    CHECK(kiosk.state() == State::Warning);
    CHECK(kiosk.send(EventKind::Release).delivery == Delivery::Swallowed);
    CHECK(kiosk.announced == std::vector<std::int32_t>{45});
}

TEST_CASE("session: an end after a standstill wipes, and says nothing any more") {
    Kiosk kiosk = woken();
    kiosk.now_ms += 3'600'000;
    kiosk.send(EventKind::End);
    CHECK(kiosk.state() == State::Ending);
    CHECK(kiosk.order);
    CHECK(kiosk.announced.empty());
}

TEST_CASE("session: a new page has its whole time") {
    Kiosk kiosk = woken();
    kiosk.after(50'000);
    kiosk.show(PageKind::Browse);
    kiosk.after(59'000);
    CHECK(kiosk.state() == State::Active);
}

TEST_CASE("session: the warning lasts 45 s, said at 45 and 30 and each second of the last 20") {
    Kiosk kiosk = woken();
    kiosk.wait_seconds(60);
    CHECK(kiosk.state() == State::Warning);
    kiosk.wait_seconds(44);
    CHECK(kiosk.state() == State::Warning);
    kiosk.wait_seconds(1);
    CHECK(kiosk.state() == State::Ending);
    std::vector<std::int32_t> expected{45, 30};
    for (std::int32_t second = 20; second > 0; --second)
        expected.push_back(second);
    CHECK(kiosk.announced == expected);
}

TEST_CASE("session: after a stall only what is true now is said, once") {
    Kiosk kiosk = warned();
    kiosk.announced.clear();
    kiosk.after(37'500);
    CHECK(kiosk.announced == std::vector<std::int32_t>{8});
    kiosk.after(10);
    CHECK(kiosk.announced.size() == 1);
}

TEST_CASE("session: a machine that stood still for an hour warns before it ends the session") {
    Kiosk kiosk = woken();
    kiosk.after(3'600'000);
    CHECK(kiosk.state() == State::Warning);
    CHECK(kiosk.announced == std::vector<std::int32_t>{45});
}

TEST_CASE("session: more time is given as often as it is asked for") {
    Kiosk kiosk = warned();
    for (int i = 0; i < 1000; ++i) {
        kiosk.after(44'999);
        REQUIRE(kiosk.state() == State::Warning);
        kiosk.send(EventKind::MoreTime);
        REQUIRE(kiosk.state() == State::Active);
        kiosk.after(60'000);
    }
    CHECK(kiosk.state() == State::Warning);
}

TEST_CASE("session: a touch beside the button does not extend, it must be a deliberate press") {
    Kiosk kiosk = warned();
    CHECK(kiosk.send(EventKind::Press).delivery == Delivery::Delivered);
    CHECK(kiosk.send(EventKind::Release).delivery == Delivery::Delivered);
    CHECK(kiosk.state() == State::Warning);
    kiosk.after(45'000);
    CHECK(kiosk.state() == State::Ending);
}

TEST_CASE("session: a page that arrives below the warning does not take it away") {
    Kiosk kiosk = warned();
    kiosk.show(PageKind::Form);
    CHECK(kiosk.state() == State::Warning);
    kiosk.send(EventKind::MoreTime);
    kiosk.after(119'000);
    CHECK(kiosk.state() == State::Active);
}

TEST_CASE("session: a finger that comes up on another screen than it went down presses nothing") {
    Kiosk kiosk = warned();
    kiosk.send(EventKind::Press);
    kiosk.send(EventKind::MoreTime);
    CHECK(kiosk.send(EventKind::Release).delivery == Delivery::Swallowed);
    kiosk.send(EventKind::Press);
    kiosk.send(EventKind::End);
    kiosk.wipe_all();
    CHECK(kiosk.send(EventKind::Release).delivery == Delivery::Swallowed);
    CHECK(kiosk.state() == State::Attract);
}

TEST_CASE("session: work holds the time, and the whole time runs again afterwards") {
    for (HoldReason const reason :
         {HoldReason::Scanning, HoldReason::Printing, HoldReason::Paying}) {
        Kiosk kiosk = woken();
        {
            Hold const outer = kiosk.session.hold(reason);
            Hold const inner = kiosk.session.hold(reason);
            kiosk.wait_seconds(600);
        }
        CHECK(kiosk.state() == State::Active);
        kiosk.after(59'999);
        CHECK(kiosk.state() == State::Active);
        kiosk.after(1);
        CHECK(kiosk.state() == State::Warning);
    }
}

TEST_CASE("session: of two tasks the one that still runs holds the time") {
    Kiosk kiosk = woken();
    Hold const printing = kiosk.session.hold(HoldReason::Printing);
    {
        Hold const paying = kiosk.session.hold(HoldReason::Paying);
    }
    kiosk.wait_seconds(600);
    CHECK(kiosk.state() == State::Active);
}

TEST_CASE("session: work that begins during the warning takes it away") {
    Kiosk kiosk = warned();
    Hold const printing = kiosk.session.hold(HoldReason::Printing);
    kiosk.after(100);
    CHECK(kiosk.state() == State::Active);
}

TEST_CASE("session: a hold of the last citizen holds nothing of the next") {
    Kiosk kiosk = woken();
    Hold const forgotten = kiosk.session.hold(HoldReason::Printing);
    kiosk.send(EventKind::End);
    Hold const between = kiosk.session.hold(HoldReason::Printing);
    kiosk.wipe_all();
    kiosk.tap();
    kiosk.after(60'000);
    CHECK(kiosk.state() == State::Warning);
}

TEST_CASE("session: the end page goes by itself after 20 s, without a warning") {
    Kiosk kiosk = woken();
    kiosk.show(PageKind::End);
    kiosk.after(19'999);
    CHECK(kiosk.state() == State::Active);
    kiosk.after(1);
    CHECK(kiosk.state() == State::Ending);
    CHECK(kiosk.announced.empty());
}

TEST_CASE("session: the end page stays as long as a print or card problem is open") {
    for (HoldReason const reason : {HoldReason::PrintProblem, HoldReason::CardProblem}) {
        Kiosk kiosk = woken();
        kiosk.show(PageKind::End);
        {
            Hold const problem = kiosk.session.hold(reason);
            kiosk.wait_seconds(3600);
            CHECK(kiosk.state() == State::Active);
        }
        kiosk.after(20'000);
        CHECK(kiosk.state() == State::Ending);
    }
}

TEST_CASE("session: on other pages a problem does not keep a machine that was left") {
    Kiosk kiosk = woken();
    Hold const problem = kiosk.session.hold(HoldReason::PrintProblem);
    kiosk.after(60'000);
    CHECK(kiosk.state() == State::Warning);
}

TEST_CASE("session: the next citizen begins at the ordinary pace, on an ordinary page") {
    Kiosk kiosk = woken();
    kiosk.send({.kind = EventKind::Pace, .pace = Pace::Assisted});
    kiosk.show(PageKind::Form);
    kiosk.send(EventKind::End);
    kiosk.wipe_all();
    kiosk.tap();
    kiosk.after(60'000);
    CHECK(kiosk.state() == State::Warning);
}

TEST_CASE("session: a time that goes back neither ends nor extends a session") {
    Kiosk kiosk = woken();
    kiosk.after(50'000);
    kiosk.now_ms -= 40'000;
    kiosk.send(EventKind::TimePassed);
    CHECK(kiosk.state() == State::Active);
    kiosk.now_ms += 40'000;
    kiosk.after(9'999);
    CHECK(kiosk.state() == State::Active);
    kiosk.after(1);
    CHECK(kiosk.state() == State::Warning);
    kiosk.now_ms -= 1'000'000;
    kiosk.send(EventKind::TimePassed);
    CHECK(kiosk.state() == State::Warning);
}

TEST_CASE("session: an end asks for everything in order, and waits for every answer") {
    Kiosk kiosk = woken();
    kiosk.send(EventKind::End);
    REQUIRE(kiosk.order);
    std::vector<Wipe> const asked(kiosk.order->items.begin(), kiosk.order->items.end());
    CHECK(asked == std::vector<Wipe>{Wipe::FormValues, Wipe::TextUndo, Wipe::ImGuiState,
                                     Wipe::Clipboard, Wipe::Textures, Wipe::Spool,
                                     Wipe::PrinterBuffer, Wipe::ReaderBuffer, Wipe::SpeechQueue,
                                     Wipe::Settings});
    for (Wipe const missing : asked) {
        Kiosk other = woken();
        other.send(EventKind::End);
        for (Wipe const item : asked)
            if (item != missing)
                other.wipe(item);
        CHECK(other.state() == State::Ending);
        other.wipe(missing);
        CHECK(other.state() == State::Attract);
    }
}

TEST_CASE("session: a late answer to an earlier order counts for nothing") {
    Kiosk kiosk = woken();
    kiosk.send(EventKind::End);
    WipeOrder const first = *kiosk.order;
    kiosk.wipe_all();
    kiosk.tap();
    kiosk.send(EventKind::End);
    for (Wipe const item : first.items)
        kiosk.send({.kind = EventKind::Wiped, .wiped = item, .wipe_number = first.number});
    CHECK(kiosk.state() == State::Ending);
    kiosk.wipe_all();
    CHECK(kiosk.state() == State::Attract);
}

TEST_CASE("session: a wipe of more than 2 s restarts the process, whatever comes then") {
    Kiosk kiosk = woken();
    kiosk.send(EventKind::End);
    kiosk.after(2'000);
    CHECK(kiosk.state() == State::Ending);
    kiosk.after(1);
    CHECK(kiosk.state() == State::Restart);
    kiosk.wipe_all();
    for (EventKind const kind : event_kinds)
        kiosk.send(kind);
    CHECK(kiosk.state() == State::Restart);
}

TEST_CASE("session: a last answer that comes too late restarts the process too") {
    Kiosk kiosk = woken();
    kiosk.send(EventKind::End);
    kiosk.now_ms += 2'001;
    kiosk.wipe_all();
    CHECK(kiosk.state() == State::Restart);
}

TEST_CASE("session: closing time lets the citizen finish, then the machine is closed") {
    Kiosk kiosk = woken();
    kiosk.send(EventKind::Close);
    CHECK(kiosk.state() == State::Active);
    kiosk.send(EventKind::End);
    kiosk.wipe_all();
    CHECK(kiosk.state() == State::Closed);
    kiosk.tap();
    CHECK(kiosk.state() == State::Closed);
    kiosk.send(EventKind::Open);
    CHECK(kiosk.state() == State::Attract);
}

TEST_CASE("session: a fault wipes at once; service comes back only open and fit") {
    Kiosk kiosk = warned();
    kiosk.send(EventKind::Fail);
    CHECK(kiosk.state() == State::Ending);
    kiosk.wipe_all();
    CHECK(kiosk.state() == State::OutOfService);
    kiosk.send(EventKind::Close);
    kiosk.send(EventKind::Recover);
    CHECK(kiosk.state() == State::Closed);
    kiosk.send(EventKind::Fail);
    kiosk.send(EventKind::Open);
    CHECK(kiosk.state() == State::OutOfService);
    kiosk.send(EventKind::Recover);
    CHECK(kiosk.state() == State::Attract);
}
