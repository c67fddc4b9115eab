#include "server/http/router.h"

namespace onedoor::http {

static std::string_view take_segment(std::string_view& path) {
    path.remove_prefix(1);
    std::size_t const end = path.find('/');
    std::string_view const segment = path.substr(0, end);
    path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
    return segment;
}

std::optional<std::vector<std::string>> match_pattern(std::string_view pattern,
                                                      std::string_view path) {
    std::vector<std::string> parameters;
    while (pattern.starts_with('/') && path.starts_with('/')) {
        std::string_view const expected = take_segment(pattern);
        std::string_view const segment = take_segment(path);
        if (!expected.starts_with(':') && expected != segment)
            return std::nullopt;
        if (!expected.starts_with(':'))
            continue;
        if (segment.empty())
            return std::nullopt;
        parameters.emplace_back(segment);
    }
    if (!pattern.empty() || !path.empty())
        return std::nullopt;
    return parameters;
}

Router::Router(std::span<Route const> routes) : m_routes(routes) {}

static Method table_method(Method method) {
    return method == Method::Head ? Method::Get : method;
}

std::optional<Match> Router::find(Method method, std::string_view path) const {
    for (std::size_t index = 0; index < m_routes.size(); ++index) {
        if (m_routes[index].method != table_method(method))
            continue;
        if (auto parameters = match_pattern(m_routes[index].pattern, path))
            return Match{index, std::move(*parameters)};
    }
    return std::nullopt;
}

std::string Router::allowed_methods(std::string_view path) const {
    std::string methods;
    for (Method const method : {Method::Get, Method::Post, Method::Put, Method::Delete}) {
        if (!find(method, path))
            continue;
        if (!methods.empty())
            methods += ", ";
        methods += method == Method::Get ? "GET, HEAD" : method_name(method);
    }
    return methods;
}

}
