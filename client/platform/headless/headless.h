#pragma once

#include "client/platform/program.h"

#include <string>
#include <string_view>
#include <vector>

namespace onedoor::platform {

/// Runs a program without a window: nodes are found by role and name as a person would, pressed
/// and filled in, and the semantic tree is read as text. For tests.
class Headless {
public:
    /// `font_folder` holds the subset fonts; texts are measured with the real ones.
    Headless(Program& program, std::string const& font_folder);

    void resize(float width, float height) { m_input.viewport = {width, height, 1, 0}; }
    /// Draws until nothing is wanted any more (at most a few frames).
    void draw();
    /// Each fails the program (VERIFY) when no such node is there, or it is disabled.
    void press(ui::Role role, std::string_view name);
    void type(std::string_view label, std::string_view text);
    void leave(std::string_view label);
    void choose_file(std::string_view name, app::ChosenFile const& file);

    [[nodiscard]] bool has(ui::Role role, std::string_view name) const;
    [[nodiscard]] ui::Node const* find(ui::Role role, std::string_view name) const;
    [[nodiscard]] std::string dump() const { return m_frame.tree().dump(); }
    [[nodiscard]] ui::Frame& frame() { return m_frame; }
    [[nodiscard]] ui::Output const& output() const { return m_output; }
    /// Addresses the program went to, in order.
    [[nodiscard]] std::vector<Address> const& addresses() const { return m_addresses; }
    [[nodiscard]] int frames() const { return m_frames; }

private:
    ui::Node const& need(ui::Role role, std::string_view name) const;

    Program& m_program;
    std::string m_fonts[5];
    ui::Frame m_frame;
    ui::Input m_input;
    ui::Output m_output;
    std::vector<Address> m_addresses;
    int m_frames = 0;
};

}
