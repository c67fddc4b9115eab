#include "client/diagnostics/checklist.h"

#include <algorithm>

namespace onedoor::diagnostics {

using device::Condition;
using Found = std::optional<Cause>;

void Checklist::start(Attendance attendance, core::Uptime now) {
    m_span = Span::All;
    m_attendance = attendance;
    begin(0, now);
    m_causes.fill(Cause::NotRun);
}

void Checklist::check(Device device, core::Uptime now) {
    m_span = Span::One;
    m_attendance = Attendance::Staffed;
    begin(static_cast<std::size_t>(device), now);
    m_causes[m_at] = Cause::NotRun;
}

void Checklist::begin(std::size_t at, core::Uptime now) {
    m_at = at;
    m_now = now;
    m_began = now;
    m_keys = 0;
    m_answer.reset();
}

void Checklist::stop() {
    m_at = device_count + 1;
}

void Checklist::next() {
    begin(m_span == Span::All ? m_at + 1 : device_count, m_now);
}

void Checklist::advance(Observation const& seen, core::Uptime now) {
    m_now = now;
    while (std::optional<Device> const device = current()) {
        Found const found = judge(*device, seen);
        if (!found)
            return;
        m_causes[m_at] = *found;
        next();
    }
}

void Checklist::answer(StaffAnswer answer) {
    if (wish() == Wish::PlaySound || wish() == Wish::ShowPattern)
        m_answer = answer;
}

std::optional<Device> Checklist::current() const {
    return m_at < device_count ? std::optional(devices[m_at]) : std::nullopt;
}

Wish Checklist::wish() const {
    std::optional<Device> const device = current();
    if (!device)
        return Wish::Nothing;
    if (*device == Device::Link)
        return Wish::AskServer;
    if (m_attendance == Attendance::Alone)
        return Wish::Nothing;
    switch (*device) {
    case Device::Reader:
        return Wish::ShowCode;
    case Device::Keypad:
        return Wish::ShowKeys;
    case Device::Speaker:
        return Wish::PlaySound;
    case Device::Display:
        return Wish::ShowPattern;
    default:
        return Wish::Nothing;
    }
}

bool Checklist::is_ready() const {
    return is_finished() && std::ranges::none_of(m_causes, [](Cause cause) {
               Outcome const outcome = outcome_of(cause);
               return outcome == Outcome::Failed || outcome == Outcome::NotRun;
           });
}

bool Checklist::has_waited(std::int64_t ms) const {
    return m_now.milliseconds - m_began.milliseconds >= ms;
}

static Cause judge_chip(Observation const& seen) {
    if (!seen.chip)
        return Cause::NotFitted;
    if (*seen.chip == ChipPlace::ReaderGone)
        return Cause::ChipReaderGone;
    return *seen.chip == ChipPlace::CardInside ? Cause::CardInReader : Cause::Fine;
}

static Cause judge_disk(Observation const& seen) {
    if (!seen.disk)
        return Cause::DiskUnknown;
    if (seen.disk->free_bytes < CheckLimits::disk_full_bytes)
        return Cause::DiskFull;
    return seen.disk->free_bytes < CheckLimits::disk_low_bytes ? Cause::DiskLow : Cause::Fine;
}

static Cause judge_clock(Observation const& seen) {
    if (!seen.clock_skew_ms)
        return Cause::ClockUnknown;
    bool const is_right = *seen.clock_skew_ms <= CheckLimits::clock_skew_ms_max &&
                          *seen.clock_skew_ms >= -CheckLimits::clock_skew_ms_max;
    return is_right ? Cause::Fine : Cause::ClockWrong;
}

Found Checklist::judge(Device device, Observation const& seen) {
    switch (device) {
    case Device::Printer:
        return judge_printer(seen);
    case Device::Reader:
        return judge_reader(seen);
    case Device::Chip:
        return judge_chip(seen);
    case Device::Keypad:
        if (seen.keypad)
            m_keys |= seen.keypad->pressed;
        return judge_keypad(seen);
    case Device::Speaker:
        return seen.has_speaker ? judge_by_staff(Cause::NotHeard) : Cause::NotFitted;
    case Device::Display:
        return judge_by_staff(Cause::NotSeen);
    case Device::Link:
        return judge_link(seen);
    case Device::Disk:
        return judge_disk(seen);
    case Device::Clock:
        return judge_clock(seen);
    }
    return Cause::NoAnswer;
}

Found Checklist::judge_printer(Observation const& seen) const {
    if (!seen.printer)
        return Cause::NotFitted;
    switch (*seen.printer) {
    case Condition::Ready:
        return Cause::Fine;
    case Condition::NearEnd:
        return Cause::PaperNearEnd;
    case Condition::Out:
        return Cause::PaperOut;
    case Condition::Cover:
        return Cause::CoverOpen;
    case Condition::Jam:
        return Cause::PaperJam;
    case Condition::Error:
        return Cause::PrinterError;
    case Condition::Offline:
        break;
    }
    return has_waited(CheckLimits::settle_ms) ? Found(Cause::PrinterSilent) : std::nullopt;
}

Found Checklist::judge_reader(Observation const& seen) const {
    if (!seen.reader)
        return Cause::NotFitted;
    if (seen.reader->condition != reader::Reader::Condition::Ready) {
        bool const is_refused = seen.reader->condition == reader::Reader::Condition::Refused;
        return has_waited(CheckLimits::settle_ms)
                   ? Found(is_refused ? Cause::ReaderRefused : Cause::ReaderGone)
                   : std::nullopt;
    }
    bool const has_read = seen.reader->last_sent && *seen.reader->last_sent >= m_began;
    if (has_read || m_attendance == Attendance::Alone)
        return Cause::Fine;
    return has_waited(CheckLimits::read_ms) ? Found(Cause::NothingRead) : std::nullopt;
}

Found Checklist::judge_keypad(Observation const& seen) const {
    if (!seen.keypad)
        return Cause::NotFitted;
    if (!seen.keypad->is_there)
        return has_waited(CheckLimits::settle_ms) ? Found(Cause::KeypadGone) : std::nullopt;
    if (m_attendance == Attendance::Alone)
        return Cause::NotRun;
    if ((m_keys & all_keys) == all_keys)
        return Cause::Fine;
    if (!has_waited(CheckLimits::staff_ms))
        return std::nullopt;
    return m_keys == 0 ? Cause::KeypadSilent : Cause::KeyMissing;
}

Found Checklist::judge_by_staff(Cause when_no) const {
    if (m_attendance == Attendance::Alone)
        return Cause::NotRun;
    if (m_answer)
        return *m_answer == StaffAnswer::Yes ? Cause::Fine : when_no;
    return has_waited(CheckLimits::staff_ms) ? Found(Cause::NoAnswer) : std::nullopt;
}

Found Checklist::judge_link(Observation const& seen) const {
    bool const is_new = seen.link.at >= m_began && seen.link.state != Link::State::Unknown;
    if (!is_new)
        return has_waited(CheckLimits::link_ms) ? Found(Cause::LinkDown) : std::nullopt;
    if (seen.link.state == Link::State::Down)
        return Cause::LinkDown;
    if (seen.link.state == Link::State::Foreign)
        return Cause::LinkForeign;
    return seen.link.round_trip_ms > CheckLimits::slow_ms ? Cause::LinkSlow : Cause::Fine;
}

}
