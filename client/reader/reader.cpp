#include "client/reader/reader.h"

#include "shared/core/limits.h"
#include "shared/core/wipe.h"

#include <string.h>
#include <utility>

namespace onedoor::reader {

/// Looks at the line in one call: what a reader that never stops sends waits in the device.
static constexpr int looks_max = 4;

Reader::Reader(ReaderLine& line, Framing framing) : m_line(line), m_assembler(framing) {
    m_last_text.reserve(limits::reader_frame_bytes_max);
    m_events.reserve(limits::reader_frames_waiting_max);
}

Reader::~Reader() {
    forget();
    m_line.close();
}

void Reader::advance(core::Uptime now) {
    m_now = now;
    if (m_condition != Condition::Ready && (!m_due || now >= *m_due))
        open();
    if (m_condition == Condition::Ready)
        receive();
}

void Reader::open() {
    Result<void> const opened = m_line.open();
    m_due = core::Uptime{m_now.milliseconds + reopen_ms};
    if (opened)
        m_condition = Condition::Ready;
    else
        m_condition =
            opened.error().code == "line.address" ? Condition::Refused : Condition::Absent;
}

void Reader::lose() {
    m_condition = Condition::Absent;
    m_due = core::Uptime{m_now.milliseconds + reopen_ms};
    m_last_sent.reset();
    m_assembler.cut();
}

void Reader::receive() {
    for (int look = 0; look < looks_max; ++look) {
        Result<std::size_t> const count = m_line.receive(m_received);
        if (!count) {
            lose();
            break;
        }
        if (*count == 0) {
            m_assembler.rest(m_now);
            break;
        }
        m_last_sent = m_now;
        m_assembler.receive({m_received.data(), *count}, m_now);
        explicit_bzero(m_received.data(), *count);
    }
    while (std::optional<Frame> frame = m_assembler.take()) {
        accept(*frame);
        core::wipe(frame->text);
    }
}

static ReaderEvent::Kind kind_of(Frame::Kind kind) {
    switch (kind) {
    case Frame::Kind::Text:
        return ReaderEvent::Kind::Read;
    case Frame::Kind::TooLong:
        return ReaderEvent::Kind::TooLong;
    case Frame::Kind::NotUtf8:
        return ReaderEvent::Kind::NotUtf8;
    case Frame::Kind::Broken:
        return ReaderEvent::Kind::Broken;
    case Frame::Kind::TooMany:
        return ReaderEvent::Kind::TooMany;
    }
    return ReaderEvent::Kind::Broken;
}

bool Reader::is_repeated(std::string const& text) const {
    return !m_last_text.empty() && text == m_last_text &&
           m_now.milliseconds - m_last_seen.milliseconds < repeat_ms;
}

void Reader::accept(Frame& frame) {
    ReaderEvent event{.kind = kind_of(frame.kind), .reading = {}};
    if (event.kind == ReaderEvent::Kind::Read) {
        bool const is_repeated = this->is_repeated(frame.text);
        core::wipe(m_last_text);
        m_last_text = frame.text;
        m_last_seen = m_now;
        if (is_repeated)
            return;
        event.reading = classify(frame.text);
    }
    if (m_events.size() < limits::reader_frames_waiting_max)
        m_events.push_back(std::move(event));
    else
        reader::forget(event.reading);
}

std::optional<ReaderEvent> Reader::take() {
    if (m_events.empty())
        return std::nullopt;
    ReaderEvent event = std::move(m_events.front());
    for (std::size_t i = 0; i + 1 < m_events.size(); ++i) {
        reader::forget(m_events[i].reading);
        m_events[i] = std::move(m_events[i + 1]);
    }
    reader::forget(m_events.back().reading);
    m_events.pop_back();
    return event;
}

void Reader::forget() {
    for (ReaderEvent& event : m_events)
        reader::forget(event.reading);
    m_events.clear();
    core::wipe(m_last_text);
    m_assembler.forget();
    m_line.discard();
    explicit_bzero(m_received.data(), m_received.size());
}

}
