#include "client/phrases/phrases.h"
#include "client/staff_panel/panel.h"

namespace onedoor::staff_panel {

using diagnostics::StaffPin;
using phrases::Key;

namespace {

constexpr ui::GridShape pad{3, 100};

/// Shows how many digits there are, and none of them.
std::string masked(std::size_t digits) {
    std::string dots;
    for (std::size_t i = 0; i < digits; ++i)
        dots += i == 0 ? "•" : " •";
    return dots;
}

}

void Panel::door(ui::Frame& frame) {
    bool const is_asking = m_pin.state() == StaffPin::State::Asking;
    bool const is_wrong = m_pin.was_wrong() || m_pin.state() == StaffPin::State::Waiting;
    frame.heading("title", 1, say(Key::staff_pin_title));
    frame.text("sentence", {.text = diagnostics::sentence_of(m_pin, m_language),
                            .role = ui::TypeRole::H2,
                            .tone = is_wrong ? ui::Tone::Bad : ui::Tone::Normal,
                            .news = true});
    if (m_pin.state() == StaffPin::State::Off)
        return;
    {
        auto card = frame.card("typed", ui::CardKind::Sunken);
        std::string const dots = masked(m_typed.size());
        frame.text("dots",
                   {.text = dots.empty() ? say(Key::staff_pin_empty) : std::string_view(dots),
                    .role = ui::TypeRole::H1,
                    .tone = dots.empty() ? ui::Tone::Secondary : ui::Tone::Normal});
    }
    ui::ControlState const state =
        is_asking ? ui::ControlState::Enabled : ui::ControlState::Disabled;
    auto grid = frame.grid("pad", pad);
    constexpr std::string_view digits = "1234567890";
    auto const digit = [&](std::size_t at) {
        std::string_view const label = digits.substr(at, 1);
        if (frame.button({"digit", label},
                         {.label = label, .state = state, .width = ui::Width::Full}))
            press(Pressed::Digit, label.front() - '0');
    };
    for (std::size_t at = 0; at < 9; ++at)
        digit(at);
    if (frame.button("erase", {.label = say(Key::staff_pin_erase),
                               .icon = ui::icon::x,
                               .state = state,
                               .width = ui::Width::Full}))
        press(Pressed::EraseDigits);
    digit(9);
    if (frame.button("enter", {.label = say(Key::staff_pin_enter),
                               .icon = ui::icon::check,
                               .kind = ui::ButtonKind::Primary,
                               .state = state,
                               .width = ui::Width::Full}))
        press(Pressed::EnterPin);
    if (m_pin.state() == StaffPin::State::Waiting || m_pin.state() == StaffPin::State::Checking)
        frame.draw_again_in(250);
}

}
