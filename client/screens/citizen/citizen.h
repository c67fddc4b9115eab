#pragma once

#include "client/screens/view.h"

/// The content of the citizen's screens, inside the shell's main landmark.
namespace onedoor::screens::citizen {

void home(View const& view);
void search(View const& view);
void procedure(View const& view);
void case_question(View const& view);
void form_step(View const& view);
void papers(View const& view);
void review(View const& view);
void receipt(View const& view);
/// Gives the draft to another device.
void hand_over(View const& view);
/// Takes a draft another device gave.
void take_over(View const& view);
void track_form(View const& view);
void track(View const& view);
void guides(View const& view);
void guide(View const& view);
void offices(View const& view);
void outbox(View const& view);
void not_found(View const& view);

/// The way to the outbox, as long as something is in it.
void outbox_notice(View const& view);
/// The search field of home, search and unknown addresses.
void search_box(View const& view);

}
