#include "client/reader/wedge_line.h"

#include "shared/core/wipe.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

namespace onedoor::reader {

static constexpr std::size_t events_at_once = 64;
/// Looks at the device in one call: one that never stops sending does not hold up the rest.
static constexpr int looks_max = 16;
/// A mark and the four bytes of a code point.
static constexpr std::size_t characters_per_event = 5;

bool grab_device(int device) {
    int clock = CLOCK_MONOTONIC;
    // Without it the gaps are measured by a clock that may be set; they end nothing important.
    ioctl(device, EVIOCSCLOCKID, &clock);
    return ioctl(device, EVIOCGRAB, 1) == 0;
}

WedgeLine::WedgeLine(std::string path, Grab grab) : m_path(std::move(path)), m_grab(grab) {
    m_waiting.reserve(events_at_once * characters_per_event);
}

WedgeLine::~WedgeLine() {
    close();
}

Result<void> WedgeLine::open() {
    close();
    m_device = ::open(m_path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (m_device < 0)
        return fail("line.closed", std::strerror(errno));
    if (!m_grab(m_device)) {
        close();
        return fail("line.address", "not to be had exclusively");
    }
    discard();
    return {};
}

Result<std::size_t> WedgeLine::read_events() {
    std::array<input_event, events_at_once> events{};
    ssize_t const count = ::read(m_device, events.data(), sizeof events);
    bool const is_passing = count < 0 && (errno == EAGAIN || errno == EINTR);
    if (is_passing)
        return 0;
    if (count <= 0 || static_cast<std::size_t>(count) % sizeof(input_event) != 0) {
        close();
        return fail("line.closed");
    }
    std::size_t const received = static_cast<std::size_t>(count) / sizeof(input_event);
    for (std::size_t i = 0; i < received; ++i)
        m_keys.accept(events[i], m_waiting);
    // Keys are text too.
    explicit_bzero(events.data(), sizeof events);
    return received;
}

Result<std::size_t> WedgeLine::receive(std::span<char> into) {
    if (m_device < 0)
        return fail("line.closed");
    // Some events make no character.
    for (int look = 0; m_waiting.empty() && look < looks_max; ++look)
        if (TRY(read_events()) == 0)
            return 0;
    std::size_t const count = std::min(into.size(), m_waiting.size());
    std::copy_n(m_waiting.begin(), count, into.begin());
    if (count == m_waiting.size())
        core::wipe(m_waiting);
    else
        m_waiting.erase(0, count);
    return count;
}

void WedgeLine::discard() {
    core::wipe(m_waiting);
    m_keys.forget();
    for (int look = 0; m_device >= 0 && look < looks_max; ++look) {
        Result<std::size_t> const received = read_events();
        core::wipe(m_waiting);
        if (!received || *received == 0)
            return;
    }
}

void WedgeLine::close() {
    if (m_device >= 0)
        ::close(m_device);
    m_device = -1;
    core::wipe(m_waiting);
    m_keys.forget();
}

}
