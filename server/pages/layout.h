#pragma once

#include "server/http/assets.h"
#include "server/http/message.h"
#include "server/pages/html.h"
#include "shared/text/language.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::pages {

/// Who reads the page and where it stands.
struct Visit {
    text::Language language = text::Language::Vietnamese;
    std::string path = "/"; ///< percent-encoded, without query
    std::string query;      ///< as sent; kept when the language is changed
};

struct Document {
    int status = 200;
    std::string title;       ///< of this page; the product's name is added
    std::string description; ///< for search engines; the title when empty
    /// Absolute address without query, the same in every language; empty: not for search engines.
    std::string canonical;
    Html hero;    ///< inside the navy band, below the bar; may be empty
    Html content; ///< inside <main>
    /// Id of the page's form when it holds what a person typed: the language is then changed by a
    /// button of it instead of a link. Empty: there is none.
    std::string form;
    /// Where the Enter key sends that form; empty: nowhere.
    std::string form_next;
    /// Plain: stays as it is, the program does not take it over. Print: so too, and the print
    /// dialog opens.
    enum class Use : std::uint8_t { Screen, Plain, Print } use = Use::Screen;
};

/// The whole document around the content: head, skip link, header, main, footer. All that is seen
/// stands in <div id="page">, which the program hides once it has taken over.
http::Response render(http::Assets const& assets, Visit const& visit, Document document);

/// Search form of home and search page.
void write_search_form(Html& html, text::Language language, std::string_view query);

}
