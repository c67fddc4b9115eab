#pragma once

#include "shared/forms/form.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace onedoor::forms {

/// What a citizen has typed so far, exactly as typed, keyed by field path: "full_name",
/// "requester_address.province", "children[0].name". A multiple choice holds its option ids
/// separated by ','; a repeating group holds its number of entries under its own id.
class Draft {
public:
    [[nodiscard]] std::string_view value(std::string_view path) const;
    void set(std::string_view path, std::string_view value);

    [[nodiscard]] bool has_option(std::string_view path, std::string_view option) const;
    void toggle_option(std::string_view path, std::string_view option);

    [[nodiscard]] std::size_t entries(std::string_view group) const;
    void set_entries(std::string_view group, std::size_t count);
    /// Removes entry `index` with all its values; the following entries move up.
    void remove_entry(std::string_view group, std::size_t index);

    [[nodiscard]] bool empty() const { return m_values.empty(); }
    [[nodiscard]] std::map<std::string, std::string, std::less<>> const& values() const {
        return m_values;
    }
    void clear();

private:
    std::map<std::string, std::string, std::less<>> m_values;
};

/// "children[2].name" of ("children", 2, "name").
std::string entry_path(std::string_view group, std::size_t index, std::string_view field);

/// The answers of `form` as validate() takes them, made from what was typed: days written
/// dd/mm/yyyy become ISO days, numbers integers, choices lists. What cannot be read that way is
/// passed on as typed, so that the check names it.
json::Value answers_of(Form const& form, Draft const& draft);

}
