#include "client/reader/wedge_line.h"

#include "client/reader/frames.h"
#include "shared/core/limits.h"
#include "shared/core/wipe.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

namespace onedoor::reader {

static constexpr std::size_t events_at_once = 64;
/// A mark and the four bytes of a code point.
static constexpr std::size_t characters_per_event = 5;
/// Some readings; what comes above that is lost, and said to be.
static constexpr std::size_t waiting_max = 4 * limits::reader_frame_bytes_max;

bool grab_device(int device) {
    int clock = CLOCK_MONOTONIC;
    // Without it the gaps are measured by a clock that may be set; they end nothing important.
    ioctl(device, EVIOCSCLOCKID, &clock);
    return ioctl(device, EVIOCGRAB, 1) == 0;
}

WedgeLine::WedgeLine(std::string path, Grab grab) : m_path(std::move(path)), m_grab(grab) {
    m_waiting.reserve(waiting_max + events_at_once * characters_per_event + 1);
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
    m_stop = eventfd(0, EFD_CLOEXEC);
    if (m_stop < 0) {
        close();
        return fail("line.closed", std::strerror(errno));
    }
    m_is_gone = false;
    discard();
    m_thread = std::thread([this] { fetch(); });
    return {};
}

void WedgeLine::fetch() {
    std::array<pollfd, 2> sources{{{.fd = m_device, .events = POLLIN, .revents = 0},
                                   {.fd = m_stop, .events = POLLIN, .revents = 0}}};
    while (true) {
        int const ready = poll(sources.data(), sources.size(), -1);
        if (ready < 0 && errno != EINTR)
            return;
        if (sources[1].revents != 0)
            return;
        std::lock_guard const lock(m_mutex);
        read_events();
        if (m_is_gone)
            return;
    }
}

/// Whatever there is now, at most one helping.
void WedgeLine::read_events() {
    std::array<input_event, events_at_once> events{};
    ssize_t const count = ::read(m_device, events.data(), sizeof events);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0 || static_cast<std::size_t>(count) % sizeof(input_event) != 0) {
        m_is_gone = true;
        return;
    }
    std::size_t const received = static_cast<std::size_t>(count) / sizeof(input_event);
    for (std::size_t i = 0; i < received; ++i)
        m_keys.accept(events[i], m_waiting);
    // Keys are text too.
    explicit_bzero(events.data(), sizeof events);
    if (m_waiting.size() > waiting_max) {
        m_waiting.resize(waiting_max);
        m_waiting.push_back(broken_mark);
    }
}

Result<std::size_t> WedgeLine::receive(std::span<char> into) {
    if (m_device < 0)
        return fail("line.closed");
    std::unique_lock lock(m_mutex);
    if (m_waiting.empty())
        read_events();
    std::size_t const count = std::min(into.size(), m_waiting.size());
    std::copy_n(m_waiting.begin(), count, into.begin());
    if (count < m_waiting.size())
        m_waiting.erase(0, count);
    else if (count > 0)
        core::wipe(m_waiting);
    bool const is_closed = m_is_gone && count == 0;
    lock.unlock();
    if (!is_closed)
        return count;
    close();
    return fail("line.closed");
}

void WedgeLine::discard() {
    std::lock_guard const lock(m_mutex);
    // A bounded number: one that never stops sending does not hold up the rest.
    for (int helping = 0; m_device >= 0 && !m_is_gone && helping < 16; ++helping)
        read_events();
    core::wipe(m_waiting);
    m_keys.forget();
}

void WedgeLine::close() {
    if (m_thread.joinable()) {
        std::uint64_t const one = 1;
        [[maybe_unused]] ssize_t const written = ::write(m_stop, &one, sizeof one);
        m_thread.join();
    }
    for (int* const descriptor : {&m_device, &m_stop}) {
        if (*descriptor >= 0)
            ::close(*descriptor);
        *descriptor = -1;
    }
    core::wipe(m_waiting);
    m_keys.forget();
}

}
