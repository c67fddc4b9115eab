#include "client/kiosk/visit.h"
#include "client/phrases/phrases.h"
#include "client/screens/citizen/filing_parts.h"

namespace onedoor::kiosk {

using app::Screen;
using phrases::Key;

namespace {

/// One step up, and how it is said.
struct Back {
    std::string address, label;
};

// The page before, of a filing whose form is there. The first one leaves the filing.
Back back_in_filing(screens::View const& view, std::string_view procedure) {
    app::State const& state = view.state;
    std::size_t const number = screens::citizen::filing_number(view);
    bool const has_case = !state.page.procedure.cases.empty();
    app::Route route = state.route;
    route.step = 0;
    if (number == 0 || (number == 1 && !has_case))
        return {std::string(procedure), {}};
    route.screen = number == 1                            ? Screen::Case
                   : state.route.screen == Screen::Review ? Screen::Papers
                                                          : Screen::FormStep;
    if (route.screen == Screen::FormStep)
        route.step = static_cast<int>(number - 1);
    std::string const step = std::to_string(has_case ? number : number - 1);
    return {app::to_target(route),
            phrases::format(Key::page_back_step, view.language(), {{"step", step}})};
}

bool is_in_steps(app::State const& state) {
    Screen const screen = state.route.screen;
    return state.page.loading == app::Loading::Ready && state.page.form.has_value() &&
           (screen == Screen::Case || screen == Screen::FormStep || screen == Screen::Papers ||
            screen == Screen::Review);
}

}

void Visit::lead_bars(screens::View const& view, std::string_view back) {
    bool const has_own_back = view.state.route.screen == Screen::HandOver;
    Back way{std::string(has_own_back ? "" : back), {}};
    if (is_in_steps(view.state))
        way = back_in_filing(view, back);
    m_back = std::move(way.address);
    m_back_label = std::move(way.label);
    if (m_back == "/")
        m_back_label = phrases::get(Key::hall_done, view.language());
    else if (!m_back.empty() && m_back_label.empty())
        m_back_label = view.say(strings::Key::app_back);
    ui::PageTurn const turn = m_surface.is_editing() ? ui::PageTurn::None : m_surface.page_turn();
    std::string_view words;
    if (turn != ui::PageTurn::None)
        words = phrases::get(turn == ui::PageTurn::Up ? Key::page_top : Key::page_more,
                             view.language());
    view.ui.set_bar_lead({m_back_label, words, turn});
}

void Visit::way_bar(screens::View const& view) {
    if (!view.ui.has_page_bar() && !m_back.empty())
        auto actions = view.ui.actions("way");
    ui::BarLeadEvent const event = view.ui.bar_lead_event();
    if (event == ui::BarLeadEvent::Back && is_in_hall())
        press(Pressed::HallBack);
    else if (event == ui::BarLeadEvent::Back)
        view.want(app::Action::Follow, {}, m_back);
    else if (event == ui::BarLeadEvent::Turn)
        press(Pressed::TurnPage);
    if (view.ui.has_page_bar() || m_surface.is_editing())
        return;
    // A page without a bar.
    ui::PageTurn const turn = m_surface.page_turn();
    bool const is_up = turn == ui::PageTurn::Up;
    if (view.ui.page_turn("turn", turn,
                          phrases::get(is_up ? Key::page_top : Key::page_more, view.language())))
        press(Pressed::TurnPage);
}

}
