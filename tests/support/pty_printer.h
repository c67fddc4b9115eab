#pragma once

#include "tests/support/escpos_printer.h"

#include <filesystem>
#include <string>

namespace onedoor::testing {

/// A receipt printer on a serial port that is a pseudo-terminal. It has no thread: call turn().
class PtyPrinter {
public:
    explicit PtyPrinter(std::size_t width = print::dots_80_mm);
    ~PtyPrinter();
    PtyPrinter(PtyPrinter const&) = delete;
    PtyPrinter& operator=(PtyPrinter const&) = delete;

    /// Stays the same when it is plugged in again, as a link of udev does.
    [[nodiscard]] std::string path() const { return m_link.string(); }
    [[nodiscard]] EscposPrinter& inside() { return m_printer; }
    /// Takes what has come, prints, answers.
    void turn();
    void unplug();
    void plug_in();

private:
    EscposPrinter m_printer;
    std::filesystem::path m_folder, m_link;
    int m_port = -1;
};

}
