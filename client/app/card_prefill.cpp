#include "client/app/card_prefill.h"

#include "shared/core/wipe.h"
#include "shared/forms/answers.h"
#include "shared/forms/card_fields.h"

#include <algorithm>
#include <utility>

namespace onedoor::app {

/// Reserved: what grows leaves copies behind that nobody can overwrite.
static constexpr std::size_t answers_max = 7;

static void add(CardAnswers& answers, forms::Field const* field, std::string_view part,
                std::string value) {
    if (field != nullptr)
        answers.answers.push_back({field->id + std::string(part), std::move(value)});
}

static void add_residence(CardAnswers& answers, forms::Field const* field,
                          identity::CardText const& card, units::Places const* places) {
    if (field == nullptr || card.residence.empty())
        return;
    units::PrintedAddress address;
    if (places != nullptr)
        address = units::locate(card.residence, card.issued_on, *places);
    if (address.province.empty()) {
        answers.residence = CardResidence::Unknown;
        return;
    }
    answers.residence = address.commune.empty() ? CardResidence::Divided : CardResidence::Found;
    answers.communes = std::move(address.communes);
    add(answers, field, ".province", std::move(address.province));
    add(answers, field, ".commune", std::move(address.commune));
    add(answers, field, ".street", std::move(address.street));
}

CardAnswers card_answers(forms::Form const& form, identity::CardText const& card,
                         units::Places const* places) {
    forms::CardFields const fields = forms::card_fields(form);
    CardAnswers answers;
    answers.answers.reserve(answers_max);
    add(answers, fields.name, {}, card.full_name);
    add(answers, fields.birth_date, {}, forms::display_date(card.birth_date));
    add(answers, fields.sex, {}, card.sex == identity::Sex::Male ? "male" : "female");
    add(answers, fields.number, {}, card.number.digits());
    add_residence(answers, fields.residence, card, places);
    return answers;
}

/// "requester_address" of "requester_address.commune"; a path without parts is its own.
static std::string_view answer_of(std::string_view path) {
    return path.substr(0, path.find('.'));
}

/// Whether what stands there is what the card says, or one of the communes to choose from.
static bool is_same(Draft const& draft, CardAnswers const& answers, CardAnswer const& answer) {
    std::string_view const typed = draft.value(answer.path);
    return typed == answer.value ||
           (answer.value.empty() &&
            std::ranges::find(answers.communes, typed) != answers.communes.end());
}

/// Whether the citizen typed another value into any part of the answer.
static bool is_typed(Draft const& draft, CardAnswers const& answers, std::string_view name) {
    return std::ranges::any_of(answers.answers, [&](CardAnswer const& answer) {
        return answer_of(answer.path) == name && !draft.value(answer.path).empty() &&
               !is_same(draft, answers, answer);
    });
}

static bool is_written(CardPrefill::Input const& input) {
    return input.outcome == CardPrefill::Outcome::Filled ||
           input.outcome == CardPrefill::Outcome::Replaced;
}

CardPrefill fill_in(Draft& draft, CardAnswers const& answers, Typed typed) {
    using Outcome = CardPrefill::Outcome;
    CardPrefill prefill{.submission = {},
                        .inputs = {},
                        .residence = answers.residence,
                        .communes = answers.communes};
    prefill.inputs.reserve(answers.answers.size());
    for (CardAnswer const& answer : answers.answers) {
        std::string_view const before = draft.value(answer.path);
        bool const is_other = is_typed(draft, answers, answer_of(answer.path));
        Outcome outcome = Outcome::Filled;
        if (is_same(draft, answers, answer))
            outcome = Outcome::Same;
        else if (is_other && typed == Typed::Keep)
            outcome = Outcome::Kept;
        else if (!before.empty())
            outcome = Outcome::Replaced;
        prefill.inputs.push_back({answer, std::string(before), outcome});
    }
    for (CardPrefill::Input const& input : prefill.inputs)
        if (is_written(input))
            draft.set(input.answer.path, input.answer.value);
    return prefill;
}

void count_in(CardPrefill& prefill, CardPrefill const& earlier) {
    if (prefill.submission != earlier.submission)
        return;
    for (CardPrefill::Input& input : prefill.inputs) {
        auto const first = std::ranges::find_if(earlier.inputs, [&](CardPrefill::Input const& one) {
            return is_written(one) && one.answer.path == input.answer.path &&
                   one.answer.value == input.answer.value;
        });
        if (input.outcome != CardPrefill::Outcome::Same || first == earlier.inputs.end())
            continue;
        input.before = first->before;
        input.outcome = first->outcome;
    }
}

void take_back(Draft& draft, CardPrefill const& prefill) {
    for (CardPrefill::Input const& input : prefill.inputs)
        if (is_written(input) && draft.value(input.answer.path) == input.answer.value)
            draft.set(input.answer.path, input.before);
}

std::size_t CardPrefill::count(Outcome outcome) const {
    return static_cast<std::size_t>(std::ranges::count_if(inputs, [&](Input const& input) {
        bool const is_typed = outcome == Outcome::Kept || outcome == Outcome::Replaced;
        std::string const& shown = is_typed ? input.before : input.answer.value;
        return input.outcome == outcome && !shown.empty();
    }));
}

void forget(CardAnswers& answers) {
    for (CardAnswer& answer : answers.answers)
        core::wipe(answer.value);
    answers = {};
}

void forget(CardPrefill& prefill) {
    for (CardPrefill::Input& input : prefill.inputs) {
        core::wipe(input.answer.value);
        core::wipe(input.before);
    }
    prefill = {};
}

}
