#include "client/app/answers.h"
#include "client/app/filing_flow.h"
#include "client/screens/citizen/citizen.h"
#include "client/screens/citizen/drafts.h"
#include "client/screens/citizen/fields.h"
#include "client/screens/citizen/filing_parts.h"

namespace onedoor::screens::citizen {

/// Facts keep views; this keeps the texts behind them until they are drawn.
struct Facts {
    std::vector<std::string> terms;
    std::vector<std::string> values;

    void add(std::string_view term, std::string value) {
        terms.emplace_back(term);
        values.push_back(std::move(value));
    }
    void draw(View const& view, ui::Key key) const {
        std::vector<ui::Fact> facts;
        for (std::size_t i = 0; i < terms.size(); ++i)
            facts.push_back({.term = terms[i],
                             .value = values[i].empty() ? view.say(Key::review_empty)
                                                        : std::string_view(values[i])});
        view.ui.facts(key, facts, ui::FactsLook::Compact);
    }
};

static void section_head(View const& view, std::string const& id, std::string_view title,
                         app::Route const& route) {
    auto row = view.ui.row({"head", id});
    view.ui.heading({"section", id}, 2, title);
    view.ui.end_of_row();
    std::string const href = app::to_target(route);
    view.ui.link({"change", id}, {.label = view.say(Key::review_change),
                                  .href = href,
                                  .icon = ui::icon::pencil_simple,
                                  .description = title});
}

static void add_group(View const& view, forms::Field const& group, json::Value const& answers,
                      Facts& facts) {
    for (std::size_t i = 0; i < view.state.filing.draft.entries(group.id); ++i) {
        std::string const entry =
            std::string(view.say(group.repeat.entry)) + " " + std::to_string(i + 1) + ": ";
        for (forms::VisibleField const& member : forms::visible_members(
                 *view.state.page.form, app::filing_flow::form_context(view.state), answers,
                 {.group = group.id, .index = i}))
            facts.add(
                entry + std::string(view.say(member.field->label)),
                answer_text(view, *member.field, app::entry_path(group.id, i, member.field->id)));
    }
}

static void step_section(View const& view, std::size_t index, int number,
                         json::Value const& answers) {
    forms::Form const& form = *view.state.page.form;
    forms::Step const& step = form.steps[index];
    auto card = view.ui.card({"step", step.id});
    section_head(
        view, step.id, view.say(step.title),
        {.screen = app::Screen::FormStep, .procedure = view.state.route.procedure, .step = number});
    Facts facts;
    for (forms::VisibleField const& visible :
         forms::visible_fields(form, app::filing_flow::form_context(view.state), answers, index))
        if (visible.field->type == forms::FieldType::Group)
            add_group(view, *visible.field, answers, facts);
        else
            facts.add(view.say(visible.field->label),
                      answer_text(view, *visible.field, visible.field->id));
    facts.draw(view, {"facts", step.id});
}

static void papers_section(View const& view) {
    auto const papers = app::filing_flow::papers_to_attach(view.state);
    if (papers.empty())
        return;
    auto card = view.ui.card("papers");
    section_head(view, "papers", view.say(Key::review_papers),
                 {.screen = app::Screen::Papers, .procedure = view.state.route.procedure});
    Facts facts;
    for (catalogue::Paper const* paper : papers) {
        auto const answer = view.state.filing.papers.find(paper->id);
        bool const given = answer != view.state.filing.papers.end();
        if (given && answer->second.state == app::UploadState::Stored)
            facts.add(view.say(paper->name), answer->second.file.name);
        else if (given && answer->second.state != app::UploadState::None &&
                 answer->second.state != app::UploadState::Failed)
            facts.add(view.say(paper->name),
                      view.say(Key::papers_waiting, {{"name", answer->second.file.name}}));
        else if (given && answer->second.bring)
            facts.add(view.say(paper->name), std::string(view.say(Key::review_brought)));
        else
            facts.add(view.say(paper->name), {});
    }
    facts.draw(view, "paper-facts");
}

static void delivery_choice(View const& view) {
    ui::Option const options[] = {
        {.id = "counter", .label = view.say(Key::review_delivery_counter)},
        {.id = "post", .label = view.say(Key::review_delivery_post)},
        {.id = "online", .label = view.say(Key::review_delivery_online)}};
    ui::ChoiceEvent const event =
        view.ui.radio_cards("delivery", {.label = view.say(Key::review_delivery),
                                         .value = protocol::name_of(view.state.filing.delivery),
                                         .options = options,
                                         .required = true});
    if (event)
        view.want(Action::ChooseDelivery, {}, event.chosen);
}

static void send_part(View const& view) {
    app::Filing const& filing = view.state.filing;
    view.ui.text("promise", view.say(Key::review_promise));
    view.ui.text("privacy", {.text = view.say(Key::review_privacy),
                             .role = ui::TypeRole::Small,
                             .tone = ui::Tone::Secondary});
    if (filing.sending == app::Sending::Failed)
        view.ui.alert("failed", {.kind = ui::AlertKind::Bad,
                                 .title = view.say(Key::review_failed),
                                 .text = problem_text(view, filing.problem)});
    bool const busy = filing.sending == app::Sending::UnderWay;
    auto actions = view.ui.actions("actions");
    if (view.ui.button("send", {.label = view.say(busy ? Key::review_sending : Key::review_send),
                                .icon = ui::icon::paper_plane_tilt,
                                .kind = ui::ButtonKind::Primary,
                                .state = busy ? ui::ControlState::Busy : ui::ControlState::Enabled,
                                .submit = true}))
        view.want(Action::Send);
}

void review(View const& view) {
    auto const steps = app::filing_flow::visible_steps(view.state);
    filing_stepper(view, steps.size() + 2);
    view.ui.heading("title", 1, view.say(Key::review_title));
    view.ui.text("intro", view.say(Key::review_intro));
    draft_notice(view);
    json::Value const answers = app::answers_of(*view.state.page.form, view.state.filing.draft);
    int number = 0;
    for (std::size_t const index : steps)
        step_section(view, index, ++number, answers);
    papers_section(view);
    auto form = view.ui.form("send-form", view.say(Key::review_send));
    delivery_choice(view);
    send_part(view);
}

}
