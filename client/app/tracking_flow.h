#pragma once

#include "client/app/context.h"

/// Looking up a file by its code and its secret.
namespace onedoor::app::tracking_flow {

/// Takes the code of the address; a file looked up before stays only while its page is shown.
void enter(Context& context);
void perform(Context& context, Intent const& intent);
void receive(Context& context, net::Response const& response);

}
