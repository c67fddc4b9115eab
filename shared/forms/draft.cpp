#include "shared/forms/draft.h"

#include <charconv>

namespace onedoor::forms {

std::string_view Draft::value(std::string_view path) const {
    auto const found = m_values.find(path);
    return found == m_values.end() ? std::string_view{} : std::string_view(found->second);
}

void Draft::set(std::string_view path, std::string_view value) {
    if (value.empty()) {
        if (auto const found = m_values.find(path); found != m_values.end())
            m_values.erase(found);
        return;
    }
    m_values.insert_or_assign(std::string(path), std::string(value));
}

static std::size_t find_option(std::string_view options, std::string_view option) {
    std::size_t at = 0;
    while (at < options.size()) {
        std::size_t end = options.find(',', at);
        if (end == options.npos)
            end = options.size();
        if (options.substr(at, end - at) == option)
            return at;
        at = end + 1;
    }
    return options.npos;
}

bool Draft::has_option(std::string_view path, std::string_view option) const {
    return find_option(value(path), option) != std::string_view::npos;
}

void Draft::toggle_option(std::string_view path, std::string_view option) {
    std::string options(value(path));
    std::size_t const at = find_option(options, option);
    if (at == options.npos) {
        if (!options.empty())
            options.push_back(',');
        options += option;
    } else {
        options.erase(at, option.size() + 1);
        if (options.ends_with(','))
            options.pop_back();
    }
    set(path, options);
}

std::size_t Draft::entries(std::string_view group) const {
    std::string_view const text = value(group);
    std::size_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

void Draft::set_entries(std::string_view group, std::size_t count) {
    set(group, count == 0 ? std::string() : std::to_string(count));
}

void Draft::remove_entry(std::string_view group, std::size_t index) {
    std::size_t const count = entries(group);
    if (index >= count)
        return;
    std::string const prefix = std::string(group) + "[";
    std::map<std::string, std::string, std::less<>> kept;
    for (auto const& [path, value] : m_values) {
        std::size_t number = 0;
        char const* const digits = path.data() + prefix.size();
        bool const in_group = path.starts_with(prefix);
        auto const read = in_group ? std::from_chars(digits, path.data() + path.size(), number)
                                   : std::from_chars_result{};
        if (!in_group || number < index) {
            kept.emplace(path, value);
        } else if (number > index) {
            std::size_t const rest = static_cast<std::size_t>(read.ptr - path.data());
            kept.emplace(prefix + std::to_string(number - 1) + path.substr(rest), value);
        }
    }
    m_values = std::move(kept);
    set_entries(group, count - 1);
}

void Draft::clear() {
    m_values.clear();
}

std::string entry_path(std::string_view group, std::size_t index, std::string_view field) {
    std::string path(group);
    path += '[';
    path += std::to_string(index);
    path += "].";
    path += field;
    return path;
}

}
