#pragma once

#include "client/session/session.h"

#include <doctest/doctest.h>
#include <vector>

namespace onedoor::session::support {

/// A session with a clock turned by hand.
struct Kiosk {
    std::int64_t now_ms = 1'000'000;
    Session session{Uptime{1'000'000}};
    std::vector<std::int32_t> announced;
    std::optional<WipeOrder> order;

    Step send(Event const& event) {
        Step const step = session.on(event, Uptime{now_ms});
        if (step.announce_seconds)
            announced.push_back(*step.announce_seconds);
        if (step.wipe)
            order = step.wipe;
        return step;
    }
    Step send(EventKind kind) { return send(Event{.kind = kind}); }

    Step after(std::int64_t milliseconds) {
        now_ms += milliseconds;
        return send(EventKind::TimePassed);
    }
    /// As frames do: a step each 100 ms.
    void wait_seconds(std::int64_t seconds) {
        for (std::int64_t i = 0; i < seconds * 10; ++i)
            after(100);
    }

    void tap() {
        send(EventKind::Press);
        send(EventKind::Release);
    }
    void show(PageKind page) { send({.kind = EventKind::Page, .page = page}); }
    void wipe(Wipe item) {
        REQUIRE(order);
        send({.kind = EventKind::Wiped, .wiped = item, .wipe_number = order->number});
    }
    void wipe_all() {
        for (Wipe const item : wipe_order)
            wipe(item);
    }

    [[nodiscard]] State state() const { return session.state(); }
};

}
