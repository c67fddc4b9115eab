#pragma once

#include "shared/core/bytes.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace onedoor::reader {

/// Files of the chip of a citizen card, by their numbers in ICAO 9303-10.
enum class DataGroup : std::uint8_t {
    Dg1 = 1,   ///< the machine-readable zone
    Dg2 = 2,   ///< the portrait
    Dg13 = 13, ///< what the issuing state added
    Dg14 = 14, ///< keys for the chip's own proof
    Sod = 0x1D ///< hashes of the others, signed: without checking it nothing here is proved
};

enum class ChipPresence : std::uint8_t { ReaderGone, Empty, Inside };

enum class ChipOutcome : std::uint8_t {
    Idle,
    Working,
    Read,
    WrongNumber,  ///< PACE failed with this access number
    Removed,      ///< the card went away
    NotSupported, ///< no such chip, or it does not answer as one
    Failed,       ///< anything else, also a reader that went away
};
inline constexpr std::size_t chip_outcome_count = 7;

/// A reader of chips, one card at a time. No call waits: one that talks to a card does so on a
/// thread of its own.
class ChipReader {
public:
    virtual ~ChipReader() = default;

    [[nodiscard]] virtual ChipPresence presence() = 0;
    /// Opens the chip by PACE with the card access number, six digits, and reads the groups in
    /// this order. Abandons what it does now.
    virtual void begin(std::string_view access_number, std::span<DataGroup const> groups) = 0;
    /// Of the last begin(); stays until the next one or forget().
    [[nodiscard]] virtual ChipOutcome outcome() = 0;
    /// After Read: the bytes of a group, handed over; empty when it was not asked for.
    virtual core::Bytes take(DataGroup group) = 0;
    /// Abandons what it does and overwrites what it read and the access number.
    virtual void forget() = 0;
};

}
