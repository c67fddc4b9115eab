#pragma once

#include "shared/core/uptime.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::reader {

/// What ends a reading besides STX … ETX, which always do. A reader without suffix can be cut off
/// in the middle and nobody would see it: Terminated is what readers have to be set to.
enum class Framing : std::uint8_t {
    /// CR or LF; a gap drops what was not ended.
    Terminated,
    /// Nothing: a gap ends it.
    Gap,
};

/// What a line may put between the characters (ASCII names them so); read from a code they break
/// their own reading only.
inline constexpr char restart_mark = '\x18'; ///< CAN: what came so far was typed, not read
inline constexpr char broken_mark = '\x1A';  ///< SUB: something is missing here

struct Frame {
    enum class Kind : std::uint8_t {
        Text,
        TooLong, ///< above limits::reader_frame_bytes_max
        NotUtf8,
        Broken,  ///< part of it never came
        TooMany, ///< above limits::reader_frames_per_second_max; said once in a second
    };

    Kind kind = Kind::Text;
    /// Of a Text: not empty, valid UTF-8 without C0 control characters.
    std::string text;

    bool operator==(Frame const&) const = default;
};

/// Cuts what a reader sends into readings. Each that fails is dropped as a whole and said once.
class FrameAssembler {
public:
    static constexpr std::int64_t gap_ms = 100;

    explicit FrameAssembler(Framing framing = Framing::Terminated);
    FrameAssembler(FrameAssembler const&) = delete;
    FrameAssembler& operator=(FrameAssembler const&) = delete;
    ~FrameAssembler();

    void receive(std::string_view characters, core::Uptime now);
    /// Call when the line had nothing: only that tells a gap from a look that came late.
    void rest(core::Uptime now);
    /// The line is gone: what is unfinished stays so.
    void cut();
    /// Oldest first; at most limits::reader_frames_waiting_max wait, the rest is dropped.
    std::optional<Frame> take();
    /// Overwrites all of it. What still comes of an unfinished reading is dropped too.
    void forget();

private:
    enum class State : std::uint8_t {
        Between,
        Open,     ///< begun without STX
        Framed,   ///< begun with STX
        Skipping, ///< dropped until the end of one without STX
        SkippingFramed,
    };

    void accept(char character);
    void begin_framed();
    void add(char character);
    void end();
    void drop(Frame::Kind kind);
    void deliver(Frame frame);
    void clear();
    [[nodiscard]] bool is_framed() const {
        return m_state == State::Framed || m_state == State::SkippingFramed;
    }

    Framing m_framing;
    State m_state = State::Between;
    std::string m_text;
    std::vector<Frame> m_frames;
    core::Uptime m_last;
    core::Uptime m_second;
    std::size_t m_in_second = 0;
};

}
