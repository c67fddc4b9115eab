#include "server/api/page_routes.h"

#include "server/api/lookup.h"

namespace onedoor::api {

using text::Language;

static constexpr std::string_view language_cookie = "language";

static std::string chosen_language(http::RequestHead const& head) {
    for (http::QueryParameter& parameter : http::parse_query(head.query)) {
        if (parameter.name == "lang")
            return std::move(parameter.value);
    }
    return {};
}

pages::Visit visit_of(http::RequestHead const& head) {
    std::string const chosen = chosen_language(head);
    std::string_view const wanted =
        chosen.empty() ? head.cookie(language_cookie) : std::string_view(chosen);
    pages::Visit visit;
    visit.language = wanted == "en" ? Language::English : Language::Vietnamese;
    visit.path = head.target.substr(0, head.target.find('?'));
    visit.query = head.query;
    return visit;
}

std::string language_cookie_of(Language language) {
    return std::string(language_cookie) + "=" + std::string(text::tag(language)) +
           "; Path=/; SameSite=Lax; Max-Age=31536000";
}

// A language chosen by its link stays chosen on the pages after this one.
http::Response remember_language(http::Response response, http::RequestHead const& head) {
    std::string const chosen = chosen_language(head);
    if (chosen == "vi" || chosen == "en")
        response.add("Set-Cookie",
                     language_cookie_of(chosen == "en" ? Language::English : Language::Vietnamese));
    return response;
}

http::Response problem_page(Services const& services, http::RequestHead const& head,
                            http::Problem const& problem) {
    return services.pages.problem(visit_of(head), problem);
}

http::Response page_home(Call const& call) {
    http::RequestHead const& head = call.request.head;
    return remember_language(call.services.pages.home(visit_of(head)), head);
}

http::Response page_search(Call const& call) {
    http::RequestHead const& head = call.request.head;
    std::string const query = call.request.query_value("q");
    return remember_language(call.services.pages.search(visit_of(head), query), head);
}

static http::Response page_or_not_found(Call const& call, std::optional<http::Response> page) {
    http::RequestHead const& head = call.request.head;
    if (!page)
        return problem_page(call.services, head, http::problem_of(404, "procedure.not_found"));
    return remember_language(std::move(*page), head);
}

http::Response page_procedure(Call const& call) {
    pages::Visit const visit = visit_of(call.request.head);
    return page_or_not_found(call, call.services.pages.procedure(visit, call.parameters[0]));
}

http::Response page_hand_over(Call const& call) {
    pages::Visit const visit = visit_of(call.request.head);
    return page_or_not_found(call, call.services.pages.hand_over(visit, call.parameters[0]));
}

http::Response page_take_over(Call const& call) {
    http::RequestHead const& head = call.request.head;
    return remember_language(call.services.pages.take_over(visit_of(head)), head);
}

http::Response page_track_form(Call const& call) {
    http::RequestHead const& head = call.request.head;
    return remember_language(
        call.services.pages.track_form(visit_of(head), {}, pages::TrackNotice::None), head);
}

http::Response page_track(Call const& call) {
    http::RequestHead const& head = call.request.head;
    return remember_language(call.services.pages.track_form(visit_of(head), call.parameters[0],
                                                            pages::TrackNotice::None),
                             head);
}

http::Response page_track_result(Call const& call) {
    pages::Visit const visit = visit_of(call.request.head);
    std::string code;
    std::string secret;
    for (http::QueryParameter& field : http::parse_query(call.request.body)) {
        if (field.name == "code")
            code = std::move(field.value);
        else if (field.name == "secret")
            secret = std::move(field.value);
    }
    auto const outcome = look_up(call.services, code, secret);
    if (outcome.retry_after_seconds > 0) {
        auto page = call.services.pages.track_form(visit, code, pages::TrackNotice::TooMany);
        return page.add("Retry-After", std::to_string(outcome.retry_after_seconds));
    }
    if (!outcome.file)
        return call.services.pages.track_form(visit, code, pages::TrackNotice::NotFound);
    return call.services.pages.track_result(visit, *outcome.file);
}

http::Response page_guides(Call const& call) {
    http::RequestHead const& head = call.request.head;
    return remember_language(call.services.guide_pages.guides(visit_of(head)), head);
}

http::Response page_guide(Call const& call) {
    std::vector<std::string> words;
    for (http::QueryParameter& parameter : http::parse_query(call.request.head.query))
        if (parameter.name == "tra-loi")
            words.push_back(std::move(parameter.value));
    pages::Visit const visit = visit_of(call.request.head);
    return page_or_not_found(call,
                             call.services.guide_pages.guide(visit, call.parameters[0], words));
}

http::Response page_offices(Call const& call) {
    http::RequestHead const& head = call.request.head;
    std::string const unit = call.request.query_value("xa");
    return remember_language(call.services.guide_pages.offices(visit_of(head), unit), head);
}

http::Response page_outbox(Call const& call) {
    http::RequestHead const& head = call.request.head;
    return remember_language(call.services.pages.outbox(visit_of(head)), head);
}

http::Response robots(Call const& call) {
    return call.services.pages.robots();
}

http::Response sitemap(Call const& call) {
    return call.services.pages.sitemap();
}

http::Response page_staff(Call const& call) {
    http::RequestHead const& head = call.request.head;
    return remember_language(call.services.pages.staff(visit_of(head)), head);
}

}
