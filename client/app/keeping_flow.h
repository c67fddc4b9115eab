#pragma once

#include "client/app/context.h"

/// Drafts that live longer than the screen they are on: in the memory of this page while the
/// citizen does something else, and on the device when the citizen asks. Nothing a person typed
/// is replaced or thrown away without a question and a way back.
namespace onedoor::app::keeping_flow {

/// Makes the filing of the procedure on the page the one in State::filing: goes on with it,
/// brings it back, asks about another one (Drafts::asks), or begins.
void take_up(Context& context);
void perform(Context& context, Intent const& intent);
/// The filing on the screen changed: keeps it when the citizen asked for that.
void changed(Context& context);
/// It reached the office, or the citizen no longer wants it kept: nothing of it stays on this
/// device.
void forget(Context& context, Filing& filing);
/// The same of one that waited in the outbox; `id` is its submission's. A newer draft of the same
/// procedure stays.
void forget_received(Context& context, std::string const& procedure, std::string_view id);

void loaded(Context& context, std::string_view key, std::optional<std::string> const& value);
void saved(Context& context, std::string_view key, SaveOutcome outcome);
void listed(Context& context, std::string_view values);

/// Every filing of this page: the one on the screen first, then those that rest.
std::vector<Filing*> filings(State& state);
/// The one of this submission; null when there is none.
Filing* filing_of(State& state, std::string_view submission);

/// The draft about which Drafts::asks; null when there is no question.
Filing const* found(State const& state);
/// Whether closing the page would lose answers that are neither kept nor sent.
bool has_unsaved(State const& state);
/// Every draft that can be gone on with, newest first; those of this page alone come first.
std::vector<DraftSummary> in_progress(State const& state);

std::string draft_key(std::string_view procedure);

}
