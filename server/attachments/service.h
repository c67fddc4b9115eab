#pragma once

#include "server/attachments/vault.h"
#include "server/keys/office_keys.h"
#include "server/store/uploads.h"
#include "shared/core/bytes.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/text/language.h"

#include <array>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::attachments {

/// What a client says about a file before it sends it.
struct Declaration {
    core::SubmissionId submission;
    /// Shown to officers; without folders or control characters, at most 255 bytes.
    std::string name;
    std::string type;
    std::uint64_t size_bytes = 0;
    store::Hash sha256{};
    /// A sealed file: its device chose the id, name and type are inside the seal, and size and
    /// hash are those of the sealed bytes.
    struct Seal {
        store::UploadId id;
        store::UploadSeal seal;
    };
    std::optional<Seal> sealed;
};

/// Bytes that a seal adds to a file: length and text of its description, and the tag.
constexpr std::size_t seal_bytes_max = 2 + 1024 + 16;

/// Reads the JSON of POST /api/v1/uploads. Fails with "json.*" or "upload.format" and the path of
/// the spot.
Result<Declaration> parse_declaration(std::string_view body);

struct Status {
    store::UploadId id;
    std::uint32_t chunk_bytes = 0;
    std::uint32_t chunks = 0;
    std::vector<std::uint32_t> received;
    bool complete = false;
};

/// A whole file, decrypted, for an officer.
struct Download {
    std::string name;
    std::string type;
    core::Bytes bytes;
};

/// Vietnamese and English for every code of this room; says what the citizen can do.
text::Localized describe(std::string_view code);

/// Encrypted files of citizens. Thread-safe; every member may block for the disk.
///
/// Codes: "upload.name", "upload.type_not_accepted", "upload.type_mismatch", "upload.too_large",
/// "upload.empty", "upload.too_many", "upload.total_too_large", "upload.not_found",
/// "upload.chunk_index", "upload.chunk_size", "upload.chunk_hash", "upload.hash_mismatch",
/// "upload.broken_file", "upload.too_many_pixels", "upload.pdf_encrypted", "upload.pdf_active",
/// "upload.closed", "upload.storage", "sealing.unknown_key", "sealing.broken", and those of
/// store::CaseStore.
class Service {
public:
    /// Everything outlives the service; the vault's folder is on a local disk.
    struct Dependencies {
        store::UploadStore& uploads;
        Vault const& vault;
        keys::OfficeKeys const& office_keys;
        core::Clock const& clock;
        core::Random& random;
    };
    explicit Service(Dependencies const& given)
        : m_uploads(given.uploads), m_vault(given.vault), m_office_keys(given.office_keys),
          m_clock(given.clock), m_random(given.random) {}

    /// The same declaration again answers the upload that is there; for a sealed one its id is
    /// enough, so that a file that came before it was sealed is not sent twice.
    Result<Status> create(Declaration const& declaration);
    /// Returns after the chunk is durable. Repeating a received chunk is fine. The last missing
    /// chunk makes the whole be checked; a whole that is refused fails here, and for ever.
    Result<Status> put_chunk(store::UploadId id, std::uint32_t index,
                             std::span<std::uint8_t const> bytes, store::Hash const& sha256);
    Result<Status> status(store::UploadId id);
    /// Only files of filed cases.
    Result<Download> read(store::UploadId id);
    /// Deletes uploads older than a day that are part of no case; returns how many.
    Result<std::size_t> delete_orphans();
    /// Deletes the files in the vault's folder that no upload names, left by a stop between disk
    /// and database; before the first request. Returns how many.
    Result<std::size_t> delete_unnamed();

private:
    Result<store::Upload> find(store::UploadId id);
    Result<Status> finish_if_whole(store::Upload const& upload);
    Result<std::optional<store::Upload>> find_declared(Declaration const& declaration);
    Result<void> check_whole(store::Upload const& upload);
    Result<void> finish_sealed(store::Upload const& upload, std::span<std::uint8_t const> sealed);
    std::mutex& lock_of(store::UploadId id) { return m_locks[id.bytes[0] % m_locks.size()]; }

    store::UploadStore& m_uploads;
    Vault const& m_vault;
    keys::OfficeKeys const& m_office_keys;
    core::Clock const& m_clock;
    core::Random& m_random;
    /// The bytes of one upload are worked on by one thread at a time.
    std::array<std::mutex, 64> m_locks;
};

}
