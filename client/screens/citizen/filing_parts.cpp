#include "client/screens/citizen/filing_parts.h"

#include "client/app/filing_flow.h"

namespace onedoor::screens::citizen {

static std::vector<std::string_view> page_names(View const& view) {
    std::vector<std::string_view> names;
    if (!view.state.page.procedure.cases.empty())
        names.push_back(view.say(Key::case_title));
    for (std::size_t const step : app::filing_flow::visible_steps(view.state))
        names.push_back(view.say(view.state.page.form->steps[step].title));
    names.push_back(view.say(Key::papers_title));
    names.push_back(view.say(Key::review_title));
    return names;
}

// Position among the pages, from 0.
static std::size_t position_of(View const& view, std::size_t number) {
    return view.state.page.procedure.cases.empty() ? number - 1 : number;
}

static std::string summary_of(View const& view, std::size_t position, std::size_t count) {
    return view.say(Key::form_step,
                    {{"step", std::to_string(position + 1)}, {"count", std::to_string(count)}});
}

std::size_t filing_number(View const& view) {
    std::size_t const steps = app::filing_flow::visible_steps(view.state).size();
    switch (view.state.route.screen) {
    case app::Screen::FormStep:
        return static_cast<std::size_t>(view.state.route.step);
    case app::Screen::Papers:
        return steps + 1;
    case app::Screen::Review:
        return steps + 2;
    default:
        return 0;
    }
}

FilingPlace filing_place(View const& view) {
    if (view.state.route.screen == app::Screen::HandOver)
        return {{}, std::string(view.say(Key::handover_title))};
    std::vector<std::string_view> const names = page_names(view);
    std::size_t const position = position_of(view, filing_number(view));
    if (position >= names.size())
        return {};
    return {summary_of(view, position, names.size()), std::string(names[position])};
}

void filing_stepper(View const& view, std::size_t number) {
    std::vector<std::string_view> const names = page_names(view);
    std::size_t const position = position_of(view, number);
    std::string const summary = summary_of(view, position, names.size());
    view.ui.stepper("steps", {.steps = names, .current = position, .summary = summary});
}

void next_button(View const& view, std::size_t number, Action leave) {
    auto actions = view.ui.actions("actions");
    std::size_t const first = view.state.page.procedure.cases.empty() ? 1 : 2;
    std::string const label = view.say(Key::form_next, {{"step", std::to_string(number + first)}});
    if (view.ui.button("next", {.label = label,
                                .trailing_icon = ui::icon::arrow_right,
                                .kind = ui::ButtonKind::Primary,
                                .submit = true}))
        view.want(leave);
}

}
