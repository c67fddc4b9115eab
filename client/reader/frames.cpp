#include "client/reader/frames.h"

#include "shared/core/limits.h"
#include "shared/core/wipe.h"
#include "shared/text/utf8.h"

#include <utility>

namespace onedoor::reader {

static constexpr char start_of_text = '\x02', end_of_text = '\x03', delete_character = '\x7F';

FrameAssembler::FrameAssembler(Framing framing) : m_framing(framing) {
    // Never grows: nothing of a reading stays behind in memory given back.
    m_text.reserve(limits::reader_frame_bytes_max);
    m_frames.reserve(limits::reader_frames_waiting_max);
}

FrameAssembler::~FrameAssembler() {
    forget();
}

void FrameAssembler::receive(std::string_view characters, core::Uptime now) {
    if (characters.empty())
        return;
    m_last = now;
    if (now.milliseconds - m_second.milliseconds >= 1000 || now < m_second) {
        m_second = now;
        m_in_second = 0;
    }
    for (char const character : characters)
        accept(character);
}

void FrameAssembler::accept(char character) {
    switch (character) {
    case start_of_text:
        return begin_framed();
    case end_of_text:
        return end();
    case '\r':
    case '\n':
        if (!is_framed())
            end();
        return;
    case restart_mark:
        return clear();
    case broken_mark:
        return drop(Frame::Kind::Broken);
    default:
        if (static_cast<unsigned char>(character) >= ' ' && character != delete_character)
            add(character);
    }
}

void FrameAssembler::begin_framed() {
    clear();
    m_state = State::Framed;
}

void FrameAssembler::add(char character) {
    if (m_state == State::Between)
        m_state = State::Open;
    if (m_state != State::Open && m_state != State::Framed)
        return;
    if (m_text.size() == limits::reader_frame_bytes_max)
        return drop(Frame::Kind::TooLong);
    m_text.push_back(character);
}

void FrameAssembler::drop(Frame::Kind kind) {
    if (m_state != State::Skipping && m_state != State::SkippingFramed)
        deliver({.kind = kind, .text = {}});
    State const skipping = is_framed() ? State::SkippingFramed : State::Skipping;
    clear();
    m_state = skipping;
}

void FrameAssembler::end() {
    if (!m_text.empty()) {
        bool const is_valid = text::is_valid_utf8(m_text);
        deliver(is_valid ? Frame{.kind = Frame::Kind::Text, .text = m_text}
                         : Frame{.kind = Frame::Kind::NotUtf8, .text = {}});
    }
    clear();
}

void FrameAssembler::rest(core::Uptime now) {
    if (m_state == State::Between || now.milliseconds - m_last.milliseconds < gap_ms)
        return;
    if (m_state == State::Open && m_framing == Framing::Gap)
        return end();
    cut();
}

void FrameAssembler::cut() {
    if (m_state == State::Open || m_state == State::Framed)
        deliver({.kind = Frame::Kind::Broken, .text = {}});
    clear();
}

void FrameAssembler::deliver(Frame frame) {
    ++m_in_second;
    if (m_in_second > limits::reader_frames_per_second_max) {
        core::wipe(frame.text);
        frame.kind = Frame::Kind::TooMany;
        if (m_in_second > limits::reader_frames_per_second_max + 1)
            return;
    }
    if (m_frames.size() < limits::reader_frames_waiting_max)
        m_frames.push_back(std::move(frame));
    else
        core::wipe(frame.text);
}

std::optional<Frame> FrameAssembler::take() {
    if (m_frames.empty())
        return std::nullopt;
    Frame frame = std::move(m_frames.front());
    // Short texts lie in the place itself: each is overwritten before the next moves into it.
    for (std::size_t i = 0; i + 1 < m_frames.size(); ++i) {
        core::wipe(m_frames[i].text);
        m_frames[i] = std::move(m_frames[i + 1]);
    }
    core::wipe(m_frames.back().text);
    m_frames.pop_back();
    return frame;
}

void FrameAssembler::clear() {
    if (!m_text.empty())
        core::wipe(m_text);
    m_state = State::Between;
}

void FrameAssembler::forget() {
    bool const is_unfinished = m_state != State::Between;
    State const skipping = is_framed() ? State::SkippingFramed : State::Skipping;
    for (Frame& frame : m_frames)
        core::wipe(frame.text);
    m_frames.clear();
    clear();
    if (is_unfinished)
        m_state = skipping;
}

}
