#include "server/pages/procedure.h"

#include "shared/strings/strings.h"
#include "shared/wording/guide.h"
#include "shared/wording/procedure.h"

namespace onedoor::pages {

using catalogue::Procedure;
using catalogue::ServiceLevel;
using strings::get;
using strings::Key;
using text::Language;

static std::string_view badge_class(ServiceLevel level) {
    switch (level) {
    case ServiceLevel::Full:
        return "badge ok";
    case ServiceLevel::Partial:
        return "badge warn";
    case ServiceLevel::Information:
        break;
    }
    return "badge";
}

void write_service_badge(Html& html, Language language, ServiceLevel level) {
    html.markup("<span").attribute("class", badge_class(level)).markup(">");
    html.text(catalogue::service_level_name(level).in(language)).markup("</span>");
}

void write_procedure_link(Html& html, Language language, Procedure const& procedure) {
    html.markup("<li>").link("/thu-tuc/" + procedure.id, procedure.name.in(language));
    html.markup(" ");
    write_service_badge(html, language, procedure.service);
    html.markup("</li>");
}

static void write_cases(Html& html, Language language, Procedure const& procedure,
                        std::vector<std::string> const& cases) {
    std::string const words = wording::cases(procedure, cases, language);
    if (!words.empty())
        html.markup("<br>").element("small", words);
}

static void write_note(Html& html, Language language, text::Localized const& note) {
    if (!note.vi.empty())
        html.markup("<br>").element("small", note.in(language));
}

static void write_fee(Html& html, Language language, Procedure const& procedure,
                      catalogue::Fee const& fee) {
    html.markup("<li>").text(fee.name.in(language)).markup(": ");
    html.element("strong", wording::amount(fee, language));
    write_cases(html, language, procedure, fee.cases);
    write_note(html, language, fee.note);
    html.markup("</li>");
}

static void write_row(Html& html, std::string_view name, std::string_view value) {
    html.markup("<div>").element("dt", name).element("dd", value).markup("</div>");
}

static void write_method(Html& html, Language language, Procedure const& procedure,
                         catalogue::Method const& method, guide::Today const& today) {
    html.markup("<li class=\"card\"><h3>");
    html.text(catalogue::channel_name(method.channel).in(language))
        .markup("</h3><p class=\"help\">");
    write_cases(html, language, procedure, method.cases);
    write_note(html, language, method.note);
    html.markup("</p><dl class=\"facts\"><div>");
    html.element("dt", get(Key::procedure_time, language)).markup("<dd>");
    html.text(wording::time_limit(method, language));
    write_note(html, language, method.time_note);
    if (std::string const due = wording::due_now(procedure, method, today, language); !due.empty())
        html.markup("<br>").element("small", due);
    html.markup("</dd></div><div>").element("dt", get(Key::procedure_fee, language));
    html.markup("<dd>");
    if (method.fees.empty()) {
        html.text(get(Key::procedure_free, language));
    } else {
        html.markup("<ul>");
        for (catalogue::Fee const& fee : method.fees)
            write_fee(html, language, procedure, fee);
        html.markup("</ul>");
    }
    html.markup("</dd></div></dl></li>");
}

void write_costs(Html& html, Language language, Procedure const& procedure,
                 guide::Today const& today) {
    html.element("h2", get(Key::procedure_time_and_fee, language));
    html.markup("<ul class=\"methods\">");
    for (catalogue::Method const& method : procedure.methods)
        write_method(html, language, procedure, method, today);
    html.markup("</ul>");
}

void write_papers(Html& html, Language language, Procedure const& procedure) {
    if (procedure.papers.empty())
        return;
    html.element("h2", get(Key::procedure_papers, language)).markup("<ol class=\"card numbered\">");
    for (catalogue::Paper const& paper : procedure.papers) {
        html.markup("<li><strong>").text(paper.name.in(language)).markup("</strong>");
        if (paper.necessity == catalogue::Necessity::Optional)
            html.markup(" (").text(get(Key::app_optional, language)).markup(")");
        html.markup("<br>").text(get(Key::procedure_originals, language));
        html.markup(": ").text(std::to_string(paper.originals)).markup(" · ");
        html.text(get(Key::procedure_copies, language));
        html.markup(": ").text(std::to_string(paper.copies));
        write_cases(html, language, procedure, paper.cases);
        write_note(html, language, paper.note);
        html.markup("</li>");
    }
    html.markup("</ol>");
}

static void write_facts(Html& html, Language language, catalogue::Catalogue const& catalogue,
                        Procedure const& procedure) {
    html.markup("<dl class=\"facts card\">");
    write_row(html, get(Key::procedure_code, language),
              procedure.code ? std::string_view(*procedure.code)
                             : get(Key::procedure_code_none, language));
    for (catalogue::Topic const& sector : catalogue.sectors) {
        if (sector.id == procedure.sector)
            write_row(html, get(Key::light_sector, language), sector.name.in(language));
    }
    write_row(html, get(Key::procedure_agency, language), procedure.agency.in(language));
    std::string subjects;
    for (catalogue::Subject const subject : procedure.subjects) {
        subjects.append(subjects.empty() ? "" : ", ");
        subjects.append(catalogue::subject_name(subject).in(language));
    }
    write_row(html, get(Key::procedure_subjects, language), subjects);
    html.markup("</dl>");
}

static void write_texts(Html& html, Language language, std::string_view list,
                        std::vector<text::Localized> const& texts) {
    html.markup("<").markup(list).markup(" class=\"card\">");
    for (text::Localized const& text : texts)
        html.element("li", text.in(language));
    html.markup("</").markup(list).markup(">");
}

static void write_way_to_file(Html& html, Language language, Procedure const& procedure) {
    if (!procedure.form) {
        html.element("p class=\"alert\"", get(Key::procedure_no_form, language));
        return;
    }
    html.markup("<p>").link("/thu-tuc/" + procedure.id + "/nop",
                            get(Key::procedure_start, language), "button");
    html.markup("</p>");
}

static void write_end(Html& html, Language language, Procedure const& procedure) {
    if (!procedure.steps.empty()) {
        html.element("h2", get(Key::procedure_steps, language));
        write_texts(html, language, "ol", procedure.steps);
    }
    if (!procedure.results.empty()) {
        html.element("h2", get(Key::procedure_result, language)).markup("<ul class=\"card\">");
        for (catalogue::ProcedureResult const& result : procedure.results)
            html.element("li", result.name.in(language));
        html.markup("</ul>");
    }
    if (procedure.conditions) {
        html.element("h2", get(Key::procedure_conditions, language));
        html.element("p class=\"card\"", procedure.conditions->in(language));
    }
    if (!procedure.legal_basis.empty()) {
        html.element("h2", get(Key::procedure_legal_basis, language)).markup("<ul class=\"card\">");
        for (catalogue::LegalBasis const& basis : procedure.legal_basis) {
            html.markup("<li>").element("strong", basis.number).markup(" ");
            html.text(basis.name.in(language)).markup("</li>");
        }
        html.markup("</ul>");
    }
    html.element("p class=\"source\"",
                 strings::format(Key::procedure_source, language, {{"source", procedure.source}}));
}

Document procedure_page(Language language, catalogue::Catalogue const& catalogue,
                        Procedure const& procedure, guide::Today const& today) {
    Document document;
    document.title = procedure.name.in(language);
    document.description = document.title;
    Html& html = document.content;
    html.element("h1", procedure.name.in(language)).markup("<p>");
    write_service_badge(html, language, procedure.service);
    html.markup("</p>");
    if (procedure.service == ServiceLevel::Partial)
        html.element("p class=\"alert warn\"",
                     strings::format(Key::procedure_partial_reason, language,
                                     {{"reason", procedure.service_reason.in(language)}}));
    write_way_to_file(html, language, procedure);
    write_facts(html, language, catalogue, procedure);
    write_costs(html, language, procedure, today);
    write_papers(html, language, procedure);
    write_end(html, language, procedure);
    return document;
}

}
