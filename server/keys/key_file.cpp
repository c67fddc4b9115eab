#include "server/keys/key_file.h"

#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace onedoor::keys {

using Key = std::array<std::uint8_t, 32>;

static Result<Key> read_key(int descriptor) {
    struct stat facts{};
    if (fstat(descriptor, &facts) != 0)
        return fail("key.read", "the key file cannot be examined");
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return fail("key.permissions", "others than the owner may read the key file");
    Key key;
    if (facts.st_size != static_cast<off_t>(key.size()) ||
        read(descriptor, key.data(), key.size()) != static_cast<ssize_t>(key.size()))
        return fail("key.read", "the key file has another length");
    return key;
}

static bool sync_folder_of(std::string const& path) {
    std::string const folder = std::filesystem::path(path).parent_path();
    int const descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool const is_synced = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0)
        close(descriptor);
    return is_synced;
}

/// Under another name first: a key file that is there is always whole.
static Result<Key> make_key(std::string const& path, core::Random& random) {
    Key key;
    random.fill(key);
    std::string const unfinished = path + ".new";
    int const descriptor = open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return fail("key.write", "the key file cannot be made");
    bool const is_written =
        write(descriptor, key.data(), key.size()) == static_cast<ssize_t>(key.size()) &&
        fsync(descriptor) == 0;
    close(descriptor);
    if (!is_written || rename(unfinished.c_str(), path.c_str()) != 0 || !sync_folder_of(path))
        return fail("key.write", "the key file cannot be written");
    return key;
}

Result<Key> open_key(std::string const& path, core::Random& random) {
    int const descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return make_key(path, random);
    if (descriptor < 0)
        return fail("key.read", "the key file cannot be opened");
    Result<Key> key = read_key(descriptor);
    close(descriptor);
    return key;
}

}
