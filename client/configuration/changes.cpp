#include "client/configuration/changes.h"

#include "shared/core/digits.h"

#include <array>

namespace onedoor::configuration {

namespace {

std::string clock_text(std::int32_t minutes) {
    return core::zero_padded(minutes / 60, 2) + ':' + core::zero_padded(minutes % 60, 2);
}

std::string text_of(std::optional<Stretch> const& stretch) {
    return stretch ? clock_text(stretch->from) + '-' + clock_text(stretch->until) : std::string();
}

std::string_view text_of(PrinterKind kind) {
    constexpr std::array<std::string_view, 3> names{"tcp", "serial", "usb"};
    return names[static_cast<std::size_t>(kind)];
}

class Comparison {
public:
    void add(std::string_view field, std::string before, std::string after) {
        if (before != after)
            m_changes.push_back({std::string(field), std::move(before), std::move(after)});
    }
    void add_secret(std::string_view field, bool is_same) {
        if (!is_same)
            m_changes.push_back({std::string(field), {}, {}});
    }
    [[nodiscard]] std::vector<Change> take() { return std::move(m_changes); }

private:
    std::vector<Change> m_changes;
};

void compare(Comparison& found, std::optional<Printer> const& before,
             std::optional<Printer> const& after) {
    auto const both = [&](std::string_view field, auto text) {
        found.add(field, before ? std::string(text(*before)) : std::string(),
                  after ? std::string(text(*after)) : std::string());
    };
    both("printer.kind", [](Printer const& one) { return text_of(one.kind); });
    both("printer.address", [](Printer const& one) { return one.address; });
    both("printer.port", [](Printer const& one) {
        return one.kind == PrinterKind::Tcp ? std::to_string(one.port) : std::string();
    });
    both("printer.baud", [](Printer const& one) {
        return one.kind == PrinterKind::Serial ? std::to_string(one.baud) : std::string();
    });
    both("printer.width_mm",
         [](Printer const& one) { return one.paper == PaperWidth::Mm58 ? "58" : "80"; });
    both("printer.model", [](Printer const& one) { return one.model; });
}

void compare(Comparison& found, std::optional<Reader> const& before,
             std::optional<Reader> const& after) {
    auto const kind = [](std::optional<Reader> const& one) {
        return !one ? std::string() : one->kind == ReaderKind::Serial ? "serial" : "wedge";
    };
    found.add("reader.kind", kind(before), kind(after));
    found.add("reader.path", before ? before->path : "", after ? after->path : "");
}

void compare(Comparison& found, std::optional<Hours> const& before,
             std::optional<Hours> const& after) {
    constexpr std::array<std::string_view, 7> days{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};
    found.add("hours", before ? "…" : "", after ? "…" : "");
    for (std::size_t day = 0; day < days.size(); ++day)
        found.add("hours." + std::string(days[day]), before ? text_of((*before)[day]) : "",
                  after ? text_of((*after)[day]) : "");
}

}

std::vector<Change> changes_between(Configuration const& before, Configuration const& after) {
    Comparison found;
    found.add("id", before.id, after.id);
    found.add("server", before.server, after.server);
    found.add("office", before.office, after.office);
    found.add("pixels_per_metre", std::to_string(before.pixels_per_metre),
              std::to_string(after.pixels_per_metre));
    compare(found, before.printer, after.printer);
    found.add("page_printer", before.page_printer.value_or(""), after.page_printer.value_or(""));
    compare(found, before.reader, after.reader);
    found.add("keypad", before.keypad.value_or(""), after.keypad.value_or(""));
    found.add("headset", before.headset.value_or(""), after.headset.value_or(""));
    compare(found, before.hours, after.hours);
    found.add_secret("staff_pin", before.staff_pin == after.staff_pin);
    found.add("data_folder", before.data_folder, after.data_folder);
    found.add("device_key_file", before.device_key_file, after.device_key_file);
    found.add_secret("package_key", before.package_key == after.package_key);
    return found.take();
}

}
