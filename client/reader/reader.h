#pragma once

#include "client/reader/frames.h"
#include "client/reader/line.h"
#include "client/reader/reading.h"

#include <array>
#include <vector>

/// The reader of codes at a kiosk: what it sends is only ever text, bounded and classified here.
namespace onedoor::reader {

struct ReaderEvent {
    enum class Kind : std::uint8_t {
        Read,
        /// Not readable, nothing of it is kept: hold it again, or another one.
        TooLong,
        NotUtf8,
        Broken,
        TooMany,
    };

    Kind kind = Kind::Read;
    /// Of a Read.
    Reading reading;
};

/// Reads one code after another. Call advance() at every frame, or every 250 ms; no call waits.
/// A device that is pulled out is opened again when it is back.
class Reader {
public:
    static constexpr std::int64_t reopen_ms = 1'000;
    /// A code held before a reader that never rests is read once.
    static constexpr std::int64_t repeat_ms = 1'500;

    explicit Reader(ReaderLine& line, Framing framing = Framing::Terminated);
    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;
    ~Reader();

    void advance(core::Uptime now);
    /// Oldest first; the caller overwrites what it took with forget(Reading&).
    std::optional<ReaderEvent> take();

    enum class Condition : std::uint8_t {
        Absent,  ///< not there, or gone: tried again
        Refused, ///< there, but no device of its kind or not to be had exclusively
        Ready,
    };
    [[nodiscard]] Condition condition() const { return m_condition; }
    /// When it last sent something; nothing since it was opened.
    [[nodiscard]] std::optional<core::Uptime> last_sent() const { return m_last_sent; }

    /// Overwrites everything read, also what still waits in the device.
    void forget();

private:
    void open();
    void lose();
    void receive();
    void accept(Frame& frame);
    [[nodiscard]] bool is_repeated(std::string const& text) const;

    ReaderLine& m_line;
    FrameAssembler m_assembler;
    Condition m_condition = Condition::Absent;
    core::Uptime m_now;
    std::optional<core::Uptime> m_due;
    std::optional<core::Uptime> m_last_sent;
    std::array<char, 1024> m_received{};
    std::vector<ReaderEvent> m_events;
    /// The text read last, and when it was last seen.
    std::string m_last_text;
    core::Uptime m_last_seen;
};

}
