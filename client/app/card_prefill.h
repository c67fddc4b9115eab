#pragma once

#include "client/app/draft.h"
#include "shared/core/ids.h"
#include "shared/identity/card_qr.h"
#include "shared/units/printed_address.h"

#include <cstdint>
#include <string>
#include <vector>

/// A card fills in what the citizen would type. It proves nothing: the officer compares.
namespace onedoor::app {

/// What a card says for one input of a form.
struct CardAnswer {
    /// Of the draft: "requester_dob", "requester_address.commune".
    std::string path;
    /// As it is typed: "02/09/1993", "female", a code of a unit. Empty: a part of an address that
    /// the card does not say.
    std::string value;
};

enum class CardResidence : std::uint8_t {
    /// The form does not ask, or the card does not say.
    None,
    Found,
    /// The commune was divided: province and street are filled in, the citizen chooses.
    Divided,
    /// Not found with certainty: nothing of it is filled in.
    Unknown,
};

struct CardAnswers {
    std::vector<CardAnswer> answers;
    CardResidence residence = CardResidence::None;
    /// Of a Divided one: codes of the communes to choose from.
    std::vector<std::string> communes;
};

/// `places` null: the list of units is not there, and no residence is found.
CardAnswers card_answers(forms::Form const& form, identity::CardText const& card,
                         units::Places const* places);

enum class Typed : std::uint8_t {
    Keep,    ///< what the citizen typed stays
    Replace, ///< asked for, after it was said
};

/// What became of the inputs a card knows, for saying it and for taking it back.
struct CardPrefill {
    enum class Outcome : std::uint8_t {
        Filled,
        Same,     ///< the citizen had typed it so
        Kept,     ///< the citizen typed otherwise; left
        Replaced, ///< the citizen typed otherwise; the card's stands there now
    };
    struct Input {
        CardAnswer answer;
        std::string before;
        Outcome outcome = Outcome::Filled;
    };

    /// Of the filing it was done to.
    core::SubmissionId submission;
    std::vector<Input> inputs;
    CardResidence residence = CardResidence::None;
    std::vector<std::string> communes;

    /// Filled and Same: inputs the card has something for. Kept and Replaced: inputs in which the
    /// citizen had typed something.
    [[nodiscard]] std::size_t count(Outcome outcome) const;
};

/// An address is one answer: when any part of it was typed otherwise, all of it is Kept or
/// Replaced.
CardPrefill fill_in(Draft& draft, CardAnswers const& answers, Typed typed);

/// What an earlier reading of the same card filled in, in the same filing, counts as this one's:
/// it is told again, and taken back with it.
void count_in(CardPrefill& prefill, CardPrefill const& earlier);

/// Puts back what stood before, except where the citizen has changed it since.
void take_back(Draft& draft, CardPrefill const& prefill);

/// Overwrite their texts and empty them.
void forget(CardAnswers& answers);
void forget(CardPrefill& prefill);

}
