#pragma once

#include "shared/print/printer_status.h"

#include <array>
#include <cstddef>
#include <cstdint>

/// What a receipt printer can be in, where a slip can be on its way, and what follows from the two.
namespace onedoor::device {

enum class Condition : std::uint8_t {
    Ready,
    NearEnd, ///< prints; a matter for staff only
    Out,
    Cover,
    Jam,
    Offline, ///< no connection, or nothing moves
    Error,   ///< broken, or its answers make no sense
};
inline constexpr std::size_t condition_count = 7;

enum class Phase : std::uint8_t {
    Idle,        ///< no slip
    Checking,    ///< a slip waits, nothing of it was sent
    Printing,    ///< parts of it were sent
    Confirming,  ///< all of it was carried out; the printer is asked once more how it is
    Printed,     ///< it said that all is well
    Unconfirmed, ///< nobody knows how much of it is on paper; only a copy may follow
    Refused,     ///< nothing was sent; the same may still be printed
};
inline constexpr std::size_t phase_count = 7;

/// What the citizen is told (reliability K1); a screen has one text for each.
enum class Notice : std::uint8_t {
    Missing, ///< of a pair nobody thought of; the table holds none
    Nothing,
    Wait,
    /// The slip comes another way: to the phone, or at the counter.
    NoPaperBefore,
    CoverBefore,
    JamBefore,
    OfflineBefore,
    ErrorBefore,
    /// Staff are called; a copy follows.
    NoPaperDuring,
    CoverDuring,
    JamDuring,
    OfflineDuring,
    ErrorDuring,
    TakeSlip,
    MayPrint,
    MayPrintCopy,
};

struct Reaction {
    Phase next = Phase::Idle;
    Notice notice = Notice::Missing;

    bool operator==(Reaction const&) const = default;
};

/// What a printer found in `condition` means for a slip in `phase`; the notice is that of `next`.
[[nodiscard]] Reaction reaction_to(Phase phase, Condition condition);

/// The gravest that a status tells; what a hand can mend goes before what it cannot.
[[nodiscard]] Condition condition_of(print::escpos::PrinterStatus const& status);

}
