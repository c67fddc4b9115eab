#pragma once

#include "client/diagnostics/observation.h"
#include "client/diagnostics/readiness.h"
#include "shared/core/time.h"
#include "shared/text/language.h"

#include <string>
#include <vector>

namespace onedoor::staff_panel {

/// One sentence for staff, without anything of a citizen.
struct Remark {
    core::Instant at;
    std::string text;
};

/// Of the settings in use.
struct Settings {
    /// Of the package; 0: the machine's own file.
    std::int64_t version = 0;
    /// Why a package that was taken is not in use; empty: it is, or there is none.
    std::string refused;
};

/// The machine the panel stands in. No call waits.
class Site {
public:
    virtual ~Site() = default;
    /// What is known of the parts now.
    virtual diagnostics::Observation observe() = 0;
    /// One request; the answer comes as Observation::link and clock_skew_ms.
    virtual void ask_server() = 0;
    /// A sentence in the headset, to be heard once.
    virtual void play_sound(text::Language language) = 0;
    /// The machine's digest may come later than the rest.
    virtual diagnostics::Machine machine() = 0;
    virtual Settings settings() = 0;
    /// Oldest first.
    virtual std::vector<Remark> remarks(text::Language language) = 0;
    /// The program ends, and its supervisor starts it anew.
    virtual void restart() = 0;
};

}
