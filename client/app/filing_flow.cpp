#include "client/app/filing_flow.h"

#include "client/app/answers.h"
#include "client/app/handover_flow.h"
#include "client/app/keeping_flow.h"

#include <algorithm>
#include <charconv>

namespace onedoor::app::filing_flow {

forms::Context form_context(State const& state) {
    return {.today = core::to_local(state.now).date,
            .case_id = state.filing.case_id,
            .units = state.units_loading == Loading::Ready ? &state.units : nullptr};
}

std::vector<std::size_t> visible_steps(State const& state) {
    std::vector<std::size_t> steps;
    if (!state.page.form)
        return steps;
    json::Value const answers = answers_of(*state.page.form, state.filing.draft);
    for (std::size_t i = 0; i < state.page.form->steps.size(); ++i)
        if (forms::is_step_visible(*state.page.form, form_context(state), answers, i))
            steps.push_back(i);
    return steps;
}

std::vector<catalogue::Paper const*> papers_to_attach(State const& state) {
    std::vector<catalogue::Paper const*> papers;
    for (catalogue::Paper const* paper :
         catalogue::papers_for(state.page.procedure, state.filing.case_id))
        if (!paper->is_form)
            papers.push_back(paper);
    return papers;
}

static Route filing_route(State const& state, Screen screen, int step = 0) {
    return {.screen = screen, .procedure = state.route.procedure, .step = step};
}

void enter(Context& context) {
    State& state = context.state;
    if (!state.page.form)
        return;
    keeping_flow::take_up(context);
    if (keeping_flow::found(state) != nullptr || context.next_route)
        return;
    bool const needs_case = !state.page.procedure.cases.empty();
    if (catalogue::has_case(state.page.procedure, state.route.code))
        state.filing.case_id = state.route.code;
    if (state.filing.sending == Sending::Kept)
        context.next_route = Route{.screen = Screen::Outbox};
    else if (state.filing.sending == Sending::Stored && state.route.screen != Screen::Receipt)
        context.next_route = filing_route(state, Screen::Receipt);
    else if (state.route.screen == Screen::Case && !needs_case)
        context.next_route = filing_route(state, Screen::FormStep, 1);
    else if (needs_case && state.filing.case_id.empty() && state.route.screen != Screen::Case)
        context.next_route = filing_route(state, Screen::Case);
    else if (state.route.screen == Screen::Receipt && state.filing.sending != Sending::Stored)
        context.next_route = filing_route(state, Screen::Case);
    // Taken once: on the way back what was chosen since then counts.
    else if (!state.route.code.empty())
        context.next_route = filing_route(state, Screen::Case);
    else if (state.route.screen == Screen::HandOver)
        handover_flow::enter_giving(context);
}

static void drop_error(Filing& filing, std::string_view path) {
    std::erase_if(filing.errors,
                  [&](forms::FieldError const& error) { return error.path == path; });
}

static void edit_answer(Context& context, Intent const& intent) {
    Filing& filing = context.state.filing;
    filing.draft.set(intent.subject, intent.value);
    drop_error(filing, intent.subject);
    // A commune of another province would be wrong; of an address it stands beside the province,
    // of a single unit it is the value itself.
    static constexpr std::string_view province = ".province";
    if (std::string_view const path = intent.subject; path.ends_with(province)) {
        std::string const base(path.substr(0, path.size() - province.size()));
        filing.draft.set(base + ".commune", "");
        filing.draft.set(base, "");
    }
}

static std::optional<std::size_t> step_on_screen(State const& state) {
    std::vector<std::size_t> const steps = visible_steps(state);
    auto const number = static_cast<std::size_t>(state.route.step);
    if (number < 1 || number > steps.size())
        return std::nullopt;
    return steps[number - 1];
}

static std::vector<forms::FieldError> errors_on_screen(State const& state) {
    std::optional<std::size_t> const step = step_on_screen(state);
    if (!step)
        return {};
    json::Value const answers = answers_of(*state.page.form, state.filing.draft);
    return forms::validate_step(*state.page.form, form_context(state), answers, *step);
}

void show_errors(State& state) {
    state.filing.errors = errors_on_screen(state);
}

static void leave_answer(Context& context, std::string const& path) {
    Filing& filing = context.state.filing;
    if (filing.draft.value(path).empty())
        return;
    drop_error(filing, path);
    for (forms::FieldError& error : errors_on_screen(context.state))
        if (error.path == path)
            filing.errors.push_back(std::move(error));
}

static void leave_step(Context& context) {
    State& state = context.state;
    show_errors(state);
    if (!state.filing.errors.empty()) {
        context.next_focus = "errors";
        return;
    }
    int const next = state.route.step + 1;
    bool const is_last = static_cast<std::size_t>(next) > visible_steps(state).size();
    context.next_route =
        is_last ? filing_route(state, Screen::Papers) : filing_route(state, Screen::FormStep, next);
}

static void leave_case(Context& context) {
    State& state = context.state;
    state.filing.case_missing = state.filing.case_id.empty();
    if (state.filing.case_missing)
        context.next_focus = "case";
    else
        context.next_route = filing_route(state, Screen::FormStep, 1);
}

static void leave_papers(Context& context) {
    State& state = context.state;
    state.filing.missing_papers.clear();
    for (catalogue::Paper const* paper : papers_to_attach(state)) {
        PaperAnswer const& answer = state.filing.papers[paper->id];
        bool const is_given = answer.bring || (answer.state != UploadState::None &&
                                               answer.state != UploadState::Failed);
        if (paper->necessity == catalogue::Necessity::Required && !is_given)
            state.filing.missing_papers.push_back(paper->id);
    }
    if (!state.filing.missing_papers.empty())
        context.next_focus = state.filing.missing_papers.front();
    else
        context.next_route = filing_route(state, Screen::Review);
}

static void remove_entry(Filing& filing, Intent const& intent) {
    std::size_t index = 0;
    char const* const end = intent.value.data() + intent.value.size();
    if (std::from_chars(intent.value.data(), end, index).ptr == end)
        filing.draft.remove_entry(intent.subject, index);
    std::erase_if(filing.errors, [&](forms::FieldError const& error) {
        return error.path.starts_with(intent.subject + "[");
    });
}

static void perform_answer(Context& context, Intent const& intent) {
    Filing& filing = context.state.filing;
    filing.is_touched |= intent.action != Action::LeaveAnswer;
    switch (intent.action) {
    case Action::EditAnswer:
        return edit_answer(context, intent);
    case Action::ToggleAnswer:
        filing.draft.toggle_option(intent.subject, intent.value);
        return drop_error(filing, intent.subject);
    case Action::LeaveAnswer:
        return leave_answer(context, intent.subject);
    case Action::GoToAnswer:
        context.next_focus = intent.subject;
        return;
    case Action::AddEntry:
        return filing.draft.set_entries(intent.subject, filing.draft.entries(intent.subject) + 1);
    case Action::RemoveEntry:
        return remove_entry(filing, intent);
    default:
        return;
    }
}

static void card_changed(Context& context, CardPrefill const& prefill) {
    Filing& filing = context.state.filing;
    filing.is_touched = true;
    for (CardPrefill::Input const& input : prefill.inputs)
        drop_error(filing, input.answer.path);
    keeping_flow::changed(context);
}

std::optional<CardPrefill> fill_in_card(Context& context, identity::CardText const& card,
                                        units::UnitMappings const* mappings, Typed typed) {
    State& state = context.state;
    if (keeping_flow::found(state) != nullptr || state.filing.sending != Sending::NotSent)
        return std::nullopt;
    std::optional<units::Places> places;
    if (mappings != nullptr && state.units_loading == Loading::Ready)
        places.emplace(state.units.list, *mappings);
    CardAnswers answers = card_answers(*state.page.form, card, places ? &*places : nullptr);
    CardPrefill prefill = fill_in(state.filing.draft, answers, typed);
    forget(answers);
    prefill.submission = state.filing.submission;
    card_changed(context, prefill);
    return prefill;
}

void take_back_card(Context& context, CardPrefill const& prefill) {
    if (context.state.filing.submission != prefill.submission)
        return;
    take_back(context.state.filing.draft, prefill);
    card_changed(context, prefill);
}

void perform(Context& context, Intent const& intent) {
    Filing& filing = context.state.filing;
    switch (intent.action) {
    case Action::ChooseCase:
        filing.case_id = intent.value;
        filing.is_touched = true;
        filing.case_missing = false;
        break;
    case Action::LeaveCase:
        leave_case(context);
        break;
    case Action::LeaveStep:
        leave_step(context);
        break;
    case Action::LeavePapers:
        leave_papers(context);
        break;
    case Action::ChooseDelivery:
        filing.delivery = protocol::delivery_of(intent.value).value_or(filing.delivery);
        break;
    default:
        perform_answer(context, intent);
    }
    keeping_flow::changed(context);
}

}
