#pragma once

#include "server/store/events.h"
#include "shared/core/bytes.h"
#include "shared/core/ids.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::store {

/// 128 random bits made by the server; written as 32 lower-case hexadecimal digits.
struct UploadId {
    std::array<std::uint8_t, 16> bytes{};

    static UploadId make(core::Random& random);
    /// Fails with "upload_id.format".
    static Result<UploadId> parse(std::string_view text);
    [[nodiscard]] std::string text() const;

    auto operator<=>(UploadId const&) const = default;
};

enum class UploadState : std::uint8_t {
    /// Chunks are missing.
    Receiving = 0,
    /// Every chunk is there, the whole was checked.
    Complete = 1,
    /// Part of a filed case; never cleaned up.
    Filed = 2,
    /// The whole did not pass the checks; its bytes are gone. `refusal` says why.
    Refused = 3,
};

/// How the bytes of an upload were sealed on the citizen's device (shared/sealing).
struct UploadSeal {
    std::string key_id;
    core::Bytes encapsulated;
    bool operator==(UploadSeal const&) const = default;
};

struct Upload {
    UploadId id;
    core::SubmissionId submission;
    /// Name the citizen's device gave, for people only, never a path.
    std::string name;
    /// "application/pdf", "image/jpeg" or "image/png".
    std::string type;
    std::uint64_t size_bytes = 0;
    Hash sha256{};
    std::uint32_t chunks = 0;
    UploadState state = UploadState::Receiving;
    std::string refusal;
    /// Random name of the encrypted file below the data folder.
    std::string file_name;
    /// Key of the file, wrapped by the key-encryption key.
    core::Bytes wrapped_key;
    core::Instant created_at;
    /// Set until the whole is there and was opened: name and type are empty so long, and
    /// `size_bytes`, `sha256` and `chunks` are those of the sealed bytes.
    std::optional<UploadSeal> seal;
};

struct ReceivedChunk {
    std::uint32_t index = 0;
    Hash sha256{};
};

/// State of uploads; the bytes are elsewhere (server/attachments). Errors as in CaseStore.
class UploadStore {
public:
    virtual ~UploadStore() = default;

    virtual Result<void> create_upload(Upload const& upload) = 0;
    virtual Result<std::optional<Upload>> find_upload(UploadId id) = 0;
    virtual Result<std::vector<Upload>> uploads_of(core::SubmissionId submission) = 0;
    /// In order of the index.
    virtual Result<std::vector<ReceivedChunk>> chunks_of(UploadId id) = 0;
    /// Idempotent.
    virtual Result<void> record_chunk(UploadId id, ReceivedChunk const& chunk) = 0;
    /// From Receiving to Complete, or to Refused with a code.
    virtual Result<void> finish_upload(UploadId id, UploadState state,
                                       std::string_view refusal) = 0;
    /// From Receiving to Complete for a sealed upload: takes name, type, size, hash, chunks and
    /// file name of `opened`, and drops the seal.
    virtual Result<void> finish_opened(Upload const& opened) = 0;
    /// Uploads created before `before` that are part of no case.
    virtual Result<std::vector<Upload>> orphans(core::Instant before, std::size_t limit) = 0;
    /// Of every upload's encrypted file, whether its bytes are there or not; in no order.
    virtual Result<std::vector<std::string>> file_names() = 0;
    /// Deletes an upload unless it is filed; says whether it did.
    virtual Result<bool> delete_orphan(UploadId id) = 0;
};

}
