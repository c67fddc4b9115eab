#pragma once

#include "shared/core/bytes.h"
#include "shared/core/result.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>

/// What a receipt printer answers ("ESC/POS Command Reference": DLE EOT, GS a, GS r). Each bit is
/// read by itself, since models differ in those they leave undefined; bits the reference fixes are
/// checked, because they alone tell one kind of answer from another and both from noise.
namespace onedoor::print::escpos {

struct PrinterStatus {
    bool online = false;
    bool cover_open = false;
    bool paper_near_end = false;
    bool paper_out = false;
    bool cutter_error = false;
    /// Too hot, a power supply out of range: goes away by itself.
    bool passing_error = false;
    /// A switch off and on, or a repair, is needed.
    bool lasting_error = false;
    /// An error of a kind the printer does not tell.
    bool other_error = false;

    bool operator==(PrinterStatus const&) const = default;
};

/// Answers to DLE EOT 1, 2, 3 and 4 in this order. Fails with "printer.status".
Result<PrinterStatus> parse_real_time(std::array<std::uint8_t, 4> const& answers);

/// The four bytes of automatic status. Fails with "printer.status".
Result<PrinterStatus> parse_automatic(std::array<std::uint8_t, 4> const& bytes);

/// Takes the answers apart that come mixed on one line.
class AnswerReader {
public:
    enum class Kind : std::uint8_t {
        RealTime,  ///< to DLE EOT: bytes[0]
        Ordered,   ///< to GS r: bytes[0]
        Automatic, ///< of GS a: all four
        Cleared,   ///< to DLE DC4 8: nothing
    };
    struct Answer {
        Kind kind = Kind::RealTime;
        std::array<std::uint8_t, 4> bytes{};
    };

    /// Adds a byte that came; an answer when it ends one, nothing while it is unfinished. Flow
    /// control (XON, XOFF) is skipped. Fails with "printer.status" on a byte that begins or
    /// continues no answer; reading may go on with the next.
    Result<std::optional<Answer>> add(std::uint8_t byte);
    void reset() { *this = {}; }

private:
    Result<std::optional<Answer>> begin(std::uint8_t byte);

    Answer m_unfinished;
    std::size_t m_have = 0;
    std::size_t m_need = 0;
};

}
