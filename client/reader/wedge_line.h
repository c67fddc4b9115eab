#pragma once

#include "client/event_device/event_device.h"
#include "client/reader/line.h"
#include "client/reader/wedge_keys.h"

#include <string>

namespace onedoor::reader {

/// A reader that plays a keyboard: its Linux event device, held exclusively.
class WedgeLine final : public ReaderLine, private event_device::Sink {
public:
    /// `path` as udev names it, "/dev/onedoor/reader".
    explicit WedgeLine(std::string path, event_device::EventDevice::Grab grab = event_device::grab);
    ~WedgeLine() override;
    WedgeLine(WedgeLine const&) = delete;
    WedgeLine& operator=(WedgeLine const&) = delete;

    /// "line.address" also when it cannot be had exclusively.
    Result<void> open() override;
    Result<std::size_t> receive(std::span<char> into) override;
    void discard() override;
    void close() override;

private:
    void accept(std::span<input_event const> events) override;
    void forget();

    event_device::EventDevice m_device;
    /// Kept under the device's lock.
    WedgeKeys m_keys;
    /// Characters of events already read.
    std::string m_waiting;
};

}
