#pragma once

#include <array>
#include <fcntl.h>
#include <stdexcept>
#include <stdlib.h>
#include <string>
#include <string_view>
#include <unistd.h>

namespace onedoor::testing {

/// The reader's end of a pseudo terminal; closing it pulls the device out.
class Terminal {
public:
    Terminal() : m_device(posix_openpt(O_RDWR | O_NOCTTY)) {
        must(m_device >= 0);
        must(grantpt(m_device) == 0);
        must(unlockpt(m_device) == 0);
    }
    ~Terminal() { ::close(m_device); }
    Terminal(Terminal const&) = delete;
    Terminal& operator=(Terminal const&) = delete;

    [[nodiscard]] std::string path() const {
        std::array<char, 64> name{};
        must(ptsname_r(m_device, name.data(), name.size()) == 0);
        return name.data();
    }
    void send(std::string_view characters) {
        must(::write(m_device, characters.data(), characters.size()) ==
             static_cast<ssize_t>(characters.size()));
    }

private:
    static void must(bool holds) {
        if (!holds)
            throw std::runtime_error("terminal");
    }

    int m_device;
};

}
