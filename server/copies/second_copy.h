#pragma once

#include "server/attachments/service.h"
#include "server/keys/office_keys.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::copies {

/// Every filing once more in a folder of another disk, sealed to the office: its key opens it, the
/// folder alone tells nothing. Each is what a device would send again after the first disk is lost:
///   <upload>.sealed, <upload>.json       bytes and body of POST /api/v1/uploads
///   <submission>.json                    body of POST /api/v1/sealed-submissions, written last
/// Thread-safe.
class SecondCopy {
public:
    /// Everything outlives the copy. `folder` exists; empty: this office has no second disk.
    struct Dependencies {
        std::string folder;
        keys::OfficeKeys const& office_keys;
        attachments::Service& attachments;
        core::Random& random;
    };
    explicit SecondCopy(Dependencies given) : m_given(std::move(given)) {}

    [[nodiscard]] bool is_wanted() const { return !m_given.folder.empty(); }
    /// `body` is a filing that was filed. Returns after all of it is durable there; a repeat finds
    /// it done. Fails with "copy.write" and the codes of the attachments.
    Result<void> keep(std::string_view body);
    /// Of keep(), for the operator: the second disk needs a look.
    [[nodiscard]] std::uint64_t failures() const { return m_failures; }

private:
    Result<void> copy(std::string_view body);
    Result<void> keep_file(std::string const& submission, store::UploadId upload);
    Result<void> write(std::string const& name, std::string_view content) const;
    [[nodiscard]] bool has(std::string const& name) const;

    Dependencies m_given;
    std::atomic<std::uint64_t> m_failures = 0;
};

}
