#include "shared/core/sort.h"
#include "shared/json/json.h"
#include "shared/json/path.h"
#include "shared/text/utf8.h"

#define JSON_NOEXCEPTION 1
#define JSON_NO_IO 1
#define JSON_USE_IMPLICIT_CONVERSIONS 0
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

using Input = nlohmann::detail::iterator_input_adapter<char const*>;
using Lexer = nlohmann::detail::lexer<nlohmann::json, Input>;
using Parser = nlohmann::detail::parser<nlohmann::json, Input>;

// What nlohmann would do for us in vain, and what the client would otherwise carry: fractions are
// refused without looking at their value, and no error repeats the input.
template<> void Lexer::strtof(double& value, char const* text, char** end) noexcept {
    value = 0;
    *end = const_cast<char*>(text) + std::char_traits<char>::length(text);
}

template<> std::string Lexer::get_token_string() const {
    return {};
}

template<> std::string Parser::exception_message(Lexer::token_type, std::string const&) {
    return {};
}

namespace onedoor::json {

namespace {

/// Receives nlohmann's events and builds our values; the first violation stops the parser.
class Builder {
public:
    Builder(std::string_view text, ParseLimits const& limits) : m_text(text), m_limits(limits) {}

    bool null() { return add(nullptr); }
    bool boolean(bool value) { return add(value); }
    bool number_integer(std::int64_t value) { return add(value); }
    bool number_unsigned(std::uint64_t value) {
        if (value > INT64_MAX)
            return refuse("json.number");
        return add(static_cast<std::int64_t>(value));
    }
    bool number_float(double, std::string const&) { return refuse("json.number"); }
    bool string(std::string& value) { return check_string(value) && add(std::move(value)); }
    bool binary(std::vector<std::uint8_t>&) { return refuse("json.syntax"); }

    bool start_object(std::size_t) { return open(Object{}); }
    bool start_array(std::size_t) { return open(Array{}); }
    bool key(std::string& name) {
        m_open.back().name = std::move(name);
        return check_string(m_open.back().name);
    }
    bool end_object() { return names_are_unique() && close(); }
    bool end_array() { return close(); }

    bool parse_error(std::size_t position, std::string const&, nlohmann::detail::exception const&) {
        if (!text::is_valid_utf8(m_text))
            return refuse("json.utf8");
        return refuse("json.syntax", "near byte " + std::to_string(position));
    }

    Result<Value> result(bool accepted) {
        if (!accepted)
            return std::unexpected(*m_error);
        return std::move(m_root);
    }

private:
    struct Container {
        Value value;
        /// Of the member being read.
        std::string name;
    };

    bool refuse(std::string_view code, std::string_view detail = {}) {
        m_error = Error{std::string(code), path(), std::string(detail)};
        return false;
    }

    [[nodiscard]] std::string path() const {
        std::string path;
        for (Container const& container : m_open) {
            if (Array const* const array = container.value.as_array())
                path = element_path(path, array->size());
            else if (!container.name.empty())
                path = member_path(path, container.name);
        }
        return path;
    }

    bool check_string(std::string const& value) {
        if (value.size() > m_limits.string_bytes_max)
            return refuse("json.string_length");
        if (value.contains('\0'))
            return refuse("json.control_character");
        return true;
    }

    bool add(Value value) {
        if (m_open.empty()) {
            m_root = std::move(value);
            return true;
        }
        if (++m_elements > m_limits.elements_max)
            return refuse("json.elements");
        Container& container = m_open.back();
        if (Array* const array = container.value.as_array())
            array->push_back(std::move(value));
        else
            container.value.as_object()->append(std::move(container.name), std::move(value));
        container.name.clear();
        return true;
    }

    bool open(Value empty) {
        if (m_open.size() == m_limits.depth_max)
            return refuse("json.depth");
        m_open.push_back({std::move(empty), {}});
        return true;
    }

    bool close() {
        Value value = std::move(m_open.back().value);
        m_open.pop_back();
        return add(std::move(value));
    }

    bool names_are_unique() {
        std::vector<std::string_view> names;
        for (Member const& member : *m_open.back().value.as_object())
            names.push_back(member.name);
        core::sort(names);
        auto const twin = std::ranges::adjacent_find(names);
        if (twin == names.end())
            return true;
        m_open.back().name = *twin;
        return refuse("json.duplicate_key");
    }

    std::string_view m_text;
    ParseLimits const& m_limits;
    std::vector<Container> m_open;
    std::size_t m_elements = 0;
    Value m_root;
    std::optional<Error> m_error;
};

}

Result<Value> parse(std::string_view text, ParseLimits const& limits) {
    if (text.size() > limits.bytes_max)
        return fail("json.size");
    // nlohmann takes a NUL byte for the end of the text and skips a byte order mark.
    if (text.contains('\0') || text.starts_with("\xEF\xBB\xBF"))
        return fail("json.syntax", "NUL byte or byte order mark");
    Builder builder(text, limits);
    bool const accepted =
        nlohmann::json::sax_parse(text.data(), text.data() + text.size(), &builder);
    return builder.result(accepted);
}

}
