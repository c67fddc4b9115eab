#include "client/reader/serial_line.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace onedoor::reader {

static Result<speed_t> speed_of(unsigned baud) {
    constexpr std::array<std::pair<unsigned, speed_t>, 8> speeds{{{1200, B1200},
                                                                  {2400, B2400},
                                                                  {4800, B4800},
                                                                  {9600, B9600},
                                                                  {19200, B19200},
                                                                  {38400, B38400},
                                                                  {57600, B57600},
                                                                  {115200, B115200}}};
    for (auto const& [number, speed] : speeds)
        if (number == baud)
            return speed;
    return fail("line.address", "no such speed");
}

static Result<void> configure(int device, speed_t speed) {
    termios settings{};
    if (tcgetattr(device, &settings) != 0)
        return fail("line.address", std::strerror(errno));
    cfmakeraw(&settings);
    settings.c_cflag |= CLOCAL | CREAD;
    // With 1, a read of 0 bytes means that the device has gone.
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    cfsetispeed(&settings, speed);
    cfsetospeed(&settings, speed);
    if (tcsetattr(device, TCSANOW, &settings) != 0 || ioctl(device, TIOCEXCL) != 0)
        return fail("line.closed", std::strerror(errno));
    tcflush(device, TCIFLUSH);
    return {};
}

SerialLine::SerialLine(std::string path, unsigned baud) : m_path(std::move(path)), m_baud(baud) {}

SerialLine::~SerialLine() {
    close();
}

Result<void> SerialLine::open() {
    close();
    speed_t const speed = TRY(speed_of(m_baud));
    m_device = ::open(m_path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (m_device < 0)
        return fail("line.closed", std::strerror(errno));
    Result<void> outcome = configure(m_device, speed);
    if (!outcome)
        close();
    return outcome;
}

Result<std::size_t> SerialLine::receive(std::span<char> into) {
    if (m_device < 0)
        return fail("line.closed");
    ssize_t const count = ::read(m_device, into.data(), into.size());
    if (count > 0)
        return static_cast<std::size_t>(count);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))
        return 0;
    close();
    return fail("line.closed");
}

void SerialLine::discard() {
    if (m_device >= 0)
        tcflush(m_device, TCIFLUSH);
}

void SerialLine::close() {
    if (m_device >= 0)
        ::close(m_device);
    m_device = -1;
}

}
