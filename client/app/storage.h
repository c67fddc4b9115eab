#pragma once

#include "shared/core/time.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::app {

/// Whether what another window kept meanwhile is respected or replaced.
enum class KeptBefore : std::uint8_t { Compare, Replace };

/// Which state of a draft is kept. The time of keeping tells states apart.
struct KeptVersion {
    core::Instant saved_at;
    /// Time of the state this one was made from; 0 = nothing was kept before. Of another value is
    /// what another window kept meanwhile.
    core::Instant replaces;
    /// From then on it is as if it had never been kept.
    core::Instant expires_at;
    KeptBefore before = KeptBefore::Compare;
};

enum class SaveOutcome : std::uint8_t {
    Saved,
    /// Another window kept another state: nothing was written.
    Changed,
    /// Another window erased it: nothing was written.
    Gone,
    Failed,
};

/// Drafts the citizen asked to keep on this device, encrypted at rest (IndexedDB with a key that
/// cannot be exported). A kiosk gives an implementation that keeps nothing. Nothing here waits.
class Storage {
public:
    virtual ~Storage() = default;
    /// Whether a draft can be kept here at all.
    [[nodiscard]] virtual bool can_keep() const = 0;
    /// Answered later by App::loaded(key, value); what has expired is not there.
    virtual void load(std::string_view key) = 0;
    /// Answered later by App::listed(): every value that is kept, newest first, in one JSON array.
    virtual void list() = 0;
    /// Answered later by App::saved(key, outcome).
    virtual void save(std::string_view key, std::string_view value, KeptVersion const& version) = 0;
    virtual void erase(std::string_view key) = 0;
};

}
