#pragma once

#include "shared/core/result.h"

#include <linux/input.h>
#include <mutex>
#include <span>
#include <string>
#include <thread>

/// What types at a kiosk without being a keyboard of the whole machine: a reader of codes, a
/// keypad.
namespace onedoor::event_device {

/// Takes an event device for this process alone, so that nothing it types reaches any other
/// (EVIOCGRAB), with times of the monotonic clock; false when that cannot be had.
bool grab(int device);

/// Gets the events of a device, in their order, on the device's thread or on the caller's; the
/// device's lock is held meanwhile. They are overwritten afterwards.
class Sink {
public:
    virtual ~Sink() = default;
    virtual void accept(std::span<input_event const> events) = 0;
};

/// A Linux event device, held exclusively: without that it is not read at all, since what it types
/// would reach the whole machine. The system keeps no more than some 60 events: a thread fetches
/// them.
class EventDevice {
public:
    using Grab = bool (*)(int device);
    using Wake = void (*)();

    /// `path` as udev names it, "/dev/onedoor/reader"; the sink outlives the device. `wake`: called
    /// on the thread when something came or the device went; may be null.
    EventDevice(std::string path, Sink& sink, Grab grab, Wake wake = nullptr);
    ~EventDevice();
    EventDevice(EventDevice const&) = delete;
    EventDevice& operator=(EventDevice const&) = delete;

    /// Fails with "line.closed" when it is not there, and with "line.address" when it cannot be had
    /// exclusively. What came before is thrown away.
    Result<void> open();
    void close();

    /// Of what the sink keeps.
    [[nodiscard]] std::mutex& mutex() { return m_mutex; }
    /// Both with the lock held. At most one helping of events goes to the sink.
    void fetch();
    [[nodiscard]] bool is_open() const { return m_device >= 0 && !m_is_gone; }
    /// With the lock held: what has come is handed to the sink, which throws it away after this.
    void drain();

private:
    void watch();

    std::string m_path;
    Sink& m_sink;
    Grab m_grab;
    Wake m_wake;
    int m_device = -1;
    /// Becomes readable when the thread has to end.
    int m_stop = -1;
    std::thread m_thread;
    std::mutex m_mutex;
    bool m_is_gone = false;
};

}
