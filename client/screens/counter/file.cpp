#include "client/app/members.h"
#include "client/screens/badges.h"
#include "client/screens/counter/counter.h"
#include "shared/strings/dates.h"

namespace onedoor::screens::counter {

static constexpr int status_registered = 1;

static std::string unit_name(View const& view, std::string const& code) {
    if (units::Commune const* commune = view.state.units.list.find_commune(code))
        return std::string(view.say(units::full_name(*commune)));
    if (units::Province const* province = view.state.units.list.find_province(code))
        return std::string(view.say(units::full_name(*province)));
    return code;
}

static std::string scalar_text(View const& view, forms::Field const& field,
                               json::Value const& answer) {
    if (std::int64_t const* number = answer.as_integer())
        return std::to_string(*number);
    std::string const* text = answer.as_string();
    if (text == nullptr)
        return {};
    for (forms::Option const& option : field.options)
        if (option.id == *text)
            return std::string(view.say(option.label));
    if (field.type == forms::FieldType::Unit)
        return unit_name(view, *text);
    if (field.type == forms::FieldType::Date)
        if (Result<core::Date> const date = core::parse_iso_date(*text))
            return strings::date_text(*date);
    return *text;
}

static std::string answer_text(View const& view, forms::Field const& field,
                               json::Value const& answer) {
    if (json::Array const* several = answer.as_array()) {
        std::string text;
        for (json::Value const& one : *several)
            text += (text.empty() ? "" : "; ") + scalar_text(view, field, one);
        return text;
    }
    if (field.type == forms::FieldType::Address)
        return app::string_at(answer, "street") + ", " +
               unit_name(view, app::string_at(answer, "commune")) + ", " +
               unit_name(view, app::string_at(answer, "province"));
    return scalar_text(view, field, answer);
}

static void group_answers(View const& view, forms::Field const& group, json::Value const& answers) {
    json::Array const& entries = app::array_at(answers, group.id);
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (forms::Field const& member : group.fields)
            if (json::Value const* answer = entries[i].find(member.id)) {
                std::string const term = std::string(view.say(group.repeat.entry)) + " " +
                                         std::to_string(i + 1) + ": " +
                                         std::string(view.say(member.label));
                std::string const value = answer_text(view, member, *answer);
                view.ui.facts({group.id + member.id, std::to_string(i)},
                              {{.term = term, .value = value}});
            }
}

static void declaration(View const& view, app::StaffFile const& file) {
    view.ui.heading("declaration", 2, view.say(Key::staff_declaration));
    if (!file.form)
        return;
    for (forms::Step const& step : file.form->steps) {
        auto card = view.ui.card({"step", step.id});
        view.ui.heading({"step-title", step.id}, 3, view.say(step.title));
        for (forms::Field const& field : step.fields) {
            if (field.type == forms::FieldType::Group) {
                group_answers(view, field, file.answers);
                continue;
            }
            json::Value const* const answer = file.answers.find(field.id);
            if (answer == nullptr)
                continue;
            std::string const value = answer_text(view, field, *answer);
            view.ui.facts(field.id, {{.term = view.say(field.label), .value = value}});
        }
    }
}

static void papers(View const& view, app::StaffFile const& file) {
    view.ui.heading("papers", 2, view.say(Key::staff_papers));
    for (app::StaffPaper const& paper : file.papers) {
        std::string_view const name = view.say(paper.name);
        if (paper.upload_id.empty()) {
            std::string const line =
                std::string(name) + ": " + std::string(view.say(Key::review_brought));
            view.ui.text({"paper", paper.paper}, line);
            continue;
        }
        std::string const label = view.say(Key::staff_open_paper, {{"paper", name}});
        std::string const href = "/api/v1/staff/uploads/" + paper.upload_id;
        view.ui.link({"paper", paper.paper},
                     {.label = label, .href = href, .icon = ui::icon::paperclip, .external = true});
    }
}

static void deadline(View const& view, app::StaffFile const& file) {
    if (!file.due_at)
        return;
    auto card = view.ui.card("deadline");
    std::string const due = std::string(view.say(Key::staff_deadline)) + " " +
                            strings::moment_text(*file.due_at, view.language());
    view.ui.heading("due", 2, due);
    for (std::size_t i = 0; i < file.explanation.size(); ++i)
        view.ui.text({"why", std::to_string(i)}, {.text = view.say(file.explanation[i]),
                                                  .role = ui::TypeRole::Small,
                                                  .tone = ui::Tone::Secondary});
}

static void decision(View const& view, app::StaffFile const& file) {
    app::Staff const& staff = view.state.staff;
    if (staff.problem)
        view.ui.alert("problem",
                      {.kind = ui::AlertKind::Bad, .text = problem_text(view, staff.problem)});
    if (file.status != status_registered) {
        std::string const accepted = view.say(Key::staff_accepted, {{"code", file.code}});
        view.ui.alert("accepted", {.kind = ui::AlertKind::Ok, .text = accepted});
        std::string const href =
            "/api/v1/staff/files/" + app::percent_encode(file.reference) + "/form-01.pdf";
        view.ui.link("print", {.label = view.say(Key::staff_print),
                               .href = href,
                               .icon = ui::icon::printer,
                               .external = true});
        return;
    }
    auto actions = view.ui.actions("actions");
    bool const busy = staff.accepting;
    if (view.ui.button("accept",
                       {.label = view.say(busy ? Key::staff_accepting : Key::staff_accept),
                        .icon = ui::icon::check_circle,
                        .kind = ui::ButtonKind::Primary,
                        .state = busy ? ui::ControlState::Busy : ui::ControlState::Enabled}))
        view.want(Action::AcceptFile);
}

void file(View const& view) {
    app::Staff const& staff = view.state.staff;
    view.ui.link(
        "back",
        {.label = view.say(Key::staff_back), .href = "/can-bo", .icon = ui::icon::arrow_left});
    if (!staff.file)
        return static_cast<void>(is_ready(view, staff.file_loading, staff.problem));
    app::StaffFile const& file = *staff.file;
    view.ui.heading("title", 1, view.say(file.procedure_name));
    {
        auto row = view.ui.row("who");
        view.ui.badge("status", status_badge(view, file.status, view.say(file.status_name)));
        std::string const received = strings::moment_text(file.received_at, view.language());
        view.ui.text("applicant", {.text = file.applicant, .bold = true});
        view.ui.text("received", {.text = received, .tone = ui::Tone::Secondary});
        view.ui.text("reference", {.text = file.code.empty() ? file.reference : file.code,
                                   .tone = ui::Tone::Secondary});
    }
    decision(view, file);
    deadline(view, file);
    papers(view, file);
    declaration(view, file);
}

}
