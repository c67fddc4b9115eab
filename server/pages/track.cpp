#include "server/pages/track.h"

#include "shared/cases/status.h"
#include "shared/strings/dates.h"
#include "shared/strings/strings.h"

namespace onedoor::pages {

using cases::NationalStatus;
using strings::get;
using strings::Key;
using text::Language;

static void write_field(Html& html, std::string_view id, std::string_view label,
                        std::string_view value) {
    html.markup("<div class=\"field\"><label").attribute("for", id).markup(">");
    html.text(label).markup("</label><input required maxlength=\"64\" autocomplete=\"off\" "
                            "autocapitalize=\"characters\" spellcheck=\"false\"");
    html.attribute("id", id).attribute("name", id).attribute("value", value);
    if (id == "secret")
        html.attribute("aria-describedby", "secret-help");
    html.markup("></div>");
}

Document track_form(Language language, std::string_view code, TrackNotice notice) {
    Document document;
    document.title = get(Key::track_title, language);
    document.description = get(Key::track_intro, language);
    Html& html = document.content;
    html.element("h1", get(Key::track_title, language));
    html.element("p class=\"lead\"", get(Key::track_intro, language));
    if (notice != TrackNotice::None) {
        bool const is_not_found = notice == TrackNotice::NotFound;
        document.status = is_not_found ? 404 : 429;
        html.markup("<p class=\"alert bad\" role=\"alert\">");
        html.text(
            get(is_not_found ? Key::light_track_not_found : Key::light_track_too_many, language));
        html.markup("</p>");
    }
    html.markup("<form class=\"card\" action=\"/tra-cuu\" method=\"post\">");
    write_field(html, "code", get(Key::track_code, language), code);
    write_field(html, "secret", get(Key::track_secret, language), {});
    html.markup("<p class=\"help\" id=\"secret-help\">");
    html.text(get(Key::track_secret_help, language)).markup("</p><button>");
    html.text(get(Key::track_button, language)).markup("</button></form>");
    return document;
}

// Classes of visual.md §5: which states are good, bad, waiting for the citizen, or just under way.
static std::string_view badge_class(NationalStatus status) {
    switch (status) {
    case NationalStatus::Accepted:
    case NationalStatus::Processing:
        return "badge info";
    case NationalStatus::SupplementRequested:
    case NationalStatus::FinancialDutyRequested:
        return "badge warn";
    case NationalStatus::NotAccepted:
    case NationalStatus::Stopped:
        return "badge bad";
    case NationalStatus::Finished:
    case NationalStatus::Returned:
        return "badge ok";
    case NationalStatus::Registered:
    case NationalStatus::WithdrawalRequested:
        break;
    }
    return "badge";
}

static void write_row(Html& html, std::string_view name, std::string_view value) {
    html.markup("<div>").element("dt", name).element("dd", value).markup("</div>");
}

static void write_events(Html& html, Language language, filing::TrackedFile const& file) {
    html.element("h2", get(Key::track_history, language)).markup("<ol class=\"timeline card\">");
    for (filing::TrackedEvent const& event : file.events) {
        html.markup("<li><strong>").text(event.text.in(language)).markup("</strong> <time");
        html.attribute("datetime", core::to_iso(event.at)).markup(">");
        html.text(strings::moment_text(event.at, language)).markup("</time></li>");
    }
    html.markup("</ol>");
}

Document track_result(Language language, filing::TrackedFile const& file) {
    Document document;
    std::string const& code = file.code ? *file.code : file.reference;
    document.title = strings::format(Key::track_file, language, {{"code", code}});
    Html& html = document.content;
    html.markup("<p><span").attribute("class", badge_class(file.status)).markup(">");
    html.text(file.status_name.in(language)).markup("</span></p>");
    html.element("h1", file.procedure_name.in(language));
    html.markup("<dl class=\"facts card\">");
    write_row(html, get(Key::track_code, language), code);
    write_row(html, get(Key::track_received_at, language),
              strings::moment_text(file.received_at, language));
    if (file.accepted_at)
        write_row(html, get(Key::track_accepted_at, language),
                  strings::moment_text(*file.accepted_at, language));
    write_row(html, get(Key::track_due_at, language),
              file.due_at ? strings::moment_text(*file.due_at, language)
                          : std::string(get(Key::track_due_unknown, language)));
    html.markup("</dl>");
    if (!file.explanation.empty()) {
        html.markup("<details class=\"card\">").element("summary", get(Key::track_why, language));
        html.markup("<ul>");
        for (text::Localized const& line : file.explanation)
            html.element("li", line.in(language));
        html.markup("</ul></details>");
    }
    write_events(html, language, file);
    return document;
}

}
