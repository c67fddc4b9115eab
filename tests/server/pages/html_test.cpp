#include "server/pages/html.h"

#include <doctest/doctest.h>

using onedoor::pages::Html;

TEST_CASE("html: text can never become markup, in content or attributes") {
    std::string const evil = "<script>\"'&</script>";
    std::string const safe = "&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;";
    CHECK(Html().text(evil).take() == safe);
    CHECK(Html().markup("<a").attribute("href", evil).markup(">").take() ==
          "<a href=\"" + safe + "\">");
    CHECK(Html().element("p class=\"lead\"", evil).take() == "<p class=\"lead\">" + safe + "</p>");
    CHECK(Html().link("/x?a=1&b=2", "Tiếng Việt", "button").take() ==
          "<a href=\"/x?a=1&amp;b=2\" class=\"button\">Tiếng Việt</a>");
}
