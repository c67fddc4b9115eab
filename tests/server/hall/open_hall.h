#pragma once

#include "server/hall/service.h"
#include "tests/server/support/fixtures.h"
#include "tests/shared/queue/hall.h"

#include <string>

namespace onedoor::testing {

/// The hall of tests/shared/queue over a real database, at a time the test sets.
struct OpenHall {
    class Clock final : public core::Clock {
    public:
        [[nodiscard]] core::Instant now() const override { return at; }
        core::Instant at = queue::example::at(8);
    };

    OpenHall() { open(); }

    void open() {
        store.reset();
        store = open_store(folder.file("onedoor.db"));
        service.emplace(hall::Dependencies{*store, &plan, calendar, "Bộ phận một cửa", clock});
    }

    static core::SubmissionId id_of(std::uint32_t number) {
        core::SubmissionId id;
        for (std::size_t i = 0; i < 4; ++i)
            id.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
        return id;
    }
    Result<hall::Drawn> ask(core::SubmissionId id, std::string group, std::string priority = {}) {
        protocol::TicketRequest request{.id = id, .group = std::move(group)};
        if (!priority.empty())
            request.priority = std::move(priority);
        return service->draw(request);
    }
    /// Number of a new ticket, or why there is none.
    std::string draw(std::string group, std::string priority = {}) {
        auto const drawn = ask(id_of(++draws), std::move(group), std::move(priority));
        return drawn ? drawn->ticket.number : drawn.error().code;
    }
    /// The number called, "nobody", or why not.
    std::string next(std::string_view counter) {
        auto const called = service->call_next(counter);
        if (!called)
            return called.error().code;
        return *called ? (*called)->number : "nobody";
    }
    protocol::QueueState state() {
        auto const state = service->state();
        if (!state)
            FAIL(state.error().code << " " << state.error().path);
        return *state;
    }

    TemporaryFolder folder;
    Clock clock;
    queue::Plan plan = queue::parse_plan(queue::example::plan_text).value();
    calendar::WorkingCalendar calendar = queue::example::working_week();
    std::unique_ptr<store::Store> store;
    std::optional<hall::Service> service;
    std::uint32_t draws = 0;
};

}
