#include "server/pages/layout.h"

#include "shared/strings/strings.h"

namespace onedoor::pages {

using strings::get;
using strings::Key;
using text::Language;

static void write_addresses(Html& html, Visit const& visit, std::string const& canonical) {
    if (canonical.empty())
        return;
    std::string const english = canonical + "?lang=en";
    html.markup("<link rel=\"canonical\"");
    html.attribute("href", visit.language == Language::English ? english : canonical);
    html.markup("><link rel=\"alternate\" hreflang=\"vi\"").attribute("href", canonical);
    html.markup("><link rel=\"alternate\" hreflang=\"en\"").attribute("href", english);
    html.markup(">");
}

// The letters of the page come before the program, which is many times as large.
static void write_fonts(Html& html, http::Assets const& assets) {
    for (std::string_view const name : {"noto-sans-regular.ttf", "noto-sans-bold.ttf"}) {
        if (std::string_view const path = assets.path_of(name); !path.empty())
            html.markup("<link rel=\"preload\" as=\"font\" type=\"font/ttf\" crossorigin")
                .attribute("href", path)
                .markup(">");
    }
}

static std::string_view script_of(Document::Use use) {
    switch (use) {
    case Document::Use::Screen:
        return "boot.js";
    case Document::Use::Print:
        return "print.js";
    case Document::Use::Plain:
        break;
    }
    return "none";
}

static void write_head(Html& html, http::Assets const& assets, Visit const& visit,
                       Document const& document) {
    html.markup("<!doctype html>\n<html").attribute("lang", text::tag(visit.language));
    html.markup("><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                "content=\"width=device-width, initial-scale=1\"><title>");
    html.text(document.title).markup(" – ").text(get(Key::app_name, visit.language));
    html.markup("</title><meta name=\"theme-color\" content=\"#0B2F5E\">");
    html.markup("<meta name=\"description\"");
    html.attribute("content", document.description.empty() ? document.title : document.description);
    html.markup(">");
    write_addresses(html, visit, document.canonical);
    for (std::string_view const name : {"pages.css", "style.css"}) {
        if (std::string_view const path = assets.path_of(name); !path.empty())
            html.markup("<link rel=\"stylesheet\"").attribute("href", path).markup(">");
    }
    write_fonts(html, assets);
    if (std::string_view const path = assets.path_of("icon.svg"); !path.empty())
        html.markup("<link rel=\"icon\" type=\"image/svg+xml\"")
            .attribute("href", path)
            .markup(">");
    if (std::string_view const path = assets.path_of("app.webmanifest"); !path.empty())
        html.markup("<link rel=\"manifest\"").attribute("href", path).markup(">");
    if (std::string_view const path = assets.path_of("icon-touch.png"); !path.empty())
        html.markup("<link rel=\"apple-touch-icon\"").attribute("href", path).markup(">");
    std::string_view const script = script_of(document.use);
    if (std::string_view const path = assets.path_of(script); !path.empty())
        html.markup("<script").attribute("src", path).markup(" defer></script>");
    html.markup("</head>\n");
}

// The same page in the other language, its query kept without an older choice of language.
static std::string other_language_address(Visit const& visit, Language other) {
    std::string address = visit.path + "?";
    for (http::QueryParameter const& parameter : http::parse_query(visit.query)) {
        if (parameter.name == "lang")
            continue;
        address.append(http::percent_encode(parameter.name)).append("=");
        address.append(http::percent_encode(parameter.value)).append("&");
    }
    return address.append("lang=").append(text::tag(other));
}

static void write_language_link(Html& html, Visit const& visit, Language other) {
    html.markup("<a class=\"language\"").attribute("lang", text::tag(other));
    html.attribute("hreflang", text::tag(other));
    html.attribute("href", other_language_address(visit, other)).markup(">");
    html.text(get(Key::app_language_other, visit.language)).markup("</a>");
}

// The Enter key in a field presses the first button of its form: one that is never seen and goes
// on stands before all others.
static void write_language_button(Html& html, Visit const& visit, Document const& document,
                                  Language other) {
    if (!document.form_next.empty())
        html.markup("<button class=\"unseen\" tabindex=\"-1\" aria-hidden=\"true\" name=\"go\" "
                    "value=\"next\"")
            .attribute("form", document.form)
            .attribute("formaction", document.form_next)
            .markup("></button>");
    html.markup("<button class=\"language\" name=\"go\"").attribute("form", document.form);
    html.attribute("value", "lang:" + std::string(text::tag(other)));
    html.attribute("lang", text::tag(other)).markup(">");
    html.text(get(Key::app_language_other, visit.language)).markup("</button>");
}

static void write_header(Html& html, Visit const& visit, Document& document) {
    Language const language = visit.language;
    Language const other =
        language == Language::Vietnamese ? Language::English : Language::Vietnamese;
    html.markup("<header class=\"band\"><div class=\"bar\"><a class=\"brand\" href=\"/\">"
                "<span class=\"door\" aria-hidden=\"true\"></span><span>");
    html.text(get(Key::app_name, language)).markup("</span></a><nav");
    html.attribute("aria-label", get(Key::app_navigation, language)).markup("><ul><li>");
    html.link("/tim-kiem", get(Key::nav_procedures, language)).markup("</li><li>");
    html.link("/tra-cuu", get(Key::nav_track, language)).markup("</li></ul></nav>");
    if (document.form.empty())
        write_language_link(html, visit, other);
    else
        write_language_button(html, visit, document, other);
    html.markup("</div>");
    html.markup(document.hero.take()).markup("</header>\n");
}

static void write_footer(Html& html, Visit const& visit) {
    html.markup("<footer><ul><li>").link("/", get(Key::nav_home, visit.language));
    html.markup("</li><li>").link("/tim-kiem", get(Key::nav_procedures, visit.language));
    html.markup("</li><li>").link("/tra-cuu", get(Key::nav_track, visit.language));
    html.markup("</li><li>").link("/can-bo", get(Key::light_staff, visit.language));
    html.markup("</li></ul></footer>");
}

// Where the script that loads the program says how far it is; it has no words of its own.
static void write_program_line(Html& html, Language language) {
    html.markup("<aside id=\"full\" hidden");
    html.attribute("data-loading", get(Key::light_program_loading, language));
    html.attribute("data-open", get(Key::light_program_open, language));
    html.attribute("data-broken", get(Key::light_program_broken, language)).markup("></aside>\n");
}

http::Response render(http::Assets const& assets, Visit const& visit, Document document) {
    Html html;
    write_head(html, assets, visit, document);
    html.markup("<body><div id=\"page\"><a class=\"skip\" href=\"#content\">");
    html.text(get(Key::app_skip_to_content, visit.language)).markup("</a>\n");
    write_header(html, visit, document);
    html.markup("<main id=\"content\" tabindex=\"-1\">").markup(document.content.take());
    html.markup("</main>\n");
    write_program_line(html, visit.language);
    write_footer(html, visit);
    html.markup("</div></body></html>\n");

    http::Response response =
        http::text_response(document.status, "text/html; charset=utf-8", html.take());
    response.forms = http::Forms::SameOrigin;
    response.add("Content-Language", text::tag(visit.language));
    response.add("Vary", "Cookie");
    return response;
}

void write_search_form(Html& html, Language language, std::string_view query) {
    html.markup("<form class=\"search\" role=\"search\" action=\"/tim-kiem\" method=\"get\">"
                "<label for=\"q\">");
    html.text(get(Key::home_search_label, language)).markup("</label><p id=\"q-hint\">");
    html.text(get(Key::home_search_hint, language))
        .markup("</p><div class=\"row\"><input id=\"q\" "
                "name=\"q\" type=\"search\" "
                "maxlength=\"100\" "
                "aria-describedby=\"q-hint\"");
    html.attribute("value", query).markup("><button>");
    html.text(get(Key::home_search_button, language)).markup("</button></div></form>");
}

}
