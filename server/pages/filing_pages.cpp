#include "server/pages/filing_pages.h"

#include "server/pages/procedure.h"
#include "server/pages/qr_picture.h"
#include "shared/strings/dates.h"
#include "shared/strings/strings.h"

#include <algorithm>

namespace onedoor::pages {

using strings::get;
using strings::Key;
using text::Language;

namespace {

constexpr std::string_view form_id = "filing";

std::string address_of(Filed const& filed, Place place) {
    std::string const name = place_name(place);
    return "/thu-tuc/" + filed.procedure.id + "/nop" + (name.empty() ? "" : "/") + name;
}

/// One page of a filing on its way.
struct Sheet {
    Html& html;
    Rules const& rules;
    Turn const& turn;
    StepView view;

    [[nodiscard]] Language language() const { return rules.language; }
};

void write_steps_line(Sheet const& sheet) {
    Rules const& rules = sheet.rules;
    std::vector<std::string_view> names;
    bool const asks_case = !rules.filed.procedure.cases.empty();
    if (asks_case)
        names.push_back(get(Key::case_title, sheet.language()));
    std::size_t current = sheet.turn.place.step + names.size() - 1;
    std::vector<std::size_t> const steps = visible_steps(rules, sheet.turn.draft);
    for (std::size_t const step : steps)
        names.push_back(rules.filed.form.steps[step].title.in(sheet.language()));
    if (sheet.turn.place.kind == Place::Kind::Start)
        current = 0;
    if (sheet.turn.place.kind == Place::Kind::Papers)
        current = names.size();
    names.push_back(get(Key::papers_title, sheet.language()));
    if (sheet.turn.place.kind == Place::Kind::Review)
        current = names.size();
    names.push_back(get(Key::review_title, sheet.language()));
    Html& html = sheet.html;
    html.element("p class=\"step\"", strings::format(Key::form_step, sheet.language(),
                                                     {{"step", std::to_string(current + 1)},
                                                      {"count", std::to_string(names.size())}}));
    html.markup("<ol class=\"steps\">");
    for (std::size_t i = 0; i < names.size(); ++i) {
        html.markup(i < current    ? "<li class=\"done\">"
                    : i == current ? "<li aria-current=\"step\">"
                                   : "<li>");
        html.element("span", names[i]).markup("</li>");
    }
    html.markup("</ol>");
}

void write_summary(Sheet const& sheet) {
    Html& html = sheet.html;
    if (sheet.turn.errors.empty()) {
        if (!sheet.turn.fresh.empty())
            html.element("p class=\"alert\" role=\"status\"",
                         get(Key::light_more_questions, sheet.language()));
        return;
    }
    html.markup("<div class=\"alert bad summary\" role=\"alert\" tabindex=\"-1\" autofocus>");
    html.element("h2", strings::format(Key::form_errors, sheet.language(),
                                       {{"count", std::to_string(sheet.turn.errors.size())}}));
    html.markup("<ul>");
    for (PageError const& error : sheet.turn.errors) {
        html.markup("<li>").link("#" + control_id(error.path), error.text).markup("</li>");
    }
    html.markup("</ul></div>");
}

enum class Files : std::uint8_t { None, Some };

void open_form(Sheet const& sheet, Files files) {
    Html& html = sheet.html;
    Filed const& filed = sheet.rules.filed;
    html.markup("<form method=\"post\" novalidate").attribute("id", form_id);
    html.attribute("action", address_of(filed, sheet.turn.place));
    html.attribute("data-at", address_of(filed, sheet.turn.place));
    if (files == Files::Some)
        html.markup(" enctype=\"multipart/form-data\"");
    html.markup("><input type=\"hidden\" name=\"from\"");
    html.attribute("value", place_name(sheet.turn.place));
    html.markup("><input type=\"hidden\" name=\"draft\"");
    html.attribute("value", write_draft(filed, sheet.turn.draft)).markup(">");
}

void write_next(Sheet const& sheet, std::string_view label) {
    Filed const& filed = sheet.rules.filed;
    Turn const& turn = sheet.turn;
    Html& html = sheet.html;
    html.markup("<div class=\"actions\">");
    if (turn.place.kind != Place::Kind::Start) {
        html.markup("<button class=\"plain\" name=\"go\" value=\"back\"");
        html.attribute("formaction",
                       address_of(filed, place_before(sheet.rules, turn.draft, turn.place)));
        html.markup(">").text(get(Key::app_back, sheet.language())).markup("</button>");
    }
    html.markup("<button class=\"main\" name=\"go\" value=\"next\"");
    html.attribute("formaction",
                   address_of(filed, place_after(sheet.rules, turn.draft, turn.place)));
    html.markup(">").text(label).markup("</button></div></form>");
}

/// "Sang bước 3".
std::string next_label(Sheet const& sheet) {
    Turn const& turn = sheet.turn;
    std::size_t const steps = visible_steps(sheet.rules, turn.draft).size();
    std::size_t number = turn.place.step + 1;
    if (turn.place.kind == Place::Kind::Papers)
        number = steps + 2;
    if (!sheet.rules.filed.procedure.cases.empty())
        ++number;
    return strings::format(Key::form_next, sheet.language(), {{"step", std::to_string(number)}});
}

void write_error_of(Sheet const& sheet, std::string_view path) {
    write_error(sheet.html, sheet.view, path);
}

bool has_error(Sheet const& sheet, std::string_view path) {
    for (PageError const& error : sheet.turn.errors)
        if (error.path == path)
            return true;
    return false;
}

void write_card(Html& html, std::string_view name, std::string_view value, std::string_view label,
                std::string_view chosen) {
    html.markup("<label class=\"choice\"><input type=\"radio\"").attribute("name", name);
    html.attribute("value", value);
    html.markup(value == chosen ? " checked>" : ">").element("span", label).markup("</label>");
}

void write_case_question(Sheet const& sheet) {
    catalogue::Procedure const& procedure = sheet.rules.filed.procedure;
    if (procedure.cases.empty())
        return;
    Html& html = sheet.html;
    html.markup("<fieldset class=\"field\" role=\"radiogroup\" aria-required=\"true\"");
    if (has_error(sheet, "case"))
        html.markup(" aria-invalid=\"true\" aria-describedby=\"e-case\"");
    html.markup("><legend id=\"case\" tabindex=\"-1\">");
    html.text(procedure.case_question.vi.empty() ? get(Key::case_question, sheet.language())
                                                 : procedure.case_question.in(sheet.language()));
    html.markup("</legend>");
    write_error_of(sheet, "case");
    html.markup("<div class=\"choices stacked\">");
    for (catalogue::Case const& choice : procedure.cases)
        write_card(html, "case", choice.id, choice.name.in(sheet.language()),
                   sheet.turn.draft.case_id);
    html.markup("</div></fieldset>");
}

void write_start(Sheet const& sheet) {
    Html& html = sheet.html;
    catalogue::Procedure const& procedure = sheet.rules.filed.procedure;
    html.element("h1", procedure.name.in(sheet.language()));
    write_summary(sheet);
    open_form(sheet, Files::None);
    write_case_question(sheet);
    html.element("p class=\"help\"", get(Key::form_not_kept, sheet.language()));
    write_next(sheet, get(Key::light_begin, sheet.language()));
    write_costs(html, sheet.language(), procedure);
    write_papers(html, sheet.language(), procedure);
}

void write_step(Sheet const& sheet, std::size_t index) {
    Html& html = sheet.html;
    forms::Step const& step = sheet.rules.filed.form.steps[index];
    bool const has_files = std::ranges::any_of(step.fields, [](forms::Field const& field) {
        return field.type == forms::FieldType::File;
    });
    html.element("h1", step.title.in(sheet.language()));
    write_summary(sheet);
    if (!step.intro.vi.empty())
        html.element("p", step.intro.in(sheet.language()));
    open_form(sheet, has_files ? Files::Some : Files::None);
    write_step_fields(html, sheet.view, index);
    html.element("p class=\"help\"", get(Key::form_not_kept, sheet.language()));
    write_next(sheet, next_label(sheet));
}

void write_received(Sheet const& sheet, catalogue::Paper const& paper, PaperAnswer const& answer) {
    Html& html = sheet.html;
    html.markup("<p class=\"received\">");
    html.text(
        strings::format(Key::papers_uploaded, sheet.language(), {{"name", answer.file_name}}));
    html.markup("</p><button class=\"plain\" name=\"go\"");
    html.attribute("id", control_id("paper." + paper.id)).attribute("value", "drop:" + paper.id);
    html.markup(">");
    html.text(strings::format(Key::papers_remove_for, sheet.language(),
                              {{"paper", paper.name.in(sheet.language())}}));
    html.markup("</button>");
}

void write_file_choice(Sheet const& sheet, catalogue::Paper const& paper) {
    Html& html = sheet.html;
    std::string const path = "paper." + paper.id;
    std::string const id = control_id(path);
    bool const is_bad = has_error(sheet, path);
    html.markup("<label").attribute("for", id).markup(">");
    html.text(get(Key::papers_choose, sheet.language())).markup("</label>");
    write_error_of(sheet, path);
    html.markup("<input type=\"file\" accept=\"application/pdf,image/jpeg,image/png\"");
    html.attribute("id", id).attribute("name", path);
    html.attribute("aria-describedby", "n-" + id + (is_bad ? " e-" + id : std::string()));
    html.markup(is_bad ? " aria-invalid=\"true\">" : ">");
    html.markup(
        "<div class=\"choices\"><label class=\"choice\"><input type=\"checkbox\" value=\"1\"");
    html.attribute("name", "bring." + paper.id);
    html.markup(sheet.turn.draft.paper(paper.id) != nullptr ? " checked>" : ">");
    html.element("span", strings::format(Key::papers_bring_for, sheet.language(),
                                         {{"paper", paper.name.in(sheet.language())}}));
    html.markup("</label></div>");
}

void write_paper(Sheet const& sheet, catalogue::Paper const& paper) {
    Html& html = sheet.html;
    std::string name(paper.name.in(sheet.language()));
    if (paper.necessity == catalogue::Necessity::Optional)
        name.append(" (").append(get(Key::app_optional, sheet.language())).append(")");
    html.markup("<fieldset class=\"card paper\"><legend");
    html.attribute("id", "n-" + control_id("paper." + paper.id)).markup(">").text(name);
    html.markup("</legend>");
    if (!paper.note.vi.empty())
        html.element("p class=\"help\"", paper.note.in(sheet.language()));
    PaperAnswer const* const answer = sheet.turn.draft.paper(paper.id);
    if (answer != nullptr && !answer->upload_id.empty())
        write_received(sheet, paper, *answer);
    else
        write_file_choice(sheet, paper);
    html.markup("</fieldset>");
}

void write_papers_page(Sheet const& sheet) {
    Html& html = sheet.html;
    auto const papers = papers_to_attach(sheet.rules, sheet.turn.draft);
    html.element("h1", get(Key::papers_title, sheet.language()));
    write_summary(sheet);
    html.element("p", get(papers.empty() ? Key::papers_none : Key::papers_intro, sheet.language()));
    open_form(sheet, Files::Some);
    for (catalogue::Paper const* paper : papers)
        write_paper(sheet, *paper);
    if (!papers.empty()) {
        html.markup("<p><button class=\"plain\" name=\"go\" value=\"upload\">");
        html.text(get(Key::light_upload, sheet.language())).markup("</button></p>");
    }
    write_next(sheet, next_label(sheet));
}

void write_answer_row(Sheet const& sheet, json::Value const& answers, forms::Field const& field,
                      std::string const& path) {
    std::string const text = answer_text(sheet.view, answers, field, path);
    sheet.html.markup("<div>").element("dt", field.label.in(sheet.language()));
    sheet.html.element("dd", text.empty() ? get(Key::review_empty, sheet.language()) : text);
    sheet.html.markup("</div>");
}

void write_group_rows(Sheet const& sheet, json::Value const& answers, forms::Field const& group) {
    forms::Form const& form = sheet.rules.filed.form;
    for (std::size_t i = 0; i < sheet.turn.draft.answers.entries(group.id); ++i)
        for (forms::VisibleField const& member : forms::visible_members(
                 form, sheet.view.context, answers, {.group = group.id, .index = i}))
            write_answer_row(sheet, answers, *member.field,
                             forms::entry_path(group.id, i, member.field->id));
}

void open_section(Sheet const& sheet, std::string_view title, Place place) {
    Html& html = sheet.html;
    std::string const id = "s-" + place_name(place);
    html.markup("<section class=\"card\"").attribute("aria-labelledby", id).markup("><div class=");
    html.markup("\"section-head\"><h2").attribute("id", id).markup(">").text(title).markup("</h2>");
    html.markup("<button class=\"plain\" name=\"go\"");
    html.attribute("value", "to:" + place_name(place));
    html.attribute("formaction", address_of(sheet.rules.filed, place));
    html.attribute("aria-label", std::string(get(Key::review_change, sheet.language())) + ": " +
                                     std::string(title));
    html.markup(">").text(get(Key::review_change, sheet.language()));
    html.markup("</button></div><dl class=\"facts\">");
}

void write_step_answers(Sheet const& sheet, json::Value const& answers, std::size_t number,
                        std::size_t index) {
    forms::Form const& form = sheet.rules.filed.form;
    open_section(sheet, form.steps[index].title.in(sheet.language()), {Place::Kind::Step, number});
    for (forms::VisibleField const& visible :
         forms::visible_fields(form, sheet.view.context, answers, index)) {
        if (visible.field->type == forms::FieldType::Group)
            write_group_rows(sheet, answers, *visible.field);
        else
            write_answer_row(sheet, answers, *visible.field, visible.field->id);
    }
    sheet.html.markup("</dl></section>");
}

void write_paper_answers(Sheet const& sheet) {
    auto const papers = papers_to_attach(sheet.rules, sheet.turn.draft);
    if (papers.empty())
        return;
    open_section(sheet, get(Key::review_papers, sheet.language()), {Place::Kind::Papers});
    for (catalogue::Paper const* paper : papers) {
        PaperAnswer const* const answer = sheet.turn.draft.paper(paper->id);
        std::string_view text = get(Key::review_empty, sheet.language());
        if (answer != nullptr)
            text = answer->upload_id.empty() ? get(Key::review_brought, sheet.language())
                                             : std::string_view(answer->file_name);
        sheet.html.markup("<div>").element("dt", paper->name.in(sheet.language()));
        sheet.html.element("dd", text).markup("</div>");
    }
    sheet.html.markup("</dl></section>");
}

void write_delivery(Sheet const& sheet) {
    struct Way {
        protocol::Delivery delivery;
        Key label;
    };
    static constexpr Way ways[] = {{protocol::Delivery::Counter, Key::review_delivery_counter},
                                   {protocol::Delivery::Post, Key::review_delivery_post},
                                   {protocol::Delivery::Online, Key::review_delivery_online}};
    Html& html = sheet.html;
    html.markup("<fieldset class=\"field\"><legend>");
    html.text(get(Key::review_delivery, sheet.language()));
    html.markup("</legend><div class=\"choices\">");
    for (Way const& way : ways)
        write_card(html, "delivery", protocol::name_of(way.delivery),
                   get(way.label, sheet.language()), protocol::name_of(sheet.turn.draft.delivery));
    html.markup("</div></fieldset>");
}

/// The language of the message, which stays when the page's changes after it was sent.
void write_language(Html& html, Language language) {
    html.markup("<input type=\"hidden\" name=\"language\"");
    html.attribute("value", text::tag(language)).markup(">");
}

void write_review(Sheet const& sheet) {
    Html& html = sheet.html;
    html.element("h1", get(Key::review_title, sheet.language()));
    for (PageError const& error : sheet.turn.errors) {
        html.markup(
            "<div class=\"alert bad\" role=\"alert\" tabindex=\"-1\" autofocus><p><strong>");
        html.text(get(Key::review_failed, sheet.language())).markup("</strong></p>");
        html.element("p", error.text).markup("</div>");
    }
    html.element("p", get(Key::review_intro, sheet.language()));
    open_form(sheet, Files::None);
    json::Value const answers = forms::answers_of(sheet.rules.filed.form, sheet.turn.draft.answers);
    std::size_t number = 0;
    for (std::size_t const index : visible_steps(sheet.rules, sheet.turn.draft))
        write_step_answers(sheet, answers, ++number, index);
    write_paper_answers(sheet);
    write_delivery(sheet);
    html.element("p", get(Key::review_promise, sheet.language()));
    html.element("p class=\"help\"", get(Key::review_privacy, sheet.language()));
    write_language(html, sheet.language());
    write_next(sheet, get(Key::review_send, sheet.language()));
}

/// The page's form may be sent by the Enter key: that presses its first button, which is never
/// seen and goes on like the main one.
void name_form(Document& document, Sheet const& sheet) {
    document.form = form_id;
    document.form_next =
        address_of(sheet.rules.filed, place_after(sheet.rules, sheet.turn.draft, sheet.turn.place));
}

void write_row(Html& html, std::string_view name, std::string_view value) {
    html.markup("<div>").element("dt", name).element("dd", value).markup("</div>");
}

void write_receipt(Sheet const& sheet, filing::Receipt const& receipt, std::string_view origin) {
    Html& html = sheet.html;
    Language const language = sheet.language();
    std::string const track = "/ho-so/" + receipt.reference;
    html.element("h1", get(Key::receipt_title, language));
    html.element("p class=\"alert ok\" role=\"status\"",
                 strings::format(Key::receipt_intro, language,
                                 {{"time", strings::moment_text(receipt.received_at, language)}}));
    html.markup("<div class=\"card receipt\"><dl class=\"facts codes\">");
    write_row(html, get(Key::receipt_reference, language), receipt.reference);
    write_row(html, get(Key::receipt_secret, language), receipt.secret);
    write_row(html, get(Key::track_procedure, language),
              sheet.rules.filed.procedure.name.in(language));
    html.markup("</dl>");
    write_qr_picture(
        html, std::string(origin) + track,
        strings::format(Key::receipt_qr, language, {{"reference", receipt.reference}}));
    html.markup("</div>").element("p", get(Key::receipt_keep, language));
    html.element("p class=\"help\"", get(Key::light_print, language)).markup("<p>");
    html.link(track, get(Key::receipt_track, language), "button").markup("</p><p>");
    html.link("/", get(Key::receipt_home, language)).markup("</p>");
}

StepView step_view(Rules const& rules, Turn const& turn, units::Units const& units) {
    return {rules.language, rules.filed, rules.context(turn.draft), turn.draft, units,
            turn.errors,    turn.fresh};
}

std::string page_title(Sheet const& sheet) {
    catalogue::Procedure const& procedure = sheet.rules.filed.procedure;
    std::string_view const name = procedure.name.in(sheet.language());
    std::string title;
    if (!sheet.turn.errors.empty())
        title = get(Key::light_error, sheet.language());
    switch (sheet.turn.place.kind) {
    case Place::Kind::Start:
        return title.append(get(Key::home_file, sheet.language())).append(": ").append(name);
    case Place::Kind::Papers:
        title.append(get(Key::papers_title, sheet.language()));
        break;
    case Place::Kind::Review:
        title.append(get(Key::review_title, sheet.language()));
        break;
    default: {
        std::size_t const step =
            visible_steps(sheet.rules, sheet.turn.draft).at(sheet.turn.place.step - 1);
        title.append(sheet.rules.filed.form.steps[step].title.in(sheet.language()));
    }
    }
    return title.append(", ").append(name);
}

}

FilingPages::FilingPages(FilingSources sources)
    : m_sources(std::move(sources)), m_unit_codes(m_sources.units) {}

std::optional<Filed> FilingPages::find(std::string_view id_or_code) const {
    auto const today = core::to_local(m_sources.clock.now()).date;
    auto const* const procedure = m_sources.published.procedure(id_or_code, today);
    if (procedure == nullptr || !procedure->form)
        return std::nullopt;
    auto const* const form = m_sources.published.newest_form(*procedure->form);
    if (form == nullptr)
        return std::nullopt;
    return Filed{*procedure, *form};
}

Rules FilingPages::rules(Filed const& filed, Language language) const {
    return {filed, core::to_local(m_sources.clock.now()).date, &m_unit_codes, language};
}

http::Response FilingPages::start(Visit const& visit, Filed const& filed,
                                  std::string_view case_id) const {
    FilingDraft draft =
        begin(rules(filed, visit.language), core::SubmissionId::make(m_sources.random));
    if (catalogue::has_case(filed.procedure, case_id))
        draft.case_id = case_id;
    return page(visit, filed, {{Place::Kind::Start}, std::move(draft), {}, {}});
}

Document FilingPages::document(Rules const& rules, Turn const& turn) const {
    Document document;
    Sheet const sheet{document.content, rules, turn, step_view(rules, turn, m_sources.units)};
    document.title = page_title(sheet);
    name_form(document, sheet);
    write_steps_line(sheet);
    switch (turn.place.kind) {
    case Place::Kind::Start:
        write_start(sheet);
        break;
    case Place::Kind::Papers:
        write_papers_page(sheet);
        break;
    case Place::Kind::Review:
        write_review(sheet);
        break;
    default:
        write_step(sheet, visible_steps(rules, turn.draft).at(turn.place.step - 1));
    }
    return document;
}

http::Response FilingPages::page(Visit const& visit, Filed const& filed, Turn turn) const {
    Rules const rules = this->rules(filed, visit.language);
    bool const is_step = turn.place.kind == Place::Kind::Step;
    bool const is_known =
        is_step ? turn.place.step >= 1 && turn.place.step <= visible_steps(rules, turn.draft).size()
                : turn.place.kind != Place::Kind::Receipt;
    if (!is_known)
        turn = {{Place::Kind::Start}, std::move(turn.draft), {}, {}};
    return render(m_sources.assets, visit, document(rules, turn));
}

http::Response FilingPages::receipt(Visit const& visit, Filed const& filed,
                                    Sent const& sent) const {
    Rules const rules = this->rules(filed, visit.language);
    Turn const turn{{Place::Kind::Receipt}, sent.draft, {}, {}};
    Document document;
    document.title = get(Key::receipt_title, visit.language);
    document.form = form_id;
    Sheet const sheet{document.content, rules, turn, step_view(rules, turn, m_sources.units)};
    write_receipt(sheet, sent.receipt, m_sources.public_address);
    // The language button sends the same message again, which gives the same receipt.
    open_form(sheet, Files::None);
    write_language(document.content, sent.language);
    document.content.markup("</form>");
    return render(m_sources.assets, visit, std::move(document));
}

http::Response FilingPages::broken(Visit const& visit, Filed const& filed,
                                   std::string_view code) const {
    Language const language = visit.language;
    Document document;
    document.status = 422;
    document.title = std::string(get(Key::light_error, language)) +
                     std::string(get(Key::light_draft_broken, language));
    Html& html = document.content;
    html.element("h1", get(Key::light_draft_broken, language));
    html.element("p class=\"alert bad\" role=\"alert\"",
                 get(code == "draft.version"     ? Key::light_draft_version
                     : code == "draft.procedure" ? Key::light_draft_procedure
                                                 : Key::light_draft_unreadable,
                     language));
    html.markup("<p>").link(address_of(filed, {}), get(Key::light_begin_anew, language), "button");
    html.markup("</p>");
    return render(m_sources.assets, visit, std::move(document));
}

}
