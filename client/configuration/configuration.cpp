#include "client/configuration/configuration.h"

#include "client/configuration/reading.h"
#include "client/files/files.h"
#include "shared/core/base64url.h"
#include "shared/json/json.h"
#include "shared/text/utf8.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <span>

namespace onedoor::configuration {

namespace {

bool is_small_letter(char character) {
    return character >= 'a' && character <= 'z';
}
bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

/// Words of a-z and 0-9 with one hyphen between them.
bool is_slug(std::string_view text) {
    if (text.empty() || text.front() == '-' || text.back() == '-' ||
        text.find("--") != std::string_view::npos)
        return false;
    return std::ranges::all_of(
        text, [](char c) { return is_small_letter(c) || is_digit(c) || c == '-'; });
}

bool is_id(std::string_view text) {
    return text.size() >= 3 && text.size() <= 40 && is_slug(text);
}

bool is_model(std::string_view text) {
    return text.size() <= 40 && is_slug(text);
}

bool is_unit_code(std::string_view text) {
    return (text.size() == 2 || text.size() == 5) && std::ranges::all_of(text, is_digit);
}

bool is_absolute_path(std::string_view text) {
    bool const is_plain = std::ranges::none_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    return text.size() >= 2 && text.size() <= 255 && text.front() == '/' && is_plain &&
           text.find("//") == std::string_view::npos &&
           (std::string(text) + '/').find("/../") == std::string::npos;
}

bool is_device_path(std::string_view text) {
    return text.starts_with("/dev/") && is_absolute_path(text);
}

bool is_port(std::string_view text) {
    std::uint16_t port = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc() && end == text.data() + text.size() && port != 0;
}

/// A scheme, a name or address, perhaps a port, and nothing more.
bool is_origin(std::string_view text) {
    if (text.size() > 255)
        return false;
    if (text.starts_with("https://"))
        text.remove_prefix(8);
    else if (text.starts_with("http://"))
        text.remove_prefix(7);
    else
        return false;
    std::size_t const bracket = text.starts_with('[') ? text.find(']') : 0;
    if (bracket == std::string_view::npos)
        return false;
    std::size_t const colon = text.find(':', bracket);
    std::string_view const host = text.substr(0, colon);
    if (colon != std::string_view::npos && !is_port(text.substr(colon + 1)))
        return false;
    if (bracket != 0) {
        in6_addr address{};
        return host.back() == ']' &&
               inet_pton(AF_INET6, std::string(host.substr(1, host.size() - 2)).c_str(),
                         &address) == 1;
    }
    return !host.empty() && host.front() != '.' && host.front() != '-' &&
           std::ranges::all_of(host, [](char c) {
               return is_small_letter(c) || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '.' ||
                      c == '-';
           });
}

bool is_network_address(std::string_view text) {
    std::string const address(text);
    in_addr four{};
    in6_addr six{};
    return inet_pton(AF_INET, address.c_str(), &four) == 1 ||
           inet_pton(AF_INET6, address.c_str(), &six) == 1;
}

bool is_sound_name(std::string_view text) {
    constexpr std::size_t characters_max = 120;
    return !text.empty() && text::character_count(text) <= characters_max &&
           text.find_first_of("\n\r\t") == std::string_view::npos;
}

/// As CUPS names its queues: anything visible but "/", "#" and quotes.
bool is_queue_name(std::string_view text) {
    return !text.empty() && text.size() <= 127 && std::ranges::all_of(text, [](char c) {
        return c > ' ' && c < 0x7F &&
               std::string_view("/#\"'\\?").find(c) == std::string_view::npos;
    });
}

bool is_pin_hash(std::string_view text) {
    return text.starts_with("$argon2id$v=19$") && text.size() < 128 &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

using Check = bool (*)(std::string_view);

Result<std::string> checked(json::ObjectReader& reader, std::string_view name, Check is_right) {
    std::string text = TRY(reader.string(name));
    if (!is_right(text))
        return fail("configuration.format", {}, reader.path_of(name));
    return text;
}

Result<std::optional<std::string>> optional_checked(json::ObjectReader& reader,
                                                    std::string_view name, Check is_right) {
    std::optional<std::string> text = TRY(reader.optional_string(name));
    if (text && !is_right(*text))
        return fail("configuration.format", {}, reader.path_of(name));
    return text;
}

template<typename Kind> struct Word {
    std::string_view word;
    Kind kind;
};

template<typename Kind>
Result<Kind> one_of(json::ObjectReader& reader, std::string_view name,
                    std::span<Word<Kind> const> words) {
    std::string const text = TRY(reader.string(name));
    for (Word<Kind> const& word : words)
        if (word.word == text)
            return word.kind;
    return fail("configuration.format", {}, reader.path_of(name));
}

constexpr Word<PrinterKind> printer_kinds[] = {
    {"tcp", PrinterKind::Tcp}, {"serial", PrinterKind::Serial}, {"usb", PrinterKind::Usb}};
constexpr Word<ReaderKind> reader_kinds[] = {{"serial", ReaderKind::Serial},
                                             {"wedge", ReaderKind::Wedge}};
constexpr std::int64_t bauds[] = {9600, 19200, 38400, 57600, 115200};

Result<PaperWidth> read_paper(json::ObjectReader& reader) {
    std::int64_t const width = TRY(reader.integer("width_mm", {58, 80}));
    if (width != 58 && width != 80)
        return fail("json.range", {}, reader.path_of("width_mm"));
    return width == 58 ? PaperWidth::Mm58 : PaperWidth::Mm80;
}

Result<Printer> read_printer(json::ObjectReader reader) {
    Printer printer;
    printer.kind = TRY(one_of<PrinterKind>(reader, "kind", printer_kinds));
    bool const is_tcp = printer.kind == PrinterKind::Tcp;
    printer.address = TRY(checked(reader, "address", is_tcp ? is_network_address : is_device_path));
    if (is_tcp)
        printer.port = static_cast<std::uint16_t>(
            TRY(reader.optional_integer("port", {1, 65535})).value_or(printer.port));
    if (printer.kind == PrinterKind::Serial) {
        std::int64_t const baud =
            TRY(reader.optional_integer("baud", {9600, 115200})).value_or(printer.baud);
        if (std::ranges::find(bauds, baud) == std::ranges::end(bauds))
            return fail("json.range", {}, reader.path_of("baud"));
        printer.baud = static_cast<std::int32_t>(baud);
    }
    printer.paper = TRY(read_paper(reader));
    printer.model = TRY(checked(reader, "model", is_model));
    TRY_VOID(reader.finish());
    return printer;
}

Result<Reader> read_reader(json::ObjectReader reader) {
    Reader card_reader;
    card_reader.kind = TRY(one_of<ReaderKind>(reader, "kind", reader_kinds));
    card_reader.path = TRY(checked(reader, "path", is_device_path));
    TRY_VOID(reader.finish());
    return card_reader;
}

Result<Hours> read_hours(json::ObjectReader reader) {
    constexpr std::string_view days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                         "friday", "saturday", "sunday"};
    Hours hours;
    for (std::size_t day = 0; day < hours.size(); ++day) {
        std::optional<std::string> const text = TRY(reader.optional_string(days[day]));
        if (!text)
            continue;
        Result<Stretch> const stretch = parse_stretch(*text);
        if (!stretch)
            return fail(stretch.error().code, {}, reader.path_of(days[day]));
        hours[day] = *stretch;
    }
    TRY_VOID(reader.finish());
    return hours;
}

Result<std::optional<Ed25519Key>> read_key(json::ObjectReader& reader, std::string_view name) {
    std::optional<std::string> const text = TRY(reader.optional_string(name));
    if (!text)
        return std::nullopt;
    Result<core::Bytes> const bytes = core::from_base64url(*text);
    Ed25519Key key{};
    if (!bytes || bytes->size() != key.size())
        return fail("configuration.format", {}, reader.path_of(name));
    std::ranges::copy(*bytes, key.begin());
    return key;
}

Result<void> read_devices(json::ObjectReader& reader, Configuration& configuration) {
    if (auto printer = TRY(reader.optional_object("printer")))
        configuration.printer = TRY(read_printer(*std::move(printer)));
    configuration.page_printer = TRY(optional_checked(reader, "page_printer", is_queue_name));
    if (auto card_reader = TRY(reader.optional_object("reader")))
        configuration.reader = TRY(read_reader(*std::move(card_reader)));
    configuration.keypad = TRY(optional_checked(reader, "keypad", is_device_path));
    configuration.headset = TRY(optional_checked(reader, "headset", is_sound_name));
    return {};
}

}

Result<Configuration> read_configuration(json::ObjectReader reader) {
    Configuration configuration;
    configuration.id = TRY(checked(reader, "id", is_id));
    configuration.server = TRY(checked(reader, "server", is_origin));
    configuration.office = TRY(checked(reader, "office", is_unit_code));
    configuration.pixels_per_metre =
        static_cast<std::int32_t>(TRY(reader.integer("pixels_per_metre", {500, 40'000})));
    TRY_VOID(read_devices(reader, configuration));
    if (auto hours = TRY(reader.optional_object("hours")))
        configuration.hours = TRY(read_hours(*std::move(hours)));
    configuration.staff_pin = TRY(optional_checked(reader, "staff_pin", is_pin_hash));
    configuration.data_folder = TRY(checked(reader, "data_folder", is_absolute_path));
    configuration.device_key_file = TRY(checked(reader, "device_key_file", is_absolute_path));
    configuration.package_key = TRY(read_key(reader, "package_key"));
    TRY_VOID(reader.finish());
    return configuration;
}

Result<Configuration> parse(std::string_view json) {
    json::Value const document = TRY(json::parse(json, {.bytes_max = file_bytes_max}));
    return read_configuration(TRY(json::ObjectReader::open(document)));
}

Result<Configuration> read(std::string const& path) {
    core::Bytes const bytes = TRY(files::read(path, file_bytes_max));
    return parse({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
}

}
