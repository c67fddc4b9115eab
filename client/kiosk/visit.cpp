#include "client/kiosk/visit.h"

#include "client/kiosk/clock_texts.h"
#include "client/phrases/phrases.h"
#include "client/screens/citizen/citizen.h"

#include <algorithm>

namespace onedoor::kiosk {

using phrases::Key;
using session::State;

namespace {

// Above this height a seated person does not reach (guide, section 8).
constexpr float seated_reach = 960;
// From here on the time that is left is told in another colour.
constexpr std::int64_t short_time_ms = 30'000;

}

Visit::Visit(Surroundings const& surroundings)
    : m_around(surroundings), m_program(surroundings.services),
      m_surface(m_frame, surroundings.px_per_mm) {
    m_frame.set_fonts(surroundings.fonts);
    m_program.set_machine(this);
    read_clock();
}

text::Language Visit::language() const {
    return const_cast<Visit*>(this)->m_program.app().state().preferences.language;
}

void Visit::read_clock() {
    core::Instant const now = m_around.services.clock.now();
    m_time = time_text(now);
    m_day = day_text(now, language());
}

int Visit::draw_frame(ui::Viewport const& viewport, core::Uptime now) {
    m_now = now;
    read_clock();
    m_input.viewport = viewport;
    m_input.viewport.head = m_is_seated ? seated_reach : 0;
    m_input.seconds = static_cast<double>(now.milliseconds) / 1000;
    m_surface.prepare(m_input);
    m_frame.set_option_sheet_words({phrases::get(Key::options_filter, language()),
                                    phrases::get(Key::options_none, language()),
                                    phrases::get(Key::options_earlier, language()),
                                    phrases::get(Key::options_later, language()),
                                    phrases::get(Key::options_close, language())});
    ui::Output output = platform::run_frame(m_frame, *this, m_input);
    if (m_surface.learn(output))
        output.again_in_ms = 0;
    speak(output);
    if (std::optional<platform::Address> const address = take_address()) {
        if (!address->replaces)
            m_surface.scroll_to_top();
        output.again_in_ms = 0;
    }
    return output.again_in_ms;
}

void Visit::draw(ui::Frame& frame) {
    m_pressed = Pressed::None;
    State const state = m_around.session.state();
    if (is_staffed())
        return staff_page(frame);
    bool const is_served = state == State::Active || state == State::Warning;
    if (is_served && m_around.card.asks())
        return take_card_page(frame);
    switch (state) {
    case State::Active:
        if (is_in_hall())
            return hall_page(frame);
        return is_full() ? full_page(frame) : m_program.draw(frame);
    case State::Warning:
        return warning(frame);
    case State::Attract:
        return attract(frame);
    case State::Ending:
    case State::Closed:
    case State::OutOfService:
    case State::Restart:
        return notice(frame, state);
    }
}

void Visit::ask_end() {
    if (is_staffed())
        m_around.staff->close();
    else if (m_program.has_unsaved())
        m_asks_end = m_is_question_new = true;
    else
        m_wish = Wish::End;
}

void Visit::perform() {
    app::App& app = m_program.app();
    Pressed const pressed = std::exchange(m_pressed, Pressed::None);
    m_is_question_new = false;
    if (is_staffed() && m_around.staff->perform())
        m_surface.scroll_to_top();
    for (app::Intent const& intent : std::exchange(m_own_intents, {}))
        app.perform(intent);
    switch (pressed) {
    case Pressed::None:
        break;
    case Pressed::End:
        ask_end();
        break;
    case Pressed::EndForSure:
        m_wish = Wish::End;
        break;
    case Pressed::MoreTime:
        m_wish = Wish::MoreTime;
        break;
    case Pressed::StayHere:
        m_asks_end = false;
        break;
    case Pressed::ToPhone:
        hand_over();
        break;
    case Pressed::Display:
        app.perform({app::Action::ToggleDisplay, {}, {}, {}});
        break;
    case Pressed::Seated:
        m_is_seated = !m_is_seated;
        m_surface.scroll_to_top();
        break;
    case Pressed::Language:
        app.perform({app::Action::SwitchLanguage, {}, {}, {}});
        break;
    case Pressed::TurnPage:
        m_surface.turn_page();
        break;
    case Pressed::PrintAgain:
        m_around.printing.print_again();
        break;
    case Pressed::PrintPage:
        m_around.pages.print();
        break;
    case Pressed::HearSlip:
        hear_slip();
        break;
    case Pressed::Home:
        app.perform({app::Action::Follow, {}, "/", {}});
        break;
    case Pressed::Speech:
        m_wish = Wish::Speech;
        break;
    case Pressed::CardInstead:
        m_around.reader->use_card(app);
        break;
    case Pressed::CardBack:
        m_around.reader->take_back(app);
        break;
    case Pressed::CardSeen:
        m_around.reader->dismiss();
        break;
    default:
        perform_hall(pressed);
        break;
    }
    m_program.perform();
}

void Visit::hand_over() {
    m_asks_end = false;
    app::Route route = state().route;
    route.screen = app::Screen::HandOver;
    m_program.app().perform({app::Action::Follow, {}, app::to_target(route), {}});
}

void Visit::follow(std::string_view href) {
    if (href == hall_address && m_around.hall != nullptr)
        m_around.hall->begin(m_now);
    else
        m_program.follow(href);
}

void Visit::above_content(screens::View const& view, std::string_view back) {
    lead_bars(view, back);
    // Upon the home page it stands below the numbers.
    if (!m_is_seated || view.state.route.screen == app::Screen::Home)
        return;
    auto region = view.ui.above_main("seated", phrases::get(Key::seated_title, language()));
    seated_notice(view.ui);
}

void Visit::begin_content(screens::View const& view) {
    speech_problem(view);
    card_notice(view);
    kept_notice(view);
}

void Visit::seated_notice(ui::Frame& frame) {
    frame.alert("seated-notice", {.kind = ui::AlertKind::Info,
                                  .title = phrases::get(Key::seated_title, language()),
                                  .text = phrases::get(Key::seated_text, language()),
                                  .icon = ui::icon::wheelchair});
}

std::string_view Visit::papers_intro() const {
    return phrases::get(Key::papers_intro, language());
}

std::string_view Visit::no_line(screens::View const& view) const {
    return phrases::get(Key::line_down, view.language());
}

void Visit::home(screens::View const& view) {
    ui::Frame& ui = view.ui;
    {
        auto hero = ui.hero("hero", {.greeting = view.say(strings::Key::home_greeting),
                                     .title = view.say(strings::Key::home_question)});
    }
    now_serving(ui);
    if (m_is_seated) {
        seated_notice(ui);
        ui.begin_reach();
    }
    screens::citizen::outbox_notice(view);
    screens::citizen::search_box(view);
    auto grid = ui.grid("tiles", ui::narrow_tiles);
    if (m_around.hall != nullptr)
        ui.tile("number", {.label = phrases::get(Key::ticket_title, view.language()),
                           .detail = phrases::get(Key::home_number_note, view.language()),
                           .href = hall_address,
                           .icon = ui::icon::ticket_duotone,
                           .kind = ui::TileKind::Primary});
    ui.tile("file",
            {.label = view.say(strings::Key::home_file),
             .detail = view.say(strings::Key::home_file_note),
             .href = "/tim-kiem",
             .icon = ui::icon::file_plus_duotone,
             .kind = m_around.hall != nullptr ? ui::TileKind::Plain : ui::TileKind::Primary});
    ui.tile("track", {.label = view.say(strings::Key::home_track),
                      .detail = phrases::get(Key::home_track_note, view.language()),
                      .href = "/tra-cuu",
                      .icon = ui::icon::file_magnifying_glass_duotone});
    ui.tile("guide", {.label = view.say(strings::Key::home_guide),
                      .detail = view.say(strings::Key::home_guide_note),
                      .href = "/can-lam-gi",
                      .icon = ui::icon::chat_text_duotone});
    if (m_around.hall == nullptr)
        ui.tile("offices", {.label = view.say(strings::Key::home_offices),
                            .detail = view.say(strings::Key::home_offices_note),
                            .href = "/noi-nop",
                            .icon = ui::icon::map_pin_duotone});
}

void Visit::below_content(screens::View const& view) {
    app::Screen const screen = view.state.route.screen;
    if (screen != app::Screen::Receipt && screen != app::Screen::Outbox)
        return;
    printing(view, device::Printout::Filing);
    page_printing(view);
}

void Visit::foot(screens::View const& view) {
    if (m_asks_end)
        end_question(view);
    else if (!view.ui.has_dialog())
        way_bar(view);
    m_surface.draw_keys(view.ui, view.language());
    utility_bar(view);
    if (m_around.narrator != nullptr)
        view.ui.mark_spoken(m_around.narrator->spoken_node());
}

void Visit::utility_bar(screens::View const& view) {
    text::Language const language = view.language();
    auto const left = m_around.session.time_left();
    std::string const time =
        left ? phrases::format(Key::utility_left, language, {{"time", minutes_text(left->ms)}})
             : std::string();
    bool const is_english = language == text::Language::English;
    bool const is_spoken = m_around.narrator != nullptr && m_around.narrator->is_on();
    std::vector<ui::UtilityItem> items;
    if (m_around.narrator != nullptr)
        items.push_back({.label = phrases::get(Key::utility_speech, language),
                         .icon = ui::icon::speaker_high,
                         .turns = is_spoken ? ui::Switch::Pressed : ui::Switch::Released});
    ui::UtilityItem const settings[] = {
        {.label = phrases::get(Key::utility_display, language),
         .icon = ui::icon::text_aa,
         .turns = view.state.display_open ? ui::Switch::Expanded : ui::Switch::Collapsed},
        {.label = phrases::get(Key::utility_seated, language),
         .icon = ui::icon::wheelchair,
         .turns = m_is_seated ? ui::Switch::Pressed : ui::Switch::Released},
        {.label = view.say(strings::Key::app_language_other),
         .icon = ui::icon::globe,
         .speech = is_english ? ui::Speech::Vietnamese : ui::Speech::English},
    };
    items.insert(items.end(), std::begin(settings), std::end(settings));
    ui::UtilityEvent const event = view.ui.utility_bar(
        "utility",
        {.label = phrases::get(Key::utility_title, language),
         .end = {.label = phrases::get(Key::utility_end, language), .icon = ui::icon::sign_out},
         .time_left = time,
         .time_share = left ? static_cast<float>(left->ms) / static_cast<float>(left->of_ms) : 1.0F,
         .time_tone = left && left->ms <= short_time_ms ? ui::Tone::Warn : ui::Tone::Secondary,
         .items = items});
    constexpr Pressed meanings[] = {Pressed::Speech, Pressed::Display, Pressed::Seated,
                                    Pressed::Language};
    std::size_t const first = std::size(meanings) - items.size();
    if (event.pressed == 0)
        press(Pressed::End);
    else if (event.pressed != ui::UtilityEvent::none)
        press(meanings[first + event.pressed - 1]);
    if (left)
        view.ui.draw_again_in(static_cast<int>(left->ms % 1000) + 1);
}

void Visit::end_question(screens::View const& view) {
    text::Language const language = view.language();
    ui::Frame& ui = view.ui;
    if (ui.dismissed("end"))
        press(Pressed::StayHere);
    auto dialog = ui.dialog("end", {.title = phrases::get(Key::end_title, language),
                                    .text = phrases::get(Key::end_text, language)});
    if (app::is_filing(view.state.route.screen) &&
        ui.button("phone", {.label = phrases::get(Key::end_phone, language),
                            .icon = ui::icon::device_mobile,
                            .width = ui::Width::Full}))
        press(Pressed::ToPhone);
    auto row = ui.columns("choice", {1, 1});
    if (ui.button("end-now", {.label = phrases::get(Key::end_confirm, language),
                              .icon = ui::icon::sign_out,
                              .kind = ui::ButtonKind::Danger,
                              .width = ui::Width::Full}))
        press(Pressed::EndForSure);
    row.next();
    if (ui.button("stay", {.label = phrases::get(Key::end_stay, language),
                           .trailing_icon = ui::icon::arrow_right,
                           .kind = ui::ButtonKind::Primary,
                           .width = ui::Width::Full}))
        press(Pressed::StayHere);
    if (m_is_question_new)
        ui.focus("stay");
}

}
