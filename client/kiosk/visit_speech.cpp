#include "client/keyboard/names.h"
#include "client/kiosk/visit.h"
#include "client/phrases/phrases.h"
#include "client/speech/slip.h"

namespace onedoor::kiosk {

using keyboard::KeyKind;
using keyboard::Outcome;
using phrases::Key;

speech::Scene Visit::scene(std::span<ui::Announcement const> announcements) {
    auto const left = m_around.session.time_left();
    speech::Scene scene{m_frame.tree(), m_surface.focused(), language(), announcements, {}, {}};
    if (left)
        scene.seconds_left = static_cast<std::int32_t>(left->ms / 1000);
    return scene;
}

// What a key did is heard after the page and the focus, in place of them.
void Visit::speak(ui::Output const& output) {
    std::vector<interaction::Echo> const echoes = m_surface.take_echoes();
    std::optional<keyboard::RowScan> const scan = m_surface.take_scan();
    bool const has_opened = m_surface.is_editing() && !m_is_typing;
    m_is_typing = m_surface.is_editing();
    speech::Narrator* const narrator = m_around.narrator;
    if (narrator == nullptr || !narrator->is_on())
        return;
    speech::Scene scene = this->scene(output.announcements);
    keyboard::Keyboard const& keys = m_surface.keyboard();
    if (scan && m_surface.is_editing())
        scene.place = scan->key() ? keyboard::spoken_name(keys, *scan->key(), language())
                                  : keyboard::spoken_row(keys, scan->row(), language());
    narrator->look(scene, m_now);
    if (has_opened)
        narrator->tell(phrases::get(Key::speech_keys_open, language()), language(),
                       speech::Urgency::Polite);
    for (interaction::Echo const& echo : echoes)
        this->echo(echo);
}

void Visit::echo(interaction::Echo const& echo) {
    text::Language const language = this->language();
    std::string words;
    if (echo.outcome == Outcome::Closed)
        return m_around.narrator->tell(phrases::get(Key::speech_keys_closed, language), language,
                                       speech::Urgency::Polite);
    if (echo.outcome == Outcome::Full)
        words = phrases::get(Key::speech_field_full, language);
    else if (echo.outcome == Outcome::Unchanged && echo.key.kind == KeyKind::Backspace)
        words = phrases::get(Key::speech_empty, language);
    else if (echo.outcome == Outcome::Unchanged && echo.key.kind == KeyKind::Character)
        words = phrases::get(Key::speech_key_refused, language);
    else if (echo.erased != 0)
        words = phrases::format(Key::speech_erased, language,
                                {{"name", keyboard::spoken_echo({KeyKind::Character, echo.erased},
                                                                echo.purpose, language)}});
    else if (!echo.word.empty())
        words = echo.word;
    else
        words = keyboard::spoken_echo(echo.key, echo.purpose, language);
    if (!words.empty())
        m_around.narrator->echo(words, language);
    core::wipe(words);
}

void Visit::tell(speech::Command command) {
    if (m_around.narrator != nullptr)
        m_around.narrator->on(command, scene(), m_now);
}

void Visit::hear_slip() {
    receipts::Slip const* const slip = m_around.printing.slip();
    if (slip != nullptr && m_around.narrator != nullptr)
        m_around.narrator->read(speech::of_slip(*slip, language()));
}

void Visit::speech_problem(screens::View const& view) {
    if (m_around.narrator == nullptr)
        return;
    std::string_view const problem = m_around.narrator->problem(language());
    if (!problem.empty())
        view.ui.alert(
            "speech-problem",
            {.kind = ui::AlertKind::Warn, .text = problem, .icon = ui::icon::speaker_high});
}

}
