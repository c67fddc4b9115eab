#pragma once

#include "tests/sim/trace.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace onedoor::sim {

/// One protection that is taken away, so that the judge can be seen to notice.
enum class Sabotage : std::uint8_t {
    None,
    /// The outbox forgets a filing when it is sent, not when it is confirmed.
    PurgeBeforeConfirmation,
    /// What got no answer is sent again under another submission id.
    NewIdAtRetry,
    /// After a restart the slips nobody knows to be printed are printed.
    PrintAfterRestart,
    /// The printer keeps the last citizen's slip when the session ends.
    SlipNotForgotten,
    /// The outbox does not wait for the disk.
    NoSync,
    /// The screen says "kept" whatever the disk said.
    ToldBeforeKept,
    /// The server's signature on its answers is not asked for.
    UnsignedAnswersBelieved,
    /// The session goes by the wall clock.
    SessionByWallClock,
    /// The outbox still tells of the filings of a session that is over.
    OutboxNotForgotten,
};

struct Plan {
    std::uint64_t seed = 1;
    int hours = 72;
    int kiosks = 5;
    /// Visits go on until this many filings are kept.
    std::uint32_t filings = 500;
    Sabotage sabotage = Sabotage::None;
    Trace::Echo echo = Trace::Echo::Off;
};

struct Verdict {
    std::string digest;
    std::uint64_t events = 0;
    std::uint32_t filings = 0;
    /// From the end of all faults until every outbox was empty.
    std::int64_t drained_ms = 0;
    /// How often which fault struck, by name.
    std::map<std::string, std::uint32_t> faults;
    /// What was promised and is not so; empty when all is well.
    std::vector<std::string> accusations;
};

/// Runs the whole world of a seed: kiosks with their outboxes, sessions and printers, citizens,
/// lines and the server, in virtual time on one thread.
Verdict simulate(Plan const& plan);

}
