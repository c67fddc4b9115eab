#include "client/outbox/device_key.h"

#include "shared/core/verify.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace onedoor::outbox {

static_assert(sizeof(DeviceKey::Seed) == crypto_sign_SEEDBYTES);
static_assert(sizeof(VerifyingKey) == crypto_sign_PUBLICKEYBYTES);
static_assert(sizeof(Signature) == crypto_sign_BYTES);

static unsigned char const* bytes_of(std::string_view text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

DeviceKey::DeviceKey(Seed const& seed) {
    static_assert(sizeof m_secret == crypto_sign_SECRETKEYBYTES);
    VERIFY(sodium_init() >= 0);
    VERIFY(crypto_sign_seed_keypair(m_verifying_key.data(), m_secret.data(), seed.data()) == 0);
}

DeviceKey::~DeviceKey() {
    sodium_memzero(m_secret.data(), m_secret.size());
}

Signature DeviceKey::sign(std::string_view message) const {
    Signature signature{};
    VERIFY(crypto_sign_detached(signature.data(), nullptr, bytes_of(message), message.size(),
                                m_secret.data()) == 0);
    return signature;
}

bool is_signed(std::span<std::uint8_t const> key, std::span<std::uint8_t const> signature,
               std::string_view message) {
    return key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
           sodium_init() >= 0 &&
           crypto_sign_verify_detached(signature.data(), bytes_of(message), message.size(),
                                       key.data()) == 0;
}

static Result<DeviceKey::Seed> read_seed(int descriptor) {
    struct stat facts{};
    if (fstat(descriptor, &facts) != 0)
        return fail("device_key.read", "the key file cannot be examined");
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail("device_key.permissions", "others than the owner may read the key file");
    DeviceKey::Seed seed{};
    if (facts.st_size != static_cast<off_t>(seed.size()) ||
        read(descriptor, seed.data(), seed.size()) != static_cast<ssize_t>(seed.size()))
        return fail("device_key.read", "the key file has another length");
    return seed;
}

static bool sync_folder_of(std::string const& path) {
    std::string const folder = std::filesystem::path(path).parent_path();
    int const descriptor =
        open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool const is_synced = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return is_synced;
}

/// Under another name first: a key file that is there is always whole.
static Result<DeviceKey::Seed> make_seed(std::string const& path, core::Random& random) {
    DeviceKey::Seed seed{};
    random.fill(seed);
    std::string const unfinished = path + ".new";
    int const descriptor = open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail("device_key.write", "the key file cannot be made");
    bool const is_written =
        write(descriptor, seed.data(), seed.size()) == static_cast<ssize_t>(seed.size()) &&
        fsync(descriptor) == 0;
    close(descriptor);
    if (!is_written || rename(unfinished.c_str(), path.c_str()) != 0 || !sync_folder_of(path))
        return fail("device_key.write", "the key file cannot be written");
    return seed;
}

Result<DeviceKey> DeviceKey::open(std::string const& path, core::Random& random) {
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 && errno != ENOENT)
        return fail("device_key.read", "the key file cannot be opened");
    Result<Seed> seed = descriptor < 0 ? make_seed(path, random) : read_seed(descriptor);
    if (descriptor >= 0)
        close(descriptor);
    if (!seed)
        return std::unexpected(std::move(seed).error());
    Result<DeviceKey> key{std::in_place, *seed};
    sodium_memzero(seed->data(), seed->size());
    return key;
}

}
