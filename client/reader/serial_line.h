#pragma once

#include "client/reader/line.h"

#include <string>

namespace onedoor::reader {

/// A reader on a serial port, or on USB as one (CDC ACM, where the speed means nothing). Eight
/// bits, no parity. The device belongs to this process alone while it is open.
class SerialLine final : public ReaderLine {
public:
    /// `path` as udev names it, "/dev/onedoor-reader"; `baud` one of 1200 to 115200 as termios has
    /// them, else opening fails with "line.address".
    explicit SerialLine(std::string path, unsigned baud = 9600);
    ~SerialLine() override;
    SerialLine(SerialLine const&) = delete;
    SerialLine& operator=(SerialLine const&) = delete;

    Result<void> open() override;
    Result<std::size_t> receive(std::span<char> into) override;
    void discard() override;
    void close() override;

private:
    std::string m_path;
    unsigned m_baud;
    int m_device = -1;
};

}
