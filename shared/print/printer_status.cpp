#include "shared/print/printer_status.h"

namespace onedoor::print::escpos {

/// Bits an answer has fixed, and their values ("transmission status identification").
struct FixedBits {
    std::uint8_t mask;
    std::uint8_t value;

    [[nodiscard]] constexpr bool fit(std::uint8_t byte) const { return (byte & mask) == value; }
};

static constexpr FixedBits real_time_fixed{0b1001'0011, 0b0001'0010};
static constexpr FixedBits automatic_first_fixed{0b1001'0011, 0b0001'0000};
/// The other bytes of automatic status and the answer to GS r.
static constexpr FixedBits following_fixed{0b1001'0000, 0};
static constexpr std::uint8_t xon = 0x11, xoff = 0x13;
static constexpr std::uint8_t block_header = 0x37, cleared_identifier = 0x25;

static bool has(std::uint8_t byte, int bit) {
    return (byte >> bit & 1) != 0;
}

/// Paper sensors have two bits each, which the reference shows set together.
static bool has_any(std::uint8_t byte, std::uint8_t mask) {
    return (byte & mask) != 0;
}

Result<PrinterStatus> parse_real_time(std::array<std::uint8_t, 4> const& answers) {
    for (std::uint8_t const answer : answers) {
        if (!real_time_fixed.fit(answer))
            return fail("printer.status");
    }
    auto const [printer, offline_cause, error_cause, paper] = answers;
    PrinterStatus status;
    status.online = !has(printer, 3);
    status.cover_open = has(offline_cause, 2);
    status.paper_near_end = has_any(paper, 0x0C);
    status.paper_out = has_any(paper, 0x60) || has(offline_cause, 5);
    status.cutter_error = has(error_cause, 3);
    status.lasting_error = has(error_cause, 5);
    status.passing_error = has(error_cause, 6);
    bool const is_told = status.cutter_error || status.lasting_error || status.passing_error;
    status.other_error = has(error_cause, 2) || (has(offline_cause, 6) && !is_told);
    return status;
}

Result<PrinterStatus> parse_automatic(std::array<std::uint8_t, 4> const& bytes) {
    auto const [printer, errors, paper, last] = bytes;
    if (!automatic_first_fixed.fit(printer) || !following_fixed.fit(errors) ||
        !following_fixed.fit(paper) || !following_fixed.fit(last))
        return fail("printer.status");
    PrinterStatus status;
    status.online = !has(printer, 3);
    status.cover_open = has(printer, 5);
    status.paper_near_end = has_any(paper, 0x03);
    status.paper_out = has_any(paper, 0x0C);
    status.cutter_error = has(errors, 3);
    status.lasting_error = has(errors, 5);
    status.passing_error = has(errors, 6);
    status.other_error = has(errors, 2);
    return status;
}

Result<std::optional<AnswerReader::Answer>> AnswerReader::begin(std::uint8_t byte) {
    m_unfinished = {.bytes = {byte}};
    m_have = 1;
    m_need = 1;
    if (byte == block_header) {
        m_unfinished.kind = Kind::Cleared;
        m_need = 3;
    } else if (automatic_first_fixed.fit(byte)) {
        m_unfinished.kind = Kind::Automatic;
        m_need = 4;
    } else if (real_time_fixed.fit(byte)) {
        m_unfinished.kind = Kind::RealTime;
    } else if (following_fixed.fit(byte)) {
        m_unfinished.kind = Kind::Ordered;
    } else {
        reset();
        return fail("printer.status");
    }
    if (m_have < m_need)
        return std::nullopt;
    Answer const answer = m_unfinished;
    reset();
    return answer;
}

Result<std::optional<AnswerReader::Answer>> AnswerReader::add(std::uint8_t byte) {
    if (byte == xon || byte == xoff)
        return std::nullopt;
    if (m_have == m_need)
        return begin(byte);
    bool const is_block = m_unfinished.kind == Kind::Cleared;
    bool const fits =
        is_block ? byte == (m_have == 1 ? cleared_identifier : 0) : following_fixed.fit(byte);
    if (!fits) {
        reset();
        return fail("printer.status");
    }
    m_unfinished.bytes[m_have++] = byte;
    if (m_have < m_need)
        return std::nullopt;
    Answer const answer = m_unfinished;
    reset();
    return answer;
}

}
