#include "client/reader/wedge_line.h"

#include "client/reader/frames.h"
#include "shared/core/limits.h"
#include "shared/core/wipe.h"

#include <algorithm>

namespace onedoor::reader {

/// Some readings; what comes above that is lost, and said to be.
static constexpr std::size_t waiting_max = 4 * limits::reader_frame_bytes_max;
/// Of one helping of 64 events: a mark and the four bytes of a code point each.
static constexpr std::size_t helping_max = 64 * 5;

WedgeLine::WedgeLine(std::string path, event_device::EventDevice::Grab grab)
    : m_device(std::move(path), *this, grab) {
    m_waiting.reserve(waiting_max + helping_max + 1);
}

WedgeLine::~WedgeLine() {
    close();
}

Result<void> WedgeLine::open() {
    close();
    TRY_VOID(m_device.open());
    discard();
    return {};
}

void WedgeLine::accept(std::span<input_event const> events) {
    for (input_event const& event : events)
        m_keys.accept(event, m_waiting);
    if (m_waiting.size() > waiting_max) {
        m_waiting.resize(waiting_max);
        m_waiting.push_back(broken_mark);
    }
}

Result<std::size_t> WedgeLine::receive(std::span<char> into) {
    std::unique_lock lock(m_device.mutex());
    if (m_waiting.empty() && m_device.is_open())
        m_device.fetch();
    std::size_t const count = std::min(into.size(), m_waiting.size());
    std::copy_n(m_waiting.begin(), count, into.begin());
    if (count < m_waiting.size())
        m_waiting.erase(0, count);
    else if (count > 0)
        core::wipe(m_waiting);
    if (m_device.is_open() || count > 0)
        return count;
    lock.unlock();
    close();
    return fail("line.closed");
}

void WedgeLine::discard() {
    std::lock_guard const lock(m_device.mutex());
    m_device.drain();
    forget();
}

void WedgeLine::forget() {
    core::wipe(m_waiting);
    m_keys.forget();
}

void WedgeLine::close() {
    m_device.close();
    forget();
}

}
