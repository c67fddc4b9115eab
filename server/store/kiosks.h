#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace onedoor::store {

/// The last a kiosk said about itself.
struct KioskReport {
    std::string kiosk;
    /// Counts up with every report of this kiosk.
    std::int64_t sequence = 0;
    /// By the server's clock.
    core::Instant received_at;
    /// Canonical JSON, shared/protocol/kiosk.
    std::string body;

    bool operator==(KioskReport const&) const = default;
};

/// Reports of kiosks, the newest of each. Errors as in CaseStore.
class KioskStore {
public:
    virtual ~KioskStore() = default;

    /// One transaction: takes the place of the one before, unless that has this sequence or a later
    /// one. Gives the report that is kept then.
    virtual Result<KioskReport> put_kiosk_report(KioskReport const& report) = 0;
    /// By name.
    virtual Result<std::vector<KioskReport>> kiosk_reports() = 0;
};

}
