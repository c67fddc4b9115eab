#pragma once

#include "client/app/context.h"

/// What the program needs to know before anybody files: the search index, the units, one procedure.
namespace onedoor::app::catalogue_flow {

/// Asks for the search index, once.
void need_index(Context& context);
/// Asks for the list of provinces and communes, once.
void need_units(Context& context);
/// Asks for the procedure of the address unless it is the one already there.
void need_procedure(Context& context);
void enter_search(Context& context);
void perform(Context& context, Intent const& intent);
void receive(Context& context, Pending const& pending, net::Response const& response);

}
