#include "client/files/files.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace onedoor::files {

namespace {

class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;

    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool is_open() const { return m_number >= 0; }

private:
    int m_number;
};

std::unexpected<Error> failed(std::string_view code, std::string const& path) {
    return fail(code, std::strerror(errno), path);
}

bool write_all(int file, std::span<std::uint8_t const> bytes) {
    while (!bytes.empty()) {
        ssize_t const count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(count));
    }
    return true;
}

bool sync_folder_of(std::string const& path) {
    std::size_t const slash = path.rfind('/');
    std::string const folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    Descriptor const opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return opened.is_open() && ::fsync(opened.number()) == 0;
}

}

Result<core::Bytes> read(std::string const& path, std::size_t bytes_max) {
    // Not blocking: a pipe put there by somebody is no settings file, and nobody waits for it.
    Descriptor const file(
        ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    if (!file.is_open())
        return failed(errno == ENOENT || errno == ENOTDIR ? "file.missing"
                      : errno == ELOOP                    ? "file.kind"
                                                          : "file.unreadable",
                      path);
    struct stat status{};
    if (::fstat(file.number(), &status) != 0)
        return failed("file.unreadable", path);
    if (!S_ISREG(status.st_mode))
        return fail("file.kind", "no regular file", path);
    core::Bytes bytes(bytes_max + 1);
    std::size_t length = 0;
    while (length < bytes.size()) {
        ssize_t const count = ::read(file.number(), bytes.data() + length, bytes.size() - length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failed("file.unreadable", path);
        if (count == 0)
            break;
        length += static_cast<std::size_t>(count);
    }
    if (length > bytes_max)
        return fail("file.size", {}, path);
    bytes.resize(length);
    return bytes;
}

Result<void> replace(std::string const& path, std::span<std::uint8_t const> bytes,
                     Durability durability) {
    std::string const beside = path + ".new";
    {
        Descriptor const file(::open(beside.c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
                                     S_IRUSR | S_IWUSR));
        if (!file.is_open() || !write_all(file.number(), bytes) ||
            (durability == Durability::Disk && ::fsync(file.number()) != 0))
            return failed("file.unwritable", path);
    }
    if (::rename(beside.c_str(), path.c_str()) != 0 ||
        (durability == Durability::Disk && !sync_folder_of(path)))
        return failed("file.unwritable", path);
    return {};
}

Result<void> remove(std::string const& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        return failed("file.unwritable", path);
    return {};
}

}
