#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace onedoor::testing {

/// CUPS's own IPP Everywhere printer on a port of 127.0.0.1. A job waits until it is told what to
/// do with it.
class IppPrinter {
public:
    IppPrinter();
    ~IppPrinter();
    IppPrinter(IppPrinter const&) = delete;
    IppPrinter& operator=(IppPrinter const&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// Ends the job under way as printed.
    void let_print();
    /// Says so of the printer while the job under way goes on: "media-empty-error".
    void report(std::string const& reason);
    void stop();
    /// What was printed last; empty before.
    [[nodiscard]] std::string printed() const;

private:
    pid_t start(std::vector<std::string> const& words, std::filesystem::path const& output) const;

    std::filesystem::path m_folder;
    std::uint16_t m_port = 0;
    pid_t m_bus = -1, m_printer = -1;
};

}
