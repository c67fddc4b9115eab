#include "client/kiosk/visit.h"
#include "client/phrases/phrases.h"
#include "shared/core/wipe.h"

namespace onedoor::kiosk {

using phrases::Key;

void Visit::printing(screens::View const& view, device::Printout printout) {
    auto const report = m_around.printing.report(printout, view.language());
    if (!report)
        return;
    bool const is_fine = report->tone == SlipPrinting::Report::Tone::Fine;
    std::string words(report->text.advice);
    if (!report->text.unaffected.empty() && !is_fine)
        words.append(" ").append(report->text.unaffected);
    view.ui.alert("printing", {.kind = is_fine ? ui::AlertKind::Info : ui::AlertKind::Warn,
                               .title = report->text.title,
                               .text = words,
                               .icon = ui::icon::printer});
    bool const is_first = report->offer == SlipPrinting::Report::Offer::First;
    if (report->offer != SlipPrinting::Report::Offer::None &&
        view.ui.button(
            "print-again",
            {.label = phrases::get(is_first ? Key::print_first : Key::print_again, view.language()),
             .icon = ui::icon::printer}))
        press(Pressed::PrintAgain);
}

void Visit::card_notice(screens::View const& view) {
    if (m_around.reader == nullptr)
        return;
    std::optional<reader::CardNotice> notice = m_around.reader->notice(view.state);
    if (!notice)
        return;
    ui::Frame& ui = view.ui;
    std::string words = notice->who;
    for (std::string const& line : notice->lines)
        words.append(words.empty() ? "" : "\n").append(line);
    bool const is_card = !notice->who.empty();
    ui.alert("card", {.kind = is_card ? ui::AlertKind::Ok : ui::AlertKind::Info,
                      .title = notice->title,
                      .text = words,
                      .icon = ui::icon::identification_card});
    if (is_card) {
        auto row = ui.row("card-choice");
        if (notice->offers_card &&
            ui.button("card-use", {.label = phrases::get(Key::card_use, language())}))
            press(Pressed::CardInstead);
        if (notice->offers_take_back &&
            ui.button("card-back", {.label = phrases::get(Key::card_take_back, language())}))
            press(Pressed::CardBack);
        if (ui.button("card-seen", {.label = phrases::get(Key::card_seen, language())}))
            press(Pressed::CardSeen);
    }
    core::wipe(words);
    reader::forget(*notice);
}

speech::Scene Visit::scene(std::span<ui::Announcement const> announcements) {
    auto const left = m_around.session.time_left();
    speech::Scene scene{m_frame.tree(), m_surface.focused(), language(), announcements, {}};
    if (left)
        scene.seconds_left = static_cast<std::int32_t>(left->ms / 1000);
    return scene;
}

void Visit::speak(ui::Output const& output) {
    if (m_around.narrator != nullptr && m_around.narrator->is_on())
        m_around.narrator->look(scene(output.announcements), m_now);
}

void Visit::tell(speech::Command command) {
    if (m_around.narrator != nullptr)
        m_around.narrator->on(command, scene(), m_now);
}

}
