#include "server/pages/guide.h"

#include "server/pages/procedure.h"
#include "server/pages/qr_picture.h"
#include "shared/catalogue/catalogue.h"
#include "shared/strings/strings.h"
#include "shared/wording/guide.h"

namespace onedoor::pages {

using catalogue::Necessity;
using guide::BringPaper;
using guide::Checklist;
using guide::Progress;
using guide::Task;
using strings::format;
using strings::get;
using strings::Key;
using text::Language;

std::string guide_address(guide::Guide const& guide, std::string const& answers) {
    return "/can-lam-gi/" + guide.id + (answers.empty() ? "" : "?tra-loi=" + answers);
}

void write_guide_tiles(Html& html, Language language, guide::Library const& library) {
    html.markup("<ul class=\"tiles\">");
    for (guide::Guide const& guide : library.guides) {
        html.markup("<li><a").attribute("href", guide_address(guide, {})).markup(">");
        html.element("strong", guide.name.in(language)).element("span", guide.intro.in(language));
        html.markup("</a></li>");
    }
    html.markup("</ul>");
}

Document guides_page(Language language, guide::Library const& library) {
    Document document;
    document.title = get(Key::guide_title, language);
    document.description = get(Key::guide_intro, language);
    Html& html = document.content;
    html.element("h1", document.title).element("p class=\"lead\"", document.description);
    write_guide_tiles(html, language, library);
    html.markup("<p>").link("/tim-kiem", get(Key::guide_other, language)).markup("</p>");
    return document;
}

static void write_answers(Html& html, Language language, guide::Guide const& guide,
                          Progress const& progress) {
    if (progress.answers.empty())
        return;
    html.element("h2", get(Key::guide_answers, language)).markup("<dl class=\"facts card\">");
    for (std::size_t i = 0; i < progress.answers.size(); ++i) {
        guide::Answer const& answer = progress.answers[i];
        std::string_view const question = answer.question->label.in(language);
        html.markup("<div>").element("dt", question).markup("<dd>");
        html.text(answer.option->label.in(language)).markup(" <a class=\"act\"");
        html.attribute("href", guide_address(guide, guide::write_answers(progress, i)));
        std::string label(get(Key::review_change, language));
        label.append(": ").append(question);
        html.attribute("aria-label", label).markup(">");
        html.text(get(Key::review_change, language)).markup("</a></dd></div>");
    }
    html.markup("</dl>");
}

static void write_options(Html& html, Language language, forms::Field const& question) {
    for (forms::Option const& option : question.options) {
        html.markup("<label class=\"choice\"><input type=\"radio\" name=\"tra-loi\" required");
        html.attribute("value", option.id).markup("> <span>");
        html.text(option.label.in(language)).markup("</span></label>");
    }
}

Document question_page(Language language, guide::Guide const& guide, Progress const& progress) {
    forms::Field const& question = *progress.next;
    std::string const number = wording::question_number(progress, language);
    Document document;
    document.title = std::string(guide.name.in(language)) + ": " + number;
    document.description = guide.intro.in(language);
    Html& html = document.content;
    html.element("p class=\"help\"", number).markup("<form method=\"get\"");
    html.attribute("action", guide_address(guide, {})).markup(">");
    if (std::string const given = guide::write_answers(progress); !given.empty())
        html.markup("<input type=\"hidden\" name=\"tra-loi\"")
            .attribute("value", given)
            .markup(">");
    html.markup("<fieldset class=\"choices\"><legend>");
    html.element("h1", question.label.in(language)).markup("</legend>");
    if (!question.help.vi.empty())
        html.element("p class=\"help\"", question.help.in(language));
    write_options(html, language, question);
    html.markup("</fieldset>").element("button", get(Key::guide_next, language));
    html.markup("</form>");
    write_answers(html, language, guide, progress);
    return document;
}

static std::string filing_address(Task const& task) {
    std::string const address = "/thu-tuc/" + task.procedure->id + "/nop";
    std::string const& case_id = task.outcome->case_id;
    return case_id.empty() ? address : address + "?truong-hop=" + case_id;
}

static void write_task_links(Html& html, Language language, Task const& task,
                             std::string const& which) {
    std::string const address = "/thu-tuc/" + task.procedure->id;
    html.markup("<p class=\"row act\">");
    auto const link = [&](Key key, std::string const& href, std::string_view css_class) {
        html.markup("<a").attribute("href", href);
        if (!css_class.empty())
            html.attribute("class", css_class);
        html.attribute("aria-label", std::string(get(key, language)) + ", " + which);
        html.markup(">").text(get(key, language)).markup("</a> ");
    };
    if (task.procedure->form)
        link(Key::guide_start, filing_address(task), "button");
    link(Key::guide_view, address, {});
    html.markup("</p>");
}

static void write_task(Html& html, Language language, Task const& task, std::size_t index) {
    std::string const number = std::to_string(index + 1);
    std::string_view const name = task.procedure->name.in(language);
    html.markup("<section class=\"card\">");
    html.element("h3", format(Key::guide_task, language, {{"number", number}, {"name", name}}));
    html.markup("<p>");
    write_service_badge(html, language, task.procedure->service);
    html.markup("</p>").element("p", task.outcome->reason.in(language)).markup("<ul>");
    html.element("li", wording::task_time(task, language));
    html.element("li", wording::task_cost(task, language));
    html.element("li", format(Key::guide_place, language,
                              {{"agency", task.procedure->agency.in(language)}}));
    if (!task.procedure->territorial)
        html.element("li", get(Key::guide_anywhere, language));
    html.markup("</ul>");
    write_task_links(html, language, task,
                     format(Key::guide_start_task, language, {{"number", number}, {"name", name}}));
    html.markup("</section>");
}

static void write_paper_table(Html& html, Language language, Checklist const& checklist,
                              Necessity necessity, Key caption) {
    html.markup("<div class=\"scroll narrow card\" role=\"region\" tabindex=\"0\"");
    html.attribute("aria-label", get(caption, language)).markup("><table><thead><tr>");
    html.element("th scope=\"col\"", get(Key::procedure_paper_name, language));
    html.element("th scope=\"col\"", get(Key::guide_count, language));
    html.markup("</tr></thead><tbody>");
    for (BringPaper const& paper : checklist.papers) {
        if (paper.necessity != necessity)
            continue;
        html.markup("<tr><th scope=\"row\">").element("strong", paper.paper->name.in(language));
        if (std::string const note = wording::paper_note(paper, language); !note.empty())
            html.markup("<br>").element("small", note);
        html.markup("</th><td>").text(wording::paper_counts(paper, language));
        if (std::string const uses = wording::paper_uses(checklist, paper, language); !uses.empty())
            html.markup("<br>").element("small", uses);
        html.markup("</td></tr>");
    }
    html.markup("</tbody></table></div>");
}

static bool has(Checklist const& checklist, Necessity necessity) {
    for (BringPaper const& paper : checklist.papers)
        if (paper.necessity == necessity)
            return true;
    return false;
}

static void write_papers(Html& html, Language language, Checklist const& checklist) {
    html.element("h2", get(Key::guide_papers, language));
    if (has(checklist, Necessity::Required))
        write_paper_table(html, language, checklist, Necessity::Required, Key::guide_papers);
    else
        html.element("p", get(Key::guide_papers_none, language));
    if (!has(checklist, Necessity::Optional))
        return;
    html.element("h3", get(Key::guide_papers_optional, language));
    write_paper_table(html, language, checklist, Necessity::Optional, Key::guide_papers_optional);
}

static void write_fact(Html& html, std::string_view name, std::string_view value) {
    html.markup("<div>").element("dt", name).element("dd", value).markup("</div>");
}

static void write_fees(Html& html, Language language, Checklist const& checklist) {
    html.element("h2", get(Key::guide_fees, language)).markup("<dl class=\"facts card\">");
    write_fact(html, get(Key::guide_cost_counter, language),
               wording::cost(checklist.counter, language));
    write_fact(html, get(Key::guide_cost_online, language),
               wording::cost(checklist.online, language));
    html.markup("</dl>");
    if (checklist.online.is_per_piece || checklist.counter.is_per_piece)
        html.element("p", get(Key::guide_cost_per_piece, language));
    if (checklist.exemptions.empty())
        return;
    html.element("h3", get(Key::guide_exemptions, language)).markup("<ul class=\"card\">");
    for (guide::Exemption const& exemption : checklist.exemptions)
        html.element("li", wording::exemption(checklist, exemption, language));
    html.markup("</ul>");
}

static void write_times(Html& html, Language language, Checklist const& checklist) {
    html.element("h2", get(Key::guide_times, language)).markup("<ol class=\"card\">");
    for (Task const& task : checklist.tasks) {
        html.markup("<li>").element("strong", task.procedure->name.in(language)).markup("<br>");
        html.text(wording::task_time(task, language)).markup("</li>");
    }
    html.markup("</ol><p>").element("strong", wording::all_done(checklist, language));
    html.markup("</p>");
}

static void write_keep(Html& html, Language language, std::string const& print_address,
                       std::string_view address) {
    html.element("h2", get(Key::guide_save, language));
    html.element("p", get(Key::guide_save_note, language)).markup("<div class=\"card\">");
    write_qr_picture(html, address, get(Key::guide_qr, language));
    html.element("p", address).markup("</div><p class=\"act\">");
    html.link(print_address, get(Key::guide_print, language)).markup("</p>");
}

Document checklist_page(Language language, guide::Guide const& guide, Progress const& progress,
                        Checklist const& checklist, std::string_view address) {
    Document document;
    document.title = format(Key::guide_result, language, {{"event", guide.name.in(language)}});
    document.description = guide.intro.in(language);
    Html& html = document.content;
    html.element("h1", document.title).element("h2", get(Key::guide_tasks, language));
    for (std::size_t i = 0; i < checklist.tasks.size(); ++i)
        write_task(html, language, checklist.tasks[i], i);
    write_papers(html, language, checklist);
    write_fees(html, language, checklist);
    write_times(html, language, checklist);
    html.markup("<p class=\"act\">").link("/noi-nop", get(Key::guide_office, language));
    html.markup("</p>");
    std::string const here = guide_address(guide, guide::write_answers(progress));
    write_keep(html, language, here + (progress.answers.empty() ? "?in=1" : "&in=1"), address);
    write_answers(html, language, guide, progress);
    html.markup("<p class=\"act\">");
    html.link(guide_address(guide, {}), get(Key::guide_again, language)).markup("</p>");
    html.element("p class=\"source\"",
                 format(Key::guide_source, language, {{"source", guide.source}}));
    return document;
}

}
