#include "client/event_device/event_device.h"

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
#include <utility>

namespace onedoor::event_device {

static constexpr std::size_t events_at_once = 64;

bool grab(int device) {
    int clock = CLOCK_MONOTONIC;
    // Without it the gaps are measured by a clock that may be set; they end nothing important.
    ioctl(device, EVIOCSCLOCKID, &clock);
    return ioctl(device, EVIOCGRAB, 1) == 0;
}

EventDevice::EventDevice(std::string path, Sink& sink, Grab grab, Wake wake)
    : m_path(std::move(path)), m_sink(sink), m_grab(grab), m_wake(wake) {}

EventDevice::~EventDevice() {
    close();
}

Result<void> EventDevice::open() {
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
    drain();
    m_thread = std::thread([this] { watch(); });
    return {};
}

void EventDevice::watch() {
    std::array<pollfd, 2> sources{{{.fd = m_device, .events = POLLIN, .revents = 0},
                                   {.fd = m_stop, .events = POLLIN, .revents = 0}}};
    while (true) {
        int const ready = poll(sources.data(), sources.size(), -1);
        if (ready < 0 && errno != EINTR)
            return;
        if (sources[1].revents != 0)
            return;
        bool is_gone = false;
        {
            std::lock_guard const lock(m_mutex);
            fetch();
            is_gone = m_is_gone;
        }
        if (m_wake != nullptr)
            m_wake();
        if (is_gone)
            return;
    }
}

void EventDevice::fetch() {
    std::array<input_event, events_at_once> events{};
    ssize_t const count = ::read(m_device, events.data(), sizeof events);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0 || static_cast<std::size_t>(count) % sizeof(input_event) != 0) {
        m_is_gone = true;
        return;
    }
    std::size_t const received = static_cast<std::size_t>(count) / sizeof(input_event);
    m_sink.accept({events.data(), received});
    // Keys are text too.
    explicit_bzero(events.data(), sizeof events);
}

void EventDevice::drain() {
    // A bounded number: one that never stops sending does not hold up the rest.
    for (int helping = 0; is_open() && helping < 16; ++helping)
        fetch();
}

void EventDevice::close() {
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
}

}
