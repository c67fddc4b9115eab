#pragma once

#include "client/device/line.h"

#include <optional>
#include <string>

namespace onedoor::device {

/// A device file a printer hangs on: a serial port, or the node of a USB printer (/dev/usb/lp0).
class DeviceLine final : public Line {
public:
    /// `baud` is 9600, 19200, 38400, 57600 or 115200, with 8 data bits, no parity and one stop bit;
    /// the other end holds us back with RTS/CTS. Nothing for a USB node, which has no such speed.
    explicit DeviceLine(std::string path, std::optional<std::int32_t> baud = std::nullopt);
    ~DeviceLine() override;
    DeviceLine(DeviceLine const&) = delete;
    DeviceLine& operator=(DeviceLine const&) = delete;

    Result<void> open() override;
    Result<std::size_t> send(std::span<std::uint8_t const> bytes) override;
    [[nodiscard]] std::size_t waiting() const override;
    Result<core::Bytes> receive() override;
    void close() override;

private:
    Result<void> set_up_serial();
    std::unexpected<Error> closed_by(int error);

    std::string m_path;
    std::optional<std::int32_t> m_baud;
    int m_file = -1;
};

}
