#pragma once

#include "client/app/cipher.h"
#include "client/app/intent.h"
#include "client/app/outbox.h"
#include "client/app/requests.h"
#include "client/app/state.h"
#include "client/app/storage.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/strings/strings.h"

#include <optional>
#include <string>

namespace onedoor::app {

/// Names of the data files of this build, known to the page that loaded the program.
struct AssetPaths {
    std::string search_index;
    std::string units;
    std::string guides;
    std::string offices;
};

/// What a flow works with: the state it changes and the seams to the world.
struct Context {
    State& state;
    Requests& requests;
    Storage& storage;
    FileSource& files;
    Outbox& outbox;
    core::Random& random;
    core::Clock const& clock;
    AssetPaths const& assets;
    /// Null: this device cannot encipher.
    Cipher* cipher = nullptr;
    /// Where to go once the flow is done; App performs it.
    std::optional<Route> next_route;
    /// Path of the field to focus on the next frame.
    std::optional<std::string> next_focus;
};

/// The problem behind an answer that is no success; takes the text of a problem document.
Problem problem_of(net::Response const& response);
/// Whether a page that did not come may come later: everything but the server's own no. What a
/// network answers in the server's place, with 200, is passing too.
bool is_passing(net::Response const& response);
/// Whether the same request may succeed later: no answer, or one from something in between.
bool may_work_later(net::Response const& response);
/// A problem found here, before anything was sent.
Problem refused(strings::Key text);

}
