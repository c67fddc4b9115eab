#include "client/kiosk/clock_texts.h"
#include "client/kiosk/visit.h"
#include "client/phrases/phrases.h"
#include "client/screens/display.h"

#include <cmath>

namespace onedoor::kiosk {

using phrases::Key;
using session::State;

Visit::Notice Visit::notice_of(State state) {
    switch (state) {
    case State::Ending:
        return {Key::ending_title, Key::ending_text, ui::icon::shield_check_fill};
    case State::Closed:
        return {Key::closed_title, Key::closed_text, ui::icon::clock};
    default:
        return {Key::out_title, Key::out_text, ui::icon::warning_circle_fill};
    }
}

void Visit::own_header(ui::Frame& frame) {
    frame.header({.product = strings::get(strings::Key::app_name, language()),
                  .office = strings::get(strings::Key::app_office, language()),
                  .clock = clock()});
}

void Visit::attract(ui::Frame& frame) {
    text::Language const language = this->language();
    std::string_view const title = phrases::get(Key::attract_start, language);
    frame.begin_page({.route = "attract", .title = title, .language = text::tag(language)});
    // Bright pixels that never move burn in.
    std::int64_t const minute = m_around.services.clock.now().milliseconds / 60'000;
    constexpr float shift_px = 8;
    mirror::Mirror const* const site = m_around.site;
    bool const lacks_site = site != nullptr && site->edition() == nullptr && !site->is_opening();
    own_header(frame);
    ticket::HallView const hall = hall_now().value_or(ticket::HallView());
    std::vector<ui::ServedNumber> const numbers = served_numbers(hall);
    std::string_view const waiting = hall.as_of.empty() ? hall.waiting : hall.as_of;
    frame.attract("attract",
                  {.title = title,
                   .other_title = phrases::get(Key::attract_start, text::other(language)),
                   .text = phrases::get(
                       m_around.card.is_left() ? Key::chip_card_left : Key::attract_what, language),
                   .note = lacks_site ? phrases::get(Key::attract_no_site, language)
                                      : std::string_view(hall.opening),
                   .served = {.title = phrases::get(Key::ticket_now_serving, language),
                              .note = waiting,
                              .numbers = numbers},
                   .shift = minute % 2 == 0 ? shift_px : -shift_px});
    frame.end_page();
    constexpr int minute_ms = 60'000;
    frame.draw_again_in(minute_ms -
                        static_cast<int>(m_around.services.clock.now().milliseconds % minute_ms));
}

void Visit::warning(ui::Frame& frame) {
    text::Language const language = this->language();
    auto const left = m_around.session.time_left();
    std::string const seconds = std::to_string(left ? (left->ms + 999) / 1000 : 0);
    std::string_view const title = phrases::get(Key::warning_title, language);
    std::string const text = phrases::format(Key::warning_text, language, {{"seconds", seconds}});
    frame.begin_page({.route = "warning", .title = title, .language = text::tag(language)});
    own_header(frame);
    if (frame.dismissed("warning"))
        press(Pressed::MoreTime);
    {
        auto dialog = frame.dialog("warning", {.title = title, .text = text});
        frame.progress_ring(
            "left",
            {.label = phrases::get(Key::warning_left, language),
             .text = seconds,
             .value = left ? static_cast<float>(left->ms) / static_cast<float>(left->of_ms) : 0});
        auto row = frame.columns("choice", {1, 1});
        if (frame.button("end", {.label = phrases::get(Key::warning_end, language),
                                 .icon = ui::icon::sign_out,
                                 .kind = ui::ButtonKind::Danger,
                                 .width = ui::Width::Full}))
            press(Pressed::EndForSure);
        row.next();
        if (frame.button("more", {.label = phrases::get(Key::warning_more, language),
                                  .trailing_icon = ui::icon::arrow_right,
                                  .kind = ui::ButtonKind::Primary,
                                  .width = ui::Width::Full}))
            press(Pressed::MoreTime);
    }
    frame.end_page();
    if (left)
        frame.draw_again_in(static_cast<int>(left->ms % 1000) + 1);
}

bool Visit::is_full() const {
    app::State const& state = const_cast<Visit*>(this)->m_program.app().state();
    bool const begins = app::is_filing(state.route.screen) && !state.filing.is_touched &&
                        state.filing.sending == app::Sending::NotSent;
    return begins && m_around.outbox != nullptr &&
           m_around.outbox->capacity().level == outbox::Level::Full;
}

// The program's pages draw their settings themselves.
void Visit::own_foot(screens::View const& view) {
    if (view.state.display_open)
        screens::display_panel(view);
    foot(view);
}

void Visit::full_page(ui::Frame& frame) {
    text::Language const language = this->language();
    std::string_view const title = phrases::get(Key::full_title, language);
    m_own_intents.clear();
    screens::View const view{frame, state(), m_own_intents, this};
    frame.begin_page({.route = "full", .title = title, .language = text::tag(language)});
    own_header(frame);
    lead_bars(view, {});
    {
        auto main = frame.main();
        frame.outcome("full", {.title = title,
                               .text = phrases::get(Key::full_text, language),
                               .icon = ui::icon::warning_circle_fill,
                               .tone = ui::Tone::Info});
    }
    {
        auto actions = frame.actions("way");
        if (frame.button("home", {.label = phrases::get(Key::hall_done, language),
                                  .icon = ui::icon::house_line,
                                  .kind = ui::ButtonKind::Primary}))
            press(Pressed::Home);
    }
    own_foot(view);
    frame.end_page();
}

void Visit::notice(ui::Frame& frame, State state) {
    begin_notice(frame, notice_of(state));
    frame.end_page();
}

void Visit::take_card_page(ui::Frame& frame) {
    m_own_intents.clear();
    screens::View const view{frame, state(), m_own_intents, this};
    begin_notice(frame,
                 {Key::chip_take_card, Key::chip_take_card_advice, ui::icon::identification_card});
    lead_bars(view, {});
    own_foot(view);
    frame.end_page();
}

void Visit::begin_notice(ui::Frame& frame, Notice const& notice) {
    text::Language const language = this->language();
    std::string_view const title = phrases::get(notice.title, language);
    frame.begin_page({.route = "notice", .title = title, .language = text::tag(language)});
    own_header(frame);
    auto main = frame.main();
    frame.outcome("notice", {.title = title,
                             .text = phrases::get(notice.text, language),
                             .icon = notice.icon,
                             .tone = ui::Tone::Info});
}

}
