#pragma once

#include "client/device/line.h"

#include <string>

namespace onedoor::device {

/// The raw port of a printer on the network.
class TcpLine final : public Line {
public:
    static constexpr std::uint16_t printer_port = 9100;

    /// `address` is numeric, IPv4 or IPv6: asking for a name would wait.
    explicit TcpLine(std::string address, std::uint16_t port = printer_port);
    ~TcpLine() override;
    TcpLine(TcpLine const&) = delete;
    TcpLine& operator=(TcpLine const&) = delete;

    Result<void> open() override;
    Result<std::size_t> send(std::span<std::uint8_t const> bytes) override;
    [[nodiscard]] std::size_t waiting() const override;
    Result<core::Bytes> receive() override;
    void close() override;

private:
    std::string m_address;
    std::uint16_t m_port;
    int m_socket = -1;
};

}
