#include "client/device/receipt_printer.h"
#include "shared/core/verify.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

using namespace onedoor;
using print::escpos::AnswerReader;

namespace {

constexpr std::size_t answer_bytes_max = 4;
/// Enough for two slips; longer answers are only read.
constexpr std::size_t told_bytes_max = 96;

/// An answer written as it came is read as the same answer.
void check_answer(AnswerReader::Answer const& answer) {
    using Kind = AnswerReader::Kind;
    core::Bytes written(answer.bytes.begin(), answer.bytes.end());
    if (answer.kind == Kind::RealTime || answer.kind == Kind::Ordered)
        written.resize(1);
    if (answer.kind == Kind::Cleared)
        written = {0x37, 0x25, 0x00};
    if (answer.kind == Kind::Automatic)
        VERIFY(print::escpos::parse_automatic(answer.bytes));
    AnswerReader reader;
    for (std::size_t at = 0; at < written.size(); ++at) {
        auto const again = reader.add(written[at]);
        VERIFY(again && again->has_value() == (at + 1 == written.size()));
        if (*again)
            VERIFY((*again)->kind == answer.kind && (*again)->bytes == answer.bytes);
    }
}

void read_answers(std::span<std::uint8_t const> input) {
    AnswerReader reader;
    std::size_t since_last = 0;
    for (std::uint8_t const byte : input) {
        bool const is_flow_control = byte == 0x11 || byte == 0x13;
        since_last += is_flow_control ? 0 : 1;
        auto const answer = reader.add(byte);
        if (!answer)
            VERIFY(answer.error().code == "printer.status");
        else if (*answer)
            check_answer(**answer);
        if (!answer || *answer)
            since_last = 0;
        VERIFY(since_last < answer_bytes_max);
    }
}

/// A printer that takes everything and answers what the input says.
class LyingLine final : public device::Line {
public:
    explicit LyingLine(std::span<std::uint8_t const> answers) : m_answers(answers) {}

    Result<void> open() override { return {}; }
    Result<std::size_t> send(std::span<std::uint8_t const> bytes) override {
        m_sent += bytes.size();
        return bytes.size();
    }
    [[nodiscard]] std::size_t waiting() const override { return 0; }
    Result<core::Bytes> receive() override {
        if (m_answers.empty())
            return core::Bytes();
        // Its first byte says how much comes at once, or that the line breaks.
        std::size_t const wish = m_answers[0] % 8;
        m_answers = m_answers.subspan(1);
        if (wish == 7)
            return fail("line.closed");
        auto const part = m_answers.first(std::min(wish, m_answers.size()));
        m_answers = m_answers.subspan(part.size());
        return core::Bytes(part.begin(), part.end());
    }
    void close() override {}

    [[nodiscard]] std::size_t sent() const { return m_sent; }
    [[nodiscard]] bool is_silent() const { return m_answers.empty(); }

private:
    std::span<std::uint8_t const> m_answers;
    std::size_t m_sent = 0;
};

/// Whatever it answers, a slip is not called printed before all of it was sent.
void print_on_liar(std::span<std::uint8_t const> input, device::Confirmation confirmation) {
    constexpr std::size_t rows = 24, slip_bytes = rows * print::dots_58_mm / 8;
    print::Raster const raster{print::dots_58_mm, rows, core::Bytes(slip_bytes, 0x55)};
    LyingLine line(input);
    device::ReceiptPrinter printer(line, {.confirmation = confirmation});
    VERIFY(printer.print({raster, raster}));
    core::Uptime now{1};
    for (int quiet_steps = 0; quiet_steps < 8; quiet_steps += line.is_silent() ? 1 : 0) {
        now.milliseconds += 700;
        printer.advance(now);
        VERIFY(printer.notice() != device::Notice::Missing);
        if (printer.phase() == device::Phase::Printed)
            VERIFY(line.sent() > slip_bytes);
    }
    printer.forget();
    VERIFY(printer.phase() == device::Phase::Idle);
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::span<std::uint8_t const> const input(data, size);
    read_answers(input);
    if (size <= told_bytes_max)
        print_on_liar(input, size % 2 == 0 ? device::Confirmation::Ordered
                                           : device::Confirmation::Drained);
    return 0;
}
