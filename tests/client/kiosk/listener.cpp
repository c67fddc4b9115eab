#include "tests/client/kiosk/listener.h"

#include "client/keyboard/names.h"
#include "client/speech/pronunciation.h"
#include "shared/text/utf8.h"
#include "tests/support/read_file.h"

#include <algorithm>
#include <doctest/doctest.h>

namespace onedoor::kiosk_tests {

using interaction::Command;
using text::Language;
using ui::Role;

namespace {

constexpr std::int64_t turn_ms = 50;
/// Nothing a person does takes the machine longer than this.
constexpr int turns_max = 2'000;
constexpr int stops_max = 120;

constexpr char receipt[] = R"({"reference":"TN-7KQA","secret":"ABC-DEF-GHJ",
    "received_at":"2026-11-21T02:12:05Z","status":1,
    "procedure":"cap-ban-sao-trich-luc-ho-tich","track":"/ho-so/TN-7KQA"})";

std::string_view role_words(Role role) {
    switch (role) {
    case Role::Button:
        return "nút";
    case Role::Link:
        return "liên kết";
    case Role::Radio:
        return "nút chọn";
    case Role::Checkbox:
        return "ô đánh dấu";
    case Role::Select:
        return "danh sách chọn";
    default:
        return "ô ";
    }
}

std::string joined(Sentences const& sentences) {
    std::string all;
    for (std::string const& each : sentences)
        all.append(each).append(" | ");
    return all;
}

}

Listener::Listener(Hands hands)
    : machine({{transport,
                storage,
                files,
                outbox,
                clock,
                random,
                {.search_index = "/assets/index.json",
                 .units = "/assets/units.json",
                 .guides = "/assets/guides.json",
                 .offices = "/assets/offices.json"},
                "https://motcua.example",
                "vi",
                &cipher},
               host,
               {.printer = &printer,
                .paper = {.office = "UBND phường Hoa Sen"},
                .narrator = &narrator,
                .hall = &hall},
               fonts.files()},
              now),
      m_hands(hands) {
    listen();
}

void Listener::turn() {
    now.milliseconds += turn_ms;
    clock.set({clock.now().milliseconds + turn_ms});
    ++speaker.samples;
    cable.deliver();
    paper.turn();
    machine.advance(now);
    if (machine.wants_frame(now))
        machine.draw({1080, 1920, 1, 0}, now);
    answer();
}

void Listener::answer() {
    for (auto const& sent : std::vector(transport.sent))
        answer(sent);
}

void Listener::answer(fakes::Transport::Sent const& sent) {
    constexpr std::string_view procedures = "/api/v1/procedures/";
    std::string const& path = sent.request.path;
    net::Response response{.token = sent.token, .status = 200};
    if (path.starts_with("/assets/")) {
        response.body = support::read_file(ONEDOOR_ASSETS + path.substr(7));
    } else if (path.starts_with(procedures)) {
        std::string const name = path.substr(procedures.size());
        response.body =
            R"({"procedure":)" + support::read_file("assets/catalogue/ho-tich/" + name + ".json") +
            R"(,"form":)" + support::read_file("assets/forms/" + name + ".v1.json") + "}";
    } else if (path == "/api/v1/submissions") {
        response.status = 201;
        response.body = receipt;
    } else {
        return;
    }
    transport.take(path);
    machine.receive(std::move(response), now);
}

Sentences Listener::listen() {
    int still = 0;
    // Two turns of silence: what comes with an answer is heard as well.
    for (int i = 0; i < turns_max && still < 2; ++i) {
        turn();
        bool const is_speaking = speaker.now == speech::Speaker::State::Speaking;
        if (is_speaking)
            speaker.finish();
        still = is_speaking || machine.turn_ms() < 100 ? 0 : still + 1;
    }
    Sentences heard(speaker.said.begin() + static_cast<std::ptrdiff_t>(m_heard),
                    speaker.said.end());
    m_heard = speaker.said.size();
    for (std::string const& each : heard)
        m_script.append("  ").append(each) += '\n';
    m_before = std::exchange(m_last, heard);
    return heard;
}

Sentences Listener::wait(std::int64_t ms) {
    for (std::int64_t const end = now.milliseconds + ms; now.milliseconds < end;) {
        turn();
        speaker.finish();
    }
    return listen();
}

Sentences Listener::press(Command command) {
    constexpr std::string_view names[] = {"<",   ">",      "^",   "v",     "<",        ">",
                                          "[o]", "escape", "<--", "enter", "switch-1", "switch-2"};
    m_script.append(names[static_cast<std::size_t>(command)]) += '\n';
    ui::NodeId const before = machine.surface().focused();
    machine.command(command, now);
    Sentences heard = listen();
    judge(before, heard);
    return heard;
}

Sentences Listener::press(speech::Command command) {
    m_script += "speech key\n";
    machine.speak(command, now);
    return listen();
}

// Silence tells nothing; a thing come to without its name, kind, state or mistake tells too little.
void Listener::judge(ui::NodeId before, Sentences const& heard) {
    if (heard.empty())
        m_faults.push_back("silence after " + joined(m_before));
    ui::Node const* const node = focused();
    if (node == nullptr || node->id == before || !interaction::is_pressable(*node))
        return;
    std::string const all = joined(heard);
    auto const expect = [&](std::string_view words, char const* what) {
        Language const language = speech::language_heard(words, Language::Vietnamese);
        if (all.find(speech::pronounced(words, language)) == all.npos)
            m_faults.push_back(std::string(what) + " \"" + std::string(words) + "\" not in " + all);
    };
    expect(tree().text(node->label), "name");
    bool const is_key = node->target != 0 && node->target == node->parent;
    if (is_key)
        return;
    expect(role_words(node->role), "kind");
    expect(state_words(*node), "state");
    bool const is_alone = node->role != Role::Radio;
    if (is_alone && (node->flags & ui::flag::required) != 0)
        expect("bắt buộc", "state");
    if (is_alone && (node->flags & ui::flag::invalid) != 0)
        expect(tree().text(node->error), "mistake");
}

std::string Listener::state_words(ui::Node const& node) {
    bool const is_checked = (node.flags & ui::flag::checked) != 0;
    std::string_view const value = tree().text(node.value);
    switch (node.role) {
    case Role::Radio:
        return is_checked ? "đã chọn" : "chưa chọn";
    case Role::Checkbox:
        return is_checked ? "đã đánh dấu" : "chưa đánh dấu";
    case Role::Select:
        return value.empty() ? "chưa chọn" : "";
    case Role::TextField:
    case Role::TextArea:
        return value.empty()                                ? "đang trống"
               : node.input_kind == ui::InputKind::Password ? "đã nhập"
                                                            : "";
    default:
        return "";
    }
}

Sentences Listener::choose() {
    return press(m_hands == Hands::Keypad ? Command::Select : Command::SwitchChoose);
}

void Listener::leave_keys() {
    if (!machine.surface().is_editing())
        return;
    if (m_hands == Hands::Keypad)
        press(Command::Escape);
    else
        press_key(keyboard::KeyKind::Close, 0);
}

Sentences Listener::go_to(std::string_view beginning, Way way) {
    leave_keys();
    Command const next = m_hands == Hands::Switches ? Command::SwitchNext
                         : way == Way::Forward      ? Command::Next
                                                    : Command::Previous;
    for (int i = 0; i < stops_max; ++i) {
        Sentences heard = press(next);
        bool const is_there = std::ranges::any_of(
            heard, [&](std::string const& each) { return each.starts_with(beginning); });
        if (is_there)
            return heard;
    }
    MESSAGE(m_script);
    FAIL("never heard: " << std::string(beginning));
    return {};
}

bool Listener::is_in_field(std::string_view name) {
    return machine.surface().is_editing() &&
           std::ranges::any_of(m_last,
                               [&](std::string const& each) { return each.starts_with(name); });
}

/// Its index; the number of keys = on none of them.
std::size_t Listener::key_in_focus() {
    auto const nodes = machine.surface().key_nodes();
    auto const at = std::ranges::find_if(nodes, [&](std::size_t node) {
        return tree().nodes()[node].id == machine.surface().focused();
    });
    return static_cast<std::size_t>(at - nodes.begin());
}

void Listener::walk_to_key(std::size_t index) {
    auto const keys = machine.surface().keyboard().keys();
    for (int i = 0; i < stops_max && key_in_focus() != index; ++i) {
        std::size_t const from = key_in_focus();
        if (from >= keys.size())
            press(Command::Down);
        else if (keys[from].row != keys[index].row)
            press(keys[from].row < keys[index].row ? Command::Down : Command::Up);
        else
            press(from < index ? Command::Right : Command::Left);
    }
}

void Listener::scan_to_key(std::size_t index) {
    int const row = machine.surface().keyboard().keys()[index].row + 1;
    std::string const told = "Hàng " + std::to_string(row) + ", từ";
    for (int i = 0; i < stops_max; ++i)
        if (press(Command::SwitchNext).back().starts_with(told))
            break;
    press(Command::SwitchChoose);
    for (int i = 0; i < stops_max && key_in_focus() != index; ++i)
        press(Command::SwitchNext);
}

void Listener::press_key(keyboard::KeyKind kind, char32_t character) {
    auto const keys = machine.surface().keyboard().keys();
    auto const found = std::ranges::find_if(keys, [&](keyboard::PlacedKey const& placed) {
        return placed.key.kind == kind && placed.key.character == character;
    });
    REQUIRE(found != keys.end());
    auto const index = static_cast<std::size_t>(found - keys.begin());
    if (m_hands == Hands::Keypad)
        walk_to_key(index);
    else
        scan_to_key(index);
    REQUIRE(key_in_focus() == index);
    choose();
}

Sentences Listener::write(std::string_view keys) {
    for (char const key : keys) {
        if (key == ' ')
            press_key(keyboard::KeyKind::Space, 0);
        else
            press_key(keyboard::KeyKind::Character, static_cast<char32_t>(key));
    }
    press_key(keyboard::KeyKind::Enter, 0);
    return m_last;
}

}
