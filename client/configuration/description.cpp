#include "client/configuration/description.h"

#include "client/phrases/phrases.h"

#include <optional>

namespace onedoor::configuration {

namespace {

using phrases::Key;

struct Entry {
    std::string_view name;
    Key key;
};

/// What is wrong with a field.
constexpr Entry problems[] = {
    {"json.missing", Key::configuration_missing},
    {"json.type", Key::configuration_type},
    {"json.range", Key::configuration_range},
    {"json.unknown_field", Key::configuration_unknown_field},
    {"configuration.format", Key::configuration_format},
};

/// What is wrong with a file or package as a whole.
constexpr Entry whole_files[] = {
    {"file.missing", Key::configuration_file_missing},
    {"file.kind", Key::configuration_file_unreadable},
    {"file.size", Key::configuration_file_unreadable},
    {"file.unreadable", Key::configuration_file_unreadable},
    {"file.unwritable", Key::configuration_file_unwritable},
    {"package.size", Key::configuration_package_format},
    {"package.format", Key::configuration_package_format},
    {"package.signature", Key::configuration_package_signature},
    {"package.version", Key::configuration_package_version},
    {"package.expired", Key::configuration_package_expired},
    {"package.machine", Key::configuration_package_machine},
    {"package.no_key", Key::configuration_package_no_key},
};

constexpr Entry hints[] = {
    {"id", Key::configuration_hint_id},
    {"server", Key::configuration_hint_server},
    {"office", Key::configuration_hint_office},
    {"pixels_per_metre", Key::configuration_hint_pixels_per_metre},
    {"printer", Key::configuration_hint_printer},
    {"printer.kind", Key::configuration_hint_printer_kind},
    {"printer.address", Key::configuration_hint_printer_address},
    {"printer.port", Key::configuration_hint_printer_port},
    {"printer.baud", Key::configuration_hint_printer_baud},
    {"printer.width_mm", Key::configuration_hint_printer_width},
    {"printer.model", Key::configuration_hint_printer_model},
    {"page_printer", Key::configuration_hint_page_printer},
    {"reader", Key::configuration_hint_reader},
    {"reader.kind", Key::configuration_hint_reader},
    {"reader.path", Key::configuration_hint_reader},
    {"headset", Key::configuration_hint_headset},
    {"keypad", Key::configuration_hint_device},
    {"staff_pin", Key::configuration_hint_staff_pin},
    {"data_folder", Key::configuration_hint_path},
    {"device_key_file", Key::configuration_hint_path},
    {"package_key", Key::configuration_hint_package_key},
    {"version", Key::configuration_hint_package},
    {"expires", Key::configuration_hint_package},
    {"configuration", Key::configuration_hint_package},
};

template<std::size_t count>
std::optional<Key> find(Entry const (&entries)[count], std::string_view name) {
    for (Entry const& entry : entries)
        if (entry.name == name)
            return entry.key;
    return std::nullopt;
}

std::string_view hint_for(Error const& error, text::Language language) {
    if (error.code == "json.unknown_field")
        return phrases::get(Key::configuration_hint_unknown, language);
    std::string_view field = error.path;
    if (field.starts_with("configuration."))
        field.remove_prefix(14);
    if (field == "hours" || field.starts_with("hours."))
        return phrases::get(Key::configuration_hint_hours, language);
    return phrases::get(find(hints, field).value_or(Key::configuration_hint_unknown), language);
}

}

std::string describe(Error const& error, text::Language language) {
    if (std::optional<Key> const whole = find(whole_files, error.code))
        return phrases::format(*whole, language, {{"path", error.path}, {"field", error.path}});
    std::optional<Key> const problem = find(problems, error.code);
    if (problem && !error.path.empty())
        return phrases::format(Key::configuration_field_problem, language,
                               {{"field", error.path},
                                {"problem", phrases::get(*problem, language)},
                                {"hint", hint_for(error, language)}});
    if (!error.code.starts_with("json."))
        return error.code;
    std::string place;
    if (!error.path.empty())
        place = " (" + error.path + ")";
    else if (!error.detail.empty())
        place = " (" + error.detail + ")";
    return phrases::format(Key::configuration_syntax, language, {{"place", place}});
}

}
