#pragma once

#include "client/phrases/phrases.h"
#include "client/reader/chip_reader.h"
#include "shared/core/uptime.h"

#include <optional>
#include <string>
#include <vector>

namespace onedoor::reader {

struct ChipFile {
    DataGroup group = DataGroup::Dg1;
    core::Bytes content;
};

/// From "place the card" to its bytes. What is read is not proved: nobody checks the signature
/// here.
class ChipSession {
public:
    enum class State : std::uint8_t {
        ReaderGone,
        Empty, ///< place the card
        AsksNumber,
        Reading,
        Read, ///< take the card back; files() are there
        WrongNumber,
        Removed, ///< while it was read
        NotSupported,
        Failed,
    };
    static constexpr std::size_t state_count = 9;
    static constexpr std::size_t access_digits = 6;
    /// A card that says nothing any more.
    static constexpr std::int64_t reading_ms_max = 30'000;

    ChipSession(ChipReader& reader, std::vector<DataGroup> groups);
    ~ChipSession();
    ChipSession(ChipSession const&) = delete;
    ChipSession& operator=(ChipSession const&) = delete;

    void advance(core::Uptime now);
    /// Takes what was typed and overwrites it there. Tried while a card is inside and nothing is
    /// being read; anything but six digits is a WrongNumber without troubling the card, which
    /// counts its tries.
    void enter(std::string& typed);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] std::vector<ChipFile> const& files() const { return m_files; }
    [[nodiscard]] bool is_card_inside() const { return m_presence == ChipPresence::Inside; }
    /// Overwrites what was read, here and in the reader.
    void forget();

private:
    void conclude(ChipOutcome outcome);
    void clear();

    ChipReader& m_reader;
    std::vector<DataGroup> m_groups;
    State m_state = State::Empty;
    ChipPresence m_presence = ChipPresence::Empty;
    core::Uptime m_now;
    core::Uptime m_began;
    std::vector<ChipFile> m_files;
};

/// What the citizen is told; every state has its sentence.
[[nodiscard]] phrases::Key sentence_of(ChipSession::State state);

/// Asks for the card back before anything is printed, so that none goes home without it.
class CardWatch {
public:
    enum class State : std::uint8_t {
        Free,
        TakeCard, ///< told by text and sound; printing waits
        Left,     ///< nobody takes it: staff are called, printing goes on
    };
    static constexpr std::int64_t sound_every_ms = 3'000;
    static constexpr std::int64_t left_after_ms = 30'000;

    /// Printing, or the end of the session, is next.
    void demand() { m_is_demanded = true; }
    void advance(ChipPresence presence, core::Uptime now);
    void forget();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool may_print() const { return m_state != State::TakeCard; }
    /// Whether the session has to be held with HoldReason::CardProblem.
    [[nodiscard]] bool is_problem() const { return m_state != State::Free; }
    /// Whether the warning sound is due since the last call.
    bool take_sound();

private:
    State m_state = State::Free;
    bool m_is_demanded = false;
    bool m_is_sound_due = false;
    core::Uptime m_began;
    core::Uptime m_last_sound;
};

/// Of a state that is a problem.
[[nodiscard]] phrases::Key sentence_of(CardWatch::State state);

}
