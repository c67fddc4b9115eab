#pragma once

#include "tests/kiosk/person.h"

#include <string>
#include <string_view>
#include <vector>

namespace onedoor::testing {

/// How somebody set the machine.
struct Look {
    std::string_view name;
    std::string_view text_size, theme;
    bool is_seated = false;
};

/// Pictures of one look, and what a person could not read or reach on them.
class Gallery {
public:
    /// `path`: what the names of the files begin with.
    Gallery(Person& person, platform::Window& window, Look const& look, std::string path)
        : m_person(person), m_window(window), m_look(look), m_path(std::move(path)) {}

    /// Whether a page leads back to the one before.
    enum class WayBack : std::uint8_t { Expected, None };
    /// The screen as it is now, without its movements.
    void take(std::string_view name, WayBack way_back = WayBack::Expected);
    /// The foot of a page that is longer than the glass, then its beginning again.
    void take_whole(std::string_view name);
    /// The same in the other language.
    void take_in_english(std::string_view name);

    [[nodiscard]] unsigned pictures() const { return m_pictures; }
    [[nodiscard]] unsigned findings() const { return m_findings; }

private:
    void settle();
    void judge(std::string const& name, WayBack way_back);
    [[nodiscard]] std::vector<std::string> reach_findings();
    [[nodiscard]] std::vector<std::string> way_out_findings();
    [[nodiscard]] std::vector<std::string> way_back_findings();

    Person& m_person;
    platform::Window& m_window;
    Look m_look;
    std::string m_path;
    unsigned m_pictures = 0, m_findings = 0;
};

}
