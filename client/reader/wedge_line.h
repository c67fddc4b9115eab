#pragma once

#include "client/reader/line.h"
#include "client/reader/wedge_keys.h"

#include <mutex>
#include <string>
#include <thread>

namespace onedoor::reader {

/// Takes an event device for this process alone, so that nothing it types reaches any other
/// (EVIOCGRAB); false when that cannot be had.
bool grab_device(int device);

/// A reader that plays a keyboard: its Linux event device, held exclusively. Without that it is
/// not read at all: what a code types would reach the whole machine. The system keeps no more than
/// some 60 events, a few milliseconds of a code: a thread fetches them.
class WedgeLine final : public ReaderLine {
public:
    using Grab = bool (*)(int device);

    /// `path` as udev names it, "/dev/onedoor-reader".
    explicit WedgeLine(std::string path, Grab grab = grab_device);
    ~WedgeLine() override;
    WedgeLine(WedgeLine const&) = delete;
    WedgeLine& operator=(WedgeLine const&) = delete;

    /// "line.address" also when it cannot be had exclusively.
    Result<void> open() override;
    Result<std::size_t> receive(std::span<char> into) override;
    void discard() override;
    void close() override;

private:
    void fetch();
    void read_events();

    std::string m_path;
    Grab m_grab;
    int m_device = -1;
    /// Becomes readable when the thread has to end.
    int m_stop = -1;
    std::thread m_thread;

    std::mutex m_mutex;
    bool m_is_gone = false;
    WedgeKeys m_keys;
    /// Characters of events already read.
    std::string m_waiting;
};

}
