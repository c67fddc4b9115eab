#pragma once

#include "client/ui/semantics.h"
#include "shared/core/wipe.h"
#include "shared/text/language.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// What a citizen who does not look at the screen hears at the kiosk: words made of the semantic
/// tree, their order and their sound. EN 301 549 V3.2.1 clause 5.1.3.
namespace onedoor::speech {

using text::Language;

/// What separates a part from the one before it.
enum class Break : std::uint8_t { Comma, Sentence };

/// Words of one language; already as they are heard, no digits that would be misread. Overwritten
/// before their memory is let go: they may be what a citizen typed.
struct Part {
    std::string text;
    Language language = Language::Vietnamese;
    Break before = Break::Comma;

    ~Part() { core::wipe(text); }
    bool operator==(Part const&) const = default;
};

/// What is heard in one go: stopped, repeated and stepped over as a whole.
struct Utterance {
    /// The node it tells of, so that the screen can show what is being said; 0 = none.
    ui::NodeId node = 0;
    std::vector<Part> parts;

    bool operator==(Utterance const&) const = default;
};

using Utterances = std::vector<Utterance>;

/// Words of one language as a voice gets them, with their punctuation.
struct Run {
    std::string text;
    Language language = Language::Vietnamese;

    ~Run() { core::wipe(text); }
};

/// The fewest runs: neighbouring parts of one language are joined.
[[nodiscard]] std::vector<Run> runs_of(Utterance const& utterance);

/// One line of text, a change of language written as "[en] … [vi] …" where it is not `language`.
[[nodiscard]] std::string as_text(Utterance const& utterance, Language language);

/// The same words, each sentence an utterance of its own.
[[nodiscard]] Utterances in_sentences(Utterance const& utterance);

/// Of words, languages and breaks, to tell a change without keeping what was said.
[[nodiscard]] std::size_t mark_of(Utterance const& utterance);

}
