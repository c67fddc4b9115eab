#include "server/pages/html.h"

namespace onedoor::pages {

Html& Html::markup(std::string_view markup) {
    m_html.append(markup);
    return *this;
}

static std::string_view escape_of(char character) {
    switch (character) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

Html& Html::text(std::string_view text) {
    for (char const character : text) {
        std::string_view const escape = escape_of(character);
        if (escape.empty())
            m_html.push_back(character);
        else
            m_html.append(escape);
    }
    return *this;
}

Html& Html::attribute(std::string_view name, std::string_view value) {
    return markup(" ").markup(name).markup("=\"").text(value).markup("\"");
}

Html& Html::element(std::string_view tag, std::string_view content) {
    std::string_view const name = tag.substr(0, tag.find(' '));
    return markup("<").markup(tag).markup(">").text(content).markup("</").markup(name).markup(">");
}

Html& Html::link(std::string_view address, std::string_view text, std::string_view css_class) {
    markup("<a").attribute("href", address);
    if (!css_class.empty())
        attribute("class", css_class);
    return markup(">").text(text).markup("</a>");
}

}
