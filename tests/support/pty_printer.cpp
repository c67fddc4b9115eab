#include "tests/support/pty_printer.h"

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

namespace onedoor::testing {

PtyPrinter::PtyPrinter(std::size_t width) : m_printer(width) {
    std::string pattern = (std::filesystem::temp_directory_path() / "onedoor-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no folder for the printer's link");
    m_folder = pattern;
    m_link = m_folder / "printer";
    plug_in();
}

PtyPrinter::~PtyPrinter() {
    unplug();
    std::filesystem::remove_all(m_folder);
}

void PtyPrinter::plug_in() {
    m_port = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (m_port < 0 || grantpt(m_port) != 0 || unlockpt(m_port) != 0)
        throw std::runtime_error("no pseudo-terminal");
    std::filesystem::remove(m_link);
    std::filesystem::create_symlink(ptsname(m_port), m_link);
}

void PtyPrinter::unplug() {
    std::filesystem::remove(m_link);
    if (m_port >= 0)
        close(m_port);
    m_port = -1;
}

void PtyPrinter::turn() {
    if (m_port < 0)
        return;
    std::array<std::uint8_t, 512> part;
    std::size_t const wanted = std::min(part.size(), m_printer.room());
    // Fails while nobody has the other end open.
    ssize_t const got = wanted > 0 ? read(m_port, part.data(), wanted) : 0;
    if (got > 0)
        m_printer.receive(std::span(part).first(static_cast<std::size_t>(got)));
    m_printer.turn();
    core::Bytes const answers = m_printer.take_answers();
    if (!answers.empty() && write(m_port, answers.data(), answers.size()) < 0)
        throw std::runtime_error("the pseudo-terminal takes no answer");
}

}
