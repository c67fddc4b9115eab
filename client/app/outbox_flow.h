#pragma once

#include "client/app/context.h"

/// A filing that cannot go out now: sealed, kept on this device and sent later.
namespace onedoor::app::outbox_flow {

/// The filing on the screen, with its files; without an outbox it is told as not sent.
void keep(Context& context);
void kept(Context& context, std::string_view id, bool is_kept);
void listed(Context& context, std::vector<OutboxItem> items);
/// SendWaiting, RemoveFiling.
void perform(Context& context, Intent const& intent);

}
