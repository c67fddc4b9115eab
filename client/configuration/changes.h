#pragma once

#include "client/configuration/configuration.h"

#include <string>
#include <vector>

namespace onedoor::configuration {

/// One setting that differs. Texts as in kiosk.json; both empty for what nobody may read, such as
/// the hash of a PIN.
struct Change {
    /// "printer.address".
    std::string field;
    /// Empty: not set.
    std::string before, after;
    bool operator==(Change const&) const = default;
};

/// What `after` would make different, in the order of kiosk.json.
std::vector<Change> changes_between(Configuration const& before, Configuration const& after);

}
