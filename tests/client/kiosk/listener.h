#pragma once

#include "client/kiosk/kiosk.h"
#include "tests/client/device/print_world.h"
#include "tests/client/kiosk/fonts.h"
#include "tests/support/client_fakes.h"
#include "tests/support/silent_speaker.h"

#include <string>
#include <string_view>
#include <vector>

/// A kiosk without a window, and somebody who hears it and never looks: keys of the keypad go in,
/// sentences of the voice come out.
namespace onedoor::kiosk_tests {

/// Nothing of a citizen is kept outside of the kiosk here.
class EmptyHost final : public kiosk::Host {
public:
    void forget_clipboard() override {}
    void forget_textures() override {}
    void forget_requests() override {}
};

class NoStorage final : public app::Storage {
public:
    [[nodiscard]] bool can_keep() const override { return false; }
    void load(std::string_view) override {}
    void list() override {}
    void save(std::string_view, std::string_view, app::KeptVersion const&) override {}
    void erase(std::string_view) override {}
};

using Sentences = std::vector<std::string>;

/// Nine keys, or two switches that go on and choose.
enum class Hands : std::uint8_t { Keypad, Switches };

class Listener {
public:
    explicit Listener(Hands hands = Hands::Keypad);

    /// Presses the key and listens until it is quiet.
    Sentences press(interaction::Command command);
    Sentences press(speech::Command command);
    Sentences listen();
    /// Lets time pass in which nobody does anything.
    Sentences wait(std::int64_t ms);

    enum class Way : std::uint8_t { Forward, Back };
    /// Goes from thing to thing until one is told that begins so; fails the test when it does not
    /// come. Switches go forward alone.
    Sentences go_to(std::string_view beginning, Way way = Way::Forward);
    /// The focused thing is pressed.
    Sentences choose();
    /// Along the keys on the glass to each character, as one who hears their names; then Enter.
    Sentences write(std::string_view keys);

    /// The last thing heard was this field, and its keys are open.
    [[nodiscard]] bool is_in_field(std::string_view name);

    [[nodiscard]] ui::Tree const& tree() { return machine.frame().tree(); }
    [[nodiscard]] ui::Node const* focused() { return tree().find(machine.surface().focused()); }
    /// Everything heard so far, a line each, with the keys between.
    [[nodiscard]] std::string const& script() const { return m_script; }
    /// What goes against "all that can be used is heard with its name, role and state".
    [[nodiscard]] Sentences const& faults() const { return m_faults; }

    fakes::Transport transport;
    NoStorage storage;
    fakes::Files files;
    fakes::Outbox outbox;
    fakes::SteppedClock clock;
    fakes::CountingRandom random;
    fakes::Cipher cipher;
    testing::EscposPrinter paper;
    testing::Cable cable{paper};
    device::ReceiptPrinter printer{cable};
    fakes::SilentSpeaker speaker;
    speech::Narrator narrator{speaker};
    ticket::Desk hall{transport, random};
    EmptyHost host;
    Fonts fonts;
    core::Uptime now{1'000};
    kiosk::Kiosk machine;

private:
    void turn();
    void answer();
    void answer(fakes::Transport::Sent const& sent);
    void judge(ui::NodeId before, Sentences const& heard);
    std::string state_words(ui::Node const& node);
    void leave_keys();
    void press_key(keyboard::KeyKind kind, char32_t character);
    void walk_to_key(std::size_t index);
    void scan_to_key(std::size_t index);
    [[nodiscard]] std::size_t key_in_focus();

    Hands m_hands;

    std::string m_script;
    Sentences m_faults;
    std::size_t m_heard = 0;
    Sentences m_last, m_before;
};

}
