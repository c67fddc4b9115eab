#pragma once

#include <cstdint>

namespace onedoor::speech {

/// What the keys of a keypad mean for speech; moving and pressing belong to the interaction.
enum class Command : std::uint8_t {
    Repeat,
    /// "Tôi đang ở đâu?", the help key.
    Where,
    Louder,
    Softer,
    Faster,
    Slower,
    /// Stops what is said and stops reading; pressed again it goes on.
    Pause,
    /// Reads the page from the focused thing on, or goes on where reading stood.
    ReadOn,
    NextSentence,
    PreviousSentence,
    /// The picture off or on, so that nobody behind reads along.
    BlankScreen
};

}
