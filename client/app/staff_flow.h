#pragma once

#include "client/app/context.h"

/// The receiving counter: sign-in, the list of files, one file, its acceptance.
namespace onedoor::app::staff_flow {

void enter(Context& context);
void perform(Context& context, Intent const& intent);
void receive(Context& context, Pending const& pending, net::Response const& response);

}
