#include "server/attachments/encrypted_file.h"

#include "shared/core/limits.h"

#include <algorithm>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace onedoor::attachments {

static constexpr std::uint64_t slot_bytes = limits::attachment_chunk_bytes + seal_overhead_bytes;

namespace {

class Descriptor {
public:
    Descriptor(std::string const& path, int flags) : m_number(open(path.c_str(), flags, 0600)) {}
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor() {
        if (m_number >= 0)
            close(m_number);
    }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

}

std::uint64_t chunk_bytes(std::uint64_t size_bytes, std::uint32_t index) {
    std::uint64_t const before = index * std::uint64_t{limits::attachment_chunk_bytes};
    return std::min<std::uint64_t>(size_bytes - before, limits::attachment_chunk_bytes);
}

EncryptedFile::EncryptedFile(Vault const& vault, store::Upload const& upload, Key const& key)
    : m_vault(&vault), m_path(vault.folder + "/" + upload.file_name), m_id(upload.id),
      m_chunks(upload.chunks), m_size_bytes(upload.size_bytes), m_key(key) {}

EncryptedFile::~EncryptedFile() {
    sodium_memzero(m_key.data(), m_key.size());
}

Result<EncryptedFile> EncryptedFile::of(Vault const& vault, store::Upload const& upload) {
    Key const key = TRY(unwrap_key(vault.key_encryption_key, upload.id, upload.wrapped_key));
    return EncryptedFile(vault, upload, key);
}

static bool write_at(int descriptor, std::span<std::uint8_t const> bytes, std::uint64_t offset) {
    while (!bytes.empty()) {
        ssize_t const written =
            pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return true;
}

static bool read_at(int descriptor, std::span<std::uint8_t> bytes, std::uint64_t offset) {
    while (!bytes.empty()) {
        ssize_t const count =
            pread(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (count <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
    return true;
}

static Result<void> make_durable(Vault const& vault, int descriptor) {
    if (fsync(descriptor) == 0)
        return {};
    // A later fsync may report success although pages were lost (reliability §2.5).
    if (vault.on_fatal)
        vault.on_fatal("fsync of an attachment failed");
    return fail("upload.storage", "fsync failed");
}

Result<void> EncryptedFile::write(std::uint32_t index, std::span<std::uint8_t const> bytes) {
    core::Bytes const sealed = seal_chunk(m_key, {m_id, index, m_chunks}, bytes);
    Descriptor const file(m_path, O_RDWR | O_CREAT | O_CLOEXEC);
    struct stat facts{};
    if (file.number() < 0 || fstat(file.number(), &facts) != 0)
        return fail("upload.storage", "the file cannot be opened");
    if (!write_at(file.number(), sealed, index * slot_bytes))
        return fail("upload.storage", "the file cannot be written");
    TRY_VOID(make_durable(*m_vault, file.number()));
    if (facts.st_size > 0)
        return {};
    Descriptor const folder(m_vault->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return make_durable(*m_vault, folder.number());
}

Result<core::Bytes> EncryptedFile::read_all() const {
    Descriptor const file(m_path, O_RDONLY | O_CLOEXEC);
    core::Bytes whole;
    whole.reserve(m_size_bytes);
    core::Bytes sealed;
    for (std::uint32_t index = 0; index < m_chunks; ++index) {
        sealed.resize(chunk_bytes(m_size_bytes, index) + seal_overhead_bytes);
        if (!read_at(file.number(), sealed, index * slot_bytes))
            return fail("upload.storage", "a stored chunk cannot be read");
        core::Bytes const bytes = TRY(open_chunk(m_key, {m_id, index, m_chunks}, sealed));
        whole.insert(whole.end(), bytes.begin(), bytes.end());
    }
    return whole;
}

void EncryptedFile::remove() const {
    unlink(m_path.c_str());
}

}
