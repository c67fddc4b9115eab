#pragma once

#include "tests/support/escpos_printer.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace onedoor::testing {

/// A receipt printer on a port of 127.0.0.1, one connection at a time.
class VirtualPrinter {
public:
    explicit VirtualPrinter(std::size_t width = print::dots_80_mm);
    ~VirtualPrinter();
    VirtualPrinter(VirtualPrinter const&) = delete;
    VirtualPrinter& operator=(VirtualPrinter const&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }

    /// Runs `use(EscposPrinter&)` while the line rests.
    auto with(auto const& use) {
        std::lock_guard const lock(m_mutex);
        return use(m_printer);
    }
    /// Pulls the cable when this many more bytes have come; a new connection is taken again.
    void disconnect_after(std::size_t bytes);

private:
    void serve();
    void exchange();
    bool read_some();
    bool write_answers();
    void hang_up();

    std::mutex m_mutex;
    EscposPrinter m_printer;
    std::size_t m_bytes_left = std::numeric_limits<std::size_t>::max();
    int m_listening = -1;
    int m_peer = -1;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_is_ending = false;
    std::thread m_thread;
};

}
