#include "client/diagnostics/pin_prompt.h"

#include "client/diagnostics/staff_pin.h"
#include "client/phrases/phrases.h"
#include "shared/core/wipe.h"

#include <array>
#include <cstdio>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace onedoor::diagnostics {

namespace {

using phrases::Key;

void say(Key key) {
    for (text::Language const language : {text::Language::Vietnamese, text::Language::English}) {
        std::string const words(phrases::get(key, language));
        std::fprintf(stderr, "%s\n", words.c_str());
    }
}

/// The terminal shows nothing of what is typed while this lives.
class Silence {
public:
    Silence() : m_is_terminal(tcgetattr(STDIN_FILENO, &m_before) == 0) {
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (m_is_terminal)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Silence() {
        if (m_is_terminal)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Silence(Silence const&) = delete;
    Silence& operator=(Silence const&) = delete;
    [[nodiscard]] bool is_terminal() const { return m_is_terminal; }

private:
    termios m_before = {};
    bool m_is_terminal;
};

std::string read_line() {
    std::string line;
    line.reserve(64);
    for (char character = 0; line.size() < line.capacity() &&
                             ::read(STDIN_FILENO, &character, 1) == 1 && character != '\n';)
        line.push_back(character);
    return line;
}

}

int run_pin_prompt() {
    std::string first, second;
    {
        Silence const silence;
        if (silence.is_terminal())
            say(Key::staff_pin_choose);
        first = read_line();
        if (silence.is_terminal())
            say(Key::staff_pin_again);
        second = silence.is_terminal() ? read_line() : first;
    }
    bool const is_same = first == second;
    Result<std::string> const hash = hash_pin(first);
    core::wipe(first);
    core::wipe(second);
    if (!is_same || !hash) {
        say(!is_same                            ? Key::staff_pin_differs
            : hash.error().code == "pin.format" ? Key::staff_pin_format
                                                : Key::staff_pin_memory);
        return 1;
    }
    std::printf("%s\n", hash->c_str());
    return 0;
}

}
