#include "tests/support/ipp_printer.h"

#include "tests/support/read_file.h"

#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace onedoor::testing {

/// Tells what stands in `report`, until there is a file `print`.
static constexpr char const* command_text = R"sh(#!/bin/sh
cd "$(dirname "$0")"
while [ ! -e print ]; do
    if [ -e report ]; then
        echo "STATE: +$(cat report)" >&2
        mv report reported
    fi
    sleep 0.05
done
rm print
[ ! -e reported ] || echo "STATE: -$(cat reported)" >&2
rm -f reported
cp "$1" printed.part
mv printed.part printed
)sh";

static constexpr char const* attributes_text =
    "ATTR keyword media-supported \"iso_a5_148x210mm\",\"iso_a4_210x297mm\"\n"
    "ATTR keyword media-ready \"iso_a5_148x210mm\"\n"
    "ATTR keyword media-default \"iso_a5_148x210mm\"\n"
    "ATTR mimeMediaType document-format-supported \"application/pdf\"\n";

static std::uint16_t free_port() {
    int const probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    bool const is_bound = bind(probe, any, length) == 0 && getsockname(probe, any, &length) == 0;
    close(probe);
    if (!is_bound)
        throw std::runtime_error("no port for the IPP printer");
    return ntohs(address.sin_port);
}

static void write_file(std::filesystem::path const& path, std::string const& text) {
    std::filesystem::path const part = path.string() + ".new";
    std::ofstream(part) << text;
    std::filesystem::rename(part, path);
}

IppPrinter::IppPrinter() : m_port(free_port()) {
    std::string pattern = (std::filesystem::temp_directory_path() / "onedoor-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no folder for the IPP printer");
    m_folder = pattern;
    write_file(m_folder / "command", command_text);
    std::filesystem::permissions(m_folder / "command", std::filesystem::perms::owner_all);
    write_file(m_folder / "attributes.conf", attributes_text);
    // It wants a bus to announce itself on, and gets one where nobody listens.
    std::string const bus = "unix:path=" + (m_folder / "bus").string();
    m_bus = start({"dbus-daemon", "--session", "--nofork", "--address=" + bus}, "bus.log");
    for (int tries = 0; !std::filesystem::exists(m_folder / "bus") && tries < 200; ++tries)
        usleep(50'000);
    m_printer = start({"env", "DBUS_SYSTEM_BUS_ADDRESS=" + bus, "ippeveprinter", "-p",
                       std::to_string(m_port), "-n", "localhost", "-r", "off", "-d",
                       m_folder.string(), "-c", (m_folder / "command").string(), "-a",
                       (m_folder / "attributes.conf").string(), "onedoor"},
                      "printer.log");
}

IppPrinter::~IppPrinter() {
    stop();
    kill(m_bus, SIGKILL);
    waitpid(m_bus, nullptr, 0);
    // The command of a job still waiting sees it and ends.
    std::ofstream(m_folder / "print").put('\n');
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

pid_t IppPrinter::start(std::vector<std::string> const& words,
                        std::filesystem::path const& output) const {
    std::string const log = (m_folder / output).string();
    std::vector<char*> arguments;
    for (std::string const& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    pid_t const child = fork();
    if (child != 0)
        return child;
    int const file = open(log.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    dup2(file, STDOUT_FILENO);
    dup2(file, STDERR_FILENO);
    execvp(arguments[0], arguments.data());
    _exit(127);
}

void IppPrinter::let_print() {
    write_file(m_folder / "print", "\n");
}

void IppPrinter::report(std::string const& reason) {
    write_file(m_folder / "report", reason);
}

void IppPrinter::stop() {
    if (m_printer < 0)
        return;
    kill(m_printer, SIGKILL);
    waitpid(m_printer, nullptr, 0);
    m_printer = -1;
}

std::string IppPrinter::printed() const {
    std::filesystem::path const path = m_folder / "printed";
    return std::filesystem::exists(path) ? support::read_file(path.string()) : std::string();
}

}
