#pragma once

#include "client/app/card_prefill.h"
#include "client/app/context.h"

/// From the case question to the papers: what is typed, checked and kept.
namespace onedoor::app::filing_flow {

/// Begins a filing of the procedure on the page, or goes on with the one already begun.
void enter(Context& context);
void perform(Context& context, Intent const& intent);
/// Says what is wrong on the step on the screen, as after an attempt to leave it.
void show_errors(State& state);

/// Nothing while a question stands before the form.
std::optional<CardPrefill> fill_in_card(Context& context, identity::CardText const& card,
                                        units::UnitMappings const* mappings, Typed typed);
void take_back_card(Context& context, CardPrefill const& prefill);

/// What the engine needs beside the answers.
forms::Context form_context(State const& state);
/// Indexes into Form::steps of what is asked in this case, in order.
std::vector<std::size_t> visible_steps(State const& state);
/// The papers of the chosen case.
std::vector<catalogue::Paper const*> papers_to_attach(State const& state);

}
