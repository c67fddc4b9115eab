#pragma once

#include "client/app/context.h"

#include <string_view>

/// Going on where a person was on the page that the server wrote.
namespace onedoor::app::adoption {

enum class Outcome : std::uint8_t {
    NotYet, ///< what the page is about is still being loaded
    Never,  ///< the page cannot be gone on with: it stays
    Done
};

/// `page` is JSON: {"at": address, "draft": what its form carries, "values": {control name: value},
/// "focus": control name, "errors": whether it shows any}; a search page has "values": {"q"} alone.
/// Empty for a page that asks nothing: done once nothing is being loaded. May be repeated with
/// newer values. Sets the route, and next_focus.
Outcome take_over(Context& context, std::string_view page);

}
