#pragma once

#include "shared/cases/status.h"
#include "shared/core/time.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::store {

/// SHA-256.
using Hash = std::array<std::uint8_t, 32>;

/// Action of an event that records a step of a file; its body names it: {"action":"accept","from",
/// "to","version"} and what else changed.
inline constexpr std::string_view step_event = "case.step";

/// Something that is to be recorded. Carries ids only, never what a citizen wrote.
struct EventDraft {
    core::Instant at;
    /// "case.filed", step_event, "case.opened", "submission.conflict", …
    std::string action;
    /// A role of shared/cases: "citizen", "receptionist", ….
    std::string role;
    /// Staff account; empty for a citizen.
    std::string account;
    /// "done" or "refused".
    std::string outcome = "done";
    /// Status of the case after the event.
    cases::NationalStatus status = cases::NationalStatus::Registered;
    /// Canonical JSON object with ids and numbers ("{}" when there is nothing to add).
    std::string body = "{}";
};

/// One link of the chain over all events of the store, oldest first. `hash` covers every other
/// member and `previous`, the hash of the event with the sequence before (zeros for the first).
struct Event {
    std::int64_t sequence = 0;
    /// Reference of the case; empty for events of the office itself.
    std::string reference;
    EventDraft draft;
    /// Milliseconds since the process that recorded it started.
    std::int64_t monotonic_milliseconds = 0;
    Hash previous{};
    Hash hash{};
};

/// Place of the last event; what an anchor signs.
struct ChainHead {
    std::int64_t sequence = 0;
    Hash hash{};
    auto operator<=>(ChainHead const&) const = default;
};

}
