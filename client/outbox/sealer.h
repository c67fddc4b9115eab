#pragma once

#include "client/outbox/device_key.h"
#include "client/outbox/item.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <string>
#include <vector>

namespace onedoor::outbox {

/// A paper as the citizen gave it.
struct OpenFile {
    std::string upload_id;
    std::string name;
    std::string type;
    core::Bytes content;
};

/// A filing anybody could read: lives in memory alone, and its owner wipes it.
struct OpenFiling {
    core::SubmissionId id;
    /// Of POST /api/v1/submissions.
    std::string body;
    std::vector<OpenFile> files;
};

/// Overwrites everything the citizen gave, and empties it.
void wipe(OpenFiling& filing);

/// Who seals for whom.
struct Sealer {
    OfficePin const& office;
    /// Empty: nothing is signed.
    std::string device;
    DeviceKey const& key;
    core::Random& random;
};

/// Seals every part to the office and signs what will be sent (web/outbox.js does the first too).
/// Fails with "sealing.key" when the office's key is none, "outbox.too_large" when the server would
/// not read the filing, and the codes of protocol::sealed_upload_message().
Result<SealedFiling> seal_filing(OpenFiling const& filing, Sealer const& sealer, core::Instant now);

}
