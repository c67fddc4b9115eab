#pragma once

#include "client/screens/view.h"

/// Drafts as citizens see them: where this one is kept, which others there are.
namespace onedoor::screens::citizen {

/// Whether the draft is kept on this device or lives in this page only, in words, with what has
/// to be decided about it.
void draft_notice(View const& view);
/// The page in place of the form's while a draft that was found waits for a decision.
void draft_question(View const& view);
/// The box that asks to keep the draft on this device, and the way to another device.
void keep_choice(View const& view);
/// "Hồ sơ đang làm dở": nothing when there is none.
void draft_list(View const& view);

/// "10:32", or with the day when that is not today.
std::string time_text(View const& view, core::Instant instant);

}
