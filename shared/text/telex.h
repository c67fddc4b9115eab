#pragma once

#include "shared/text/input_method.h"
#include "shared/text/syllable.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Vietnamese by an ordinary keyboard, for devices without an input method of their own.
///
/// Telex: aa ee oo → â ê ô; aw → ă; ow, uw, w → ơ, ư, ư; uow → ươ; dd → đ; s f r x j = acute,
/// grave, hook above, tilde, dot below; z takes the tone off. VNI: 6 = circumflex, 7 = horn,
/// 8 = breve, 9 = đ, 1 to 5 the tones in the same order, 0 takes the tone off.
/// Marks may be typed anywhere in the word after their letter. The same mark again takes it off and
/// gives the key itself ("aaa" → "aa"). A word that cannot become Vietnamese stays as typed.
namespace onedoor::text {

struct Typed {
    /// Characters (code points) at the end of the text before the caret that give way to `text`.
    /// A key that is simply written replaces none and is itself the text.
    std::size_t replaced = 0;
    /// NFC.
    std::string text;
    /// What was typed for the word that now stands before the caret; for the next call.
    std::string keys;
};

/// What a key does. `before`: text before the caret, valid UTF-8; only its last word counts, a few
/// dozen characters are enough. `keys`: as the call before answered if nothing else happened in the
/// field since, otherwise "": a word then stays as it is where it cannot become Vietnamese, instead
/// of going back to what was typed. With InputMethod::System every key is simply written.
Typed type_key(InputMethod method, std::string_view before, std::string_view keys, char32_t key,
               ToneStyle style = ToneStyle::Traditional);

}
