#include "client/kiosk/visit.h"
#include "client/phrases/phrases.h"
#include "shared/core/wipe.h"

#include <algorithm>

namespace onedoor::kiosk {

using phrases::Key;

namespace {

struct PrintWords {
    std::string_view alert, button;
    std::string title;
    Key first, again;
};

/// Whether the button for another print was pressed.
bool draw(ui::Frame& ui, PrintReport const& report, PrintWords const& words,
          text::Language language) {
    if (!report.text.title.empty()) {
        bool const is_fine = report.tone == PrintReport::Tone::Fine;
        std::string advice(report.text.advice);
        if (!report.text.unaffected.empty() && !is_fine)
            advice.append(" ").append(report.text.unaffected);
        ui.alert(words.alert, {.kind = is_fine ? ui::AlertKind::Info : ui::AlertKind::Warn,
                               .title = words.title,
                               .text = advice,
                               .icon = ui::icon::printer});
    }
    if (report.offer == PrintReport::Offer::None)
        return false;
    Key const label = report.offer == PrintReport::Offer::First ? words.first : words.again;
    return ui.button(words.button,
                     {.label = phrases::get(label, language), .icon = ui::icon::printer});
}

}

void Visit::printing(screens::View const& view, device::Printout printout) {
    auto const report = m_around.printing.report(printout, view.language());
    if (!report)
        return;
    PrintWords const words{"printing", "print-again", std::string(report->text.title),
                           Key::print_first, Key::print_again};
    if (kiosk::draw(view.ui, *report, words, view.language()))
        press(Pressed::PrintAgain);
    bool const is_heard = m_around.narrator != nullptr && m_around.narrator->is_on();
    if (is_heard &&
        view.ui.button("hear-slip", {.label = phrases::get(Key::speech_read_slip, view.language()),
                                     .icon = ui::icon::speaker_high}))
        press(Pressed::HearSlip);
}

void Visit::page_printing(screens::View const& view) {
    auto const report = m_around.pages.report(view.language());
    if (!report)
        return;
    PrintWords const words{
        "page-printing", "print-page",
        phrases::format(Key::print_page_state, view.language(), {{"state", report->text.title}}),
        Key::print_page, Key::print_page_again};
    if (kiosk::draw(view.ui, *report, words, view.language()))
        press(Pressed::PrintPage);
}

void Visit::kept_notice(screens::View const& view) {
    using app::OutboxState;
    std::vector<app::OutboxItem> const& filings = view.state.outbox;
    bool const has_waiting = std::ranges::any_of(filings, [](app::OutboxItem const& filing) {
        return filing.state == OutboxState::Waiting || filing.state == OutboxState::Sending;
    });
    bool const is_settled = !filings.empty() && !has_waiting;
    if (view.state.route.screen != app::Screen::Outbox || m_kept.empty() || is_settled)
        return;
    std::string words = phrases::format(Key::kept_text, view.language(), {{"reference", m_kept}});
    view.ui.alert("machine-kept", {.kind = ui::AlertKind::Ok,
                                   .title = phrases::get(Key::kept_title, view.language()),
                                   .text = words});
    core::wipe(words);
}

void Visit::card_notice(screens::View const& view) {
    if (m_around.card.is_left())
        view.ui.alert("card-left", {.kind = ui::AlertKind::Warn,
                                    .title = phrases::get(Key::chip_card_left, language()),
                                    .icon = ui::icon::identification_card});
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

}
