#include "client/platform/headless/headless.h"

#include "shared/core/verify.h"

#include <cstdio>

namespace onedoor::platform {

namespace {

constexpr int frames_max = 8;

std::string read_font(std::string const& path) {
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    VERIFY(file != nullptr);
    std::string bytes;
    char block[65536];
    for (std::size_t length = 0; (length = std::fread(block, 1, sizeof(block), file)) > 0;)
        bytes.append(block, length);
    std::fclose(file);
    return bytes;
}

std::span<std::uint8_t const> bytes_of(std::string const& text) {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

}

Headless::Headless(Program& program, std::string const& font_folder) : m_program(program) {
    constexpr char const* names[] = {"noto-sans-regular", "noto-sans-bold", "phosphor-bold",
                                     "phosphor-fill", "phosphor-duotone"};
    for (std::size_t i = 0; i < std::size(names); ++i)
        m_fonts[i] = read_font(font_folder + "/" + names[i] + ".ttf");
    m_frame.set_fonts({bytes_of(m_fonts[0]), bytes_of(m_fonts[1]), bytes_of(m_fonts[2]),
                       bytes_of(m_fonts[3]), bytes_of(m_fonts[4])});
}

void Headless::draw() {
    for (int i = 0; i < frames_max; ++i) {
        // What moves has arrived by the next frame.
        m_input.seconds += 1;
        ui::Output const output = run_frame(m_frame, m_program, m_input);
        ++m_frames;
        ui::NodeId const focus = output.focus != 0 ? output.focus : m_output.focus;
        m_output = output;
        m_output.focus = focus;
        std::optional<Address> address = m_program.take_address();
        if (address)
            m_addresses.push_back(std::move(*address));
        else if (output.again_in_ms != 0)
            return;
    }
}

ui::Node const* Headless::find(ui::Role role, std::string_view name) const {
    for (ui::Node const& node : m_frame.tree().nodes()) {
        if (node.role == role && m_frame.tree().text(node.label) == name)
            return &node;
    }
    return nullptr;
}

bool Headless::has(ui::Role role, std::string_view name) const {
    return find(role, name) != nullptr;
}

ui::Node const& Headless::need(ui::Role role, std::string_view name) const {
    ui::Node const* const node = find(role, name);
    if (node == nullptr)
        std::fprintf(stderr, "no %s \"%s\" in\n%s", ui::role_name(role).data(),
                     std::string(name).c_str(), dump().c_str());
    VERIFY(node != nullptr);
    VERIFY((node->flags & ui::flag::disabled) == 0);
    return *node;
}

void Headless::press(ui::Role role, std::string_view name) {
    m_input.activations.push_back(need(role, name).id);
    draw();
}

void Headless::type(std::string_view label, std::string_view text) {
    ui::Node const* field = find(ui::Role::TextField, label);
    for (ui::Role const role : {ui::Role::TextArea, ui::Role::Select}) {
        if (field == nullptr)
            field = find(role, label);
    }
    ui::NodeId const id = field != nullptr ? field->id : need(ui::Role::TextField, label).id;
    m_input.edits.push_back({id, std::string(text), false, false});
    draw();
}

void Headless::leave(std::string_view label) {
    ui::Node const& field = need(ui::Role::TextField, label);
    std::string const text(m_frame.tree().text(field.value));
    m_input.edits.push_back({field.id, text, true, false});
    draw();
}

void Headless::choose_file(std::string_view name, app::ChosenFile const& file) {
    m_input.files.push_back(
        {need(ui::Role::File, name).id, file.handle, file.name, file.type, file.size_bytes});
    draw();
}

}
