#pragma once

#include "server/api/services.h"
#include "server/http/problem.h"

/// Routes of the light pages.
namespace onedoor::api {

http::Response page_home(Call const& call);
http::Response page_search(Call const& call);
http::Response page_procedure(Call const& call);
http::Response page_hand_over(Call const& call);
http::Response page_take_over(Call const& call);
http::Response page_track_form(Call const& call);
http::Response page_track(Call const& call);
http::Response page_track_result(Call const& call);
http::Response page_guides(Call const& call);
http::Response page_guide(Call const& call);
http::Response page_offices(Call const& call);
http::Response page_staff(Call const& call);
http::Response page_outbox(Call const& call);
http::Response robots(Call const& call);
http::Response sitemap(Call const& call);

/// Who reads, by address and cookie.
pages::Visit visit_of(http::RequestHead const& head);
/// With the cookie that keeps a language chosen by address.
http::Response remember_language(http::Response response, http::RequestHead const& head);
/// Value of Set-Cookie.
std::string language_cookie_of(text::Language language);

/// A problem as a page, for a browser that asked for HTML.
http::Response problem_page(Services const& services, http::RequestHead const& head,
                            http::Problem const& problem);

}
