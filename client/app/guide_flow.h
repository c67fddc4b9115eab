#pragma once

#include "client/app/context.h"

/// From questions to a personal checklist, and the offices with their hours.
namespace onedoor::app::guide_flow {

/// Asks for the offices and the working calendar, once.
void need_offices(Context& context);
/// Guide: asks for what it needs and works out what its answers lead to. Offices: asks for them.
void enter(Context& context);
void perform(Context& context, Intent const& intent);
void receive(Context& context, Pending const& pending, net::Response const& response);

}
