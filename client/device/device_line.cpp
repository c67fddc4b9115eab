#include "client/device/device_line.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace onedoor::device {

static std::optional<speed_t> speed_of(std::int32_t baud) {
    switch (baud) {
    case 9600:
        return B9600;
    case 19200:
        return B19200;
    case 38400:
        return B38400;
    case 57600:
        return B57600;
    case 115200:
        return B115200;
    default:
        return std::nullopt;
    }
}

static bool is_passing(int error) {
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

DeviceLine::DeviceLine(std::string path, std::optional<std::int32_t> baud)
    : m_path(std::move(path)), m_baud(baud) {}

DeviceLine::~DeviceLine() {
    close();
}

std::unexpected<Error> DeviceLine::closed_by(int error) {
    close();
    return fail("line.closed", std::strerror(error));
}

Result<void> DeviceLine::set_up_serial() {
    auto const speed = speed_of(*m_baud);
    if (!speed) {
        close();
        return fail("line.address", "no such speed");
    }
    termios settings{};
    if (tcgetattr(m_file, &settings) != 0)
        return closed_by(errno);
    cfmakeraw(&settings);
    settings.c_cflag |= CLOCAL | CREAD | CRTSCTS;
    settings.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | HUPCL);
    // Nothing there is an error that passes; an end is the end of the line.
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    if (cfsetspeed(&settings, *speed) != 0 || tcsetattr(m_file, TCSANOW, &settings) != 0 ||
        ioctl(m_file, TIOCEXCL) != 0)
        return closed_by(errno);
    tcflush(m_file, TCIOFLUSH);
    return {};
}

Result<void> DeviceLine::open() {
    close();
    if (!m_path.starts_with("/"))
        return fail("line.address");
    m_file = ::open(m_path.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (m_file < 0)
        return fail("line.closed", std::strerror(errno));
    return m_baud ? set_up_serial() : Result<void>();
}

Result<std::size_t> DeviceLine::send(std::span<std::uint8_t const> bytes) {
    if (m_file < 0)
        return fail("line.closed");
    ssize_t const sent = write(m_file, bytes.data(), bytes.size());
    if (sent >= 0)
        return static_cast<std::size_t>(sent);
    return is_passing(errno) ? Result<std::size_t>(0) : closed_by(errno);
}

std::size_t DeviceLine::waiting() const {
    int bytes = 0;
    if (m_file < 0)
        return 0;
    if (m_baud)
        return ioctl(m_file, TIOCOUTQ, &bytes) == 0 ? static_cast<std::size_t>(bytes) : 0;
    // A USB printer takes the next block when it has the last; how long that is nobody tells.
    pollfd room{m_file, POLLOUT, 0};
    return poll(&room, 1, 0) == 1 ? 0 : 1;
}

Result<core::Bytes> DeviceLine::receive() {
    if (m_file < 0)
        return fail("line.closed");
    std::array<std::uint8_t, 512> part;
    ssize_t const got = read(m_file, part.data(), part.size());
    if (got > 0)
        return core::Bytes(part.begin(), part.begin() + got);
    // A USB printer may answer with a block of nothing.
    if ((got == 0 && !m_baud) || (got < 0 && is_passing(errno)))
        return core::Bytes();
    return closed_by(got == 0 ? EIO : errno);
}

void DeviceLine::close() {
    if (m_file < 0)
        return;
    // Else closing waits for a printer that takes nothing more.
    if (m_baud)
        tcflush(m_file, TCIOFLUSH);
    ::close(m_file);
    m_file = -1;
}

}
