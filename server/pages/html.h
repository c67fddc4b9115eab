#pragma once

#include <string>
#include <string_view>

namespace onedoor::pages {

/// Writes HTML. Markup is ours and goes in as it is; text is anybody's and is always escaped, in
/// content and in double-quoted attributes alike.
class Html {
public:
    Html& markup(std::string_view markup);
    Html& text(std::string_view text);
    /// ` name="value"`
    Html& attribute(std::string_view name, std::string_view value);
    /// `<tag>text</tag>`; `tag` may carry attributes ("p class=\"note\"").
    Html& element(std::string_view tag, std::string_view text);
    /// `<a href="address">text</a>`
    Html& link(std::string_view address, std::string_view text, std::string_view css_class = {});

    [[nodiscard]] std::string take() { return std::move(m_html); }

private:
    std::string m_html;
};

}
