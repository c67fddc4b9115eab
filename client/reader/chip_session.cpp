#include "client/reader/chip_session.h"

#include "shared/core/wipe.h"

#include <algorithm>
#include <utility>

namespace onedoor::reader {

using phrases::Key;

ChipSession::ChipSession(ChipReader& reader, std::vector<DataGroup> groups)
    : m_reader(reader), m_groups(std::move(groups)) {}

ChipSession::~ChipSession() {
    forget();
}

void ChipSession::clear() {
    for (ChipFile& file : m_files)
        core::wipe(file.content);
    m_files.clear();
}

void ChipSession::advance(core::Uptime now) {
    m_now = now;
    ChipPresence const before = std::exchange(m_presence, m_reader.presence());
    if (m_state == State::Reading) {
        ChipOutcome const outcome = m_reader.outcome();
        bool const is_late = now.milliseconds - m_began.milliseconds >= reading_ms_max;
        conclude(outcome == ChipOutcome::Working && is_late ? ChipOutcome::Failed : outcome);
        return;
    }
    if (m_presence == ChipPresence::ReaderGone)
        m_state = State::ReaderGone;
    else if (m_presence == ChipPresence::Inside && before != ChipPresence::Inside)
        m_state = State::AsksNumber;
    // What was read stays when the card is taken back.
    else if (m_presence == ChipPresence::Empty && m_state != State::Read &&
             m_state != State::Removed)
        m_state = State::Empty;
}

void ChipSession::enter(std::string& typed) {
    bool const may_try = m_presence == ChipPresence::Inside && m_state != State::Reading;
    bool const is_number = typed.size() == access_digits &&
                           std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; });
    if (may_try && is_number) {
        clear();
        m_reader.begin(typed, m_groups);
        m_began = m_now;
        m_state = State::Reading;
    } else if (may_try) {
        m_state = State::WrongNumber;
    }
    core::wipe(typed);
}

void ChipSession::conclude(ChipOutcome outcome) {
    switch (outcome) {
    case ChipOutcome::Working:
        return;
    case ChipOutcome::Read:
        for (DataGroup const group : m_groups)
            m_files.push_back({group, m_reader.take(group)});
        m_state = State::Read;
        break;
    case ChipOutcome::WrongNumber:
        m_state = State::WrongNumber;
        break;
    case ChipOutcome::Removed:
        m_state = State::Removed;
        break;
    case ChipOutcome::NotSupported:
        m_state = State::NotSupported;
        break;
    case ChipOutcome::Idle:
    case ChipOutcome::Failed:
        m_state = State::Failed;
        break;
    }
    m_reader.forget();
}

void ChipSession::forget() {
    clear();
    m_reader.forget();
    m_presence = m_reader.presence();
    m_state = m_presence == ChipPresence::ReaderGone ? State::ReaderGone
              : m_presence == ChipPresence::Inside   ? State::AsksNumber
                                                     : State::Empty;
}

Key sentence_of(ChipSession::State state) {
    using State = ChipSession::State;
    switch (state) {
    case State::ReaderGone:
        return Key::chip_reader_gone;
    case State::Empty:
        return Key::chip_insert;
    case State::AsksNumber:
        return Key::chip_enter_can;
    case State::Reading:
        return Key::chip_reading;
    case State::Read:
        return Key::chip_read;
    case State::WrongNumber:
        return Key::chip_wrong_can;
    case State::Removed:
        return Key::chip_removed;
    case State::NotSupported:
        return Key::chip_not_supported;
    case State::Failed:
        break;
    }
    return Key::chip_failed;
}

Key sentence_of(CardWatch::State state) {
    return state == CardWatch::State::Left ? Key::chip_card_left : Key::chip_take_card;
}

void CardWatch::advance(ChipPresence presence, core::Uptime now) {
    if (!m_is_demanded || presence != ChipPresence::Inside) {
        m_state = State::Free;
        m_is_sound_due = false;
        return;
    }
    if (m_state == State::Free) {
        m_state = State::TakeCard;
        m_began = now;
        m_last_sound = now;
        m_is_sound_due = true;
    }
    if (now.milliseconds - m_began.milliseconds >= left_after_ms)
        m_state = State::Left;
    if (now.milliseconds - m_last_sound.milliseconds >= sound_every_ms) {
        m_last_sound = now;
        m_is_sound_due = true;
    }
}

bool CardWatch::take_sound() {
    return std::exchange(m_is_sound_due, false);
}

void CardWatch::forget() {
    *this = {};
}

}
