#include "server/http/message.h"

#include "server/http/characters.h"
#include "shared/text/utf8.h"

namespace onedoor::http {

std::string_view method_name(Method method) {
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Delete:
        return "DELETE";
    }
    return "";
}

std::string_view RequestHead::header(std::string_view name) const {
    for (Header const& field : headers) {
        if (equal_ignoring_case(field.name, name))
            return field.value;
    }
    return {};
}

bool RequestHead::has_header(std::string_view name) const {
    for (Header const& field : headers) {
        if (equal_ignoring_case(field.name, name))
            return true;
    }
    return false;
}

std::string_view RequestHead::cookie(std::string_view name) const {
    for (Header const& field : headers) {
        if (!equal_ignoring_case(field.name, "cookie"))
            continue;
        std::string_view rest = field.value;
        while (!rest.empty()) {
            std::size_t const end = rest.find(';');
            std::string_view const pair = trimmed(rest.substr(0, end));
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
            if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
                return pair.substr(name.size() + 1);
        }
    }
    return {};
}

std::string Request::query_value(std::string_view name) const {
    for (QueryParameter& parameter : parse_query(head.query)) {
        if (parameter.name == name)
            return std::move(parameter.value);
    }
    return {};
}

Response& Response::add(std::string_view name, std::string_view value) {
    headers.push_back({std::string(name), std::string(value)});
    return *this;
}

Response text_response(int status, std::string_view content_type, std::string body) {
    Response response;
    response.status = status;
    response.content_type = content_type;
    response.body = std::move(body);
    return response;
}

Response no_content() {
    Response response;
    response.status = 204;
    return response;
}

bool percent_decode(std::string_view text, PlusSign plus, std::string& decoded) {
    decoded.clear();
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char character = text[i];
        if (character == '%') {
            if (i + 2 >= text.size())
                return false;
            int const high = hexadecimal_digit(text[i + 1]);
            int const low = hexadecimal_digit(text[i + 2]);
            if (high < 0 || low < 0)
                return false;
            character = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (character == '+' && plus == PlusSign::Space) {
            character = ' ';
        }
        if (is_control(character))
            return false;
        decoded.push_back(character);
    }
    return text::is_valid_utf8(decoded);
}

std::string percent_encode(std::string_view text) {
    static constexpr std::string_view digits = "0123456789ABCDEF";
    static constexpr std::string_view unreserved_signs = "-._~";
    std::string encoded;
    for (char const character : text) {
        bool const is_plain =
            (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
            (character >= '0' && character <= '9') || unreserved_signs.contains(character);
        if (is_plain) {
            encoded.push_back(character);
            continue;
        }
        auto const byte = static_cast<unsigned char>(character);
        encoded.append({'%', digits[byte >> 4], digits[byte & 0xF]});
    }
    return encoded;
}

std::vector<QueryParameter> parse_query(std::string_view query) {
    std::vector<QueryParameter> parameters;
    while (!query.empty()) {
        std::size_t const end = query.find('&');
        std::string_view const pair = query.substr(0, end);
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
        std::size_t const equals = pair.find('=');
        std::string_view const value =
            equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
        QueryParameter parameter;
        if (percent_decode(pair.substr(0, equals), PlusSign::Space, parameter.name) &&
            percent_decode(value, PlusSign::Space, parameter.value))
            parameters.push_back(std::move(parameter));
    }
    return parameters;
}

}
