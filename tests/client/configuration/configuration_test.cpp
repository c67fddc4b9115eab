#include "client/configuration/configuration.h"
#include "client/configuration/description.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>
#include <string>

using namespace onedoor;
using configuration::Configuration;
using configuration::describe;
using configuration::PaperWidth;
using configuration::PrinterKind;
using configuration::ReaderKind;

namespace {

std::string example() {
    return support::read_file("assets/kiosk/kiosk.example.json");
}

std::string with(std::string const& old_text, std::string const& new_text) {
    std::string text = example();
    std::size_t const at = text.find(old_text);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old_text.size(), new_text);
}

struct Wrong {
    char const* old_text;
    char const* new_text;
    char const* code;
    char const* path;
};

constexpr Wrong wrongs[] = {
    {R"("id": "kiosk-nha-trang-1",)", "", "json.missing", "id"},
    {R"("kiosk-nha-trang-1")", R"("Kiosk 1")", "configuration.format", "id"},
    {R"("kiosk-nha-trang-1")", R"("a--b")", "configuration.format", "id"},
    {R"("kiosk-nha-trang-1")", "7", "json.type", "id"},
    {"http://127.0.0.1:8080", "127.0.0.1", "configuration.format", "server"},
    {"http://127.0.0.1:8080", "http://a/b", "configuration.format", "server"},
    {"http://127.0.0.1:8080", "http://a@b", "configuration.format", "server"},
    {"http://127.0.0.1:8080", "http://a:0", "configuration.format", "server"},
    {"http://127.0.0.1:8080", "http://[::1", "configuration.format", "server"},
    {"http://127.0.0.1:8080", "http://[zz]", "configuration.format", "server"},
    {"http://127.0.0.1:8080", "http://", "configuration.format", "server"},
    {R"("56")", R"("560")", "configuration.format", "office"},
    {"3780", "37", "json.range", "pixels_per_metre"},
    {"3780", "3.78", "json.number", "pixels_per_metre"},
    {R"("tcp")", R"("lpt")", "configuration.format", "printer.kind"},
    {"192.168.1.50", "printer.local", "configuration.format", "printer.address"},
    {R"("tcp", "address": "192.168.1.50", "port": 9100)", R"("usb", "address": "usb:1")",
     "configuration.format", "printer.address"},
    {R"("tcp", "address": "192.168.1.50")", R"("usb", "address": "/dev/usb/lp0")",
     "json.unknown_field", "printer.port"},
    {R"("tcp", "address": "192.168.1.50", "port": 9100)",
     R"("serial", "address": "/dev/ttyS0", "baud": 9601)", "json.range", "printer.baud"},
    {"9100", "0", "json.range", "printer.port"},
    {R"("width_mm": 80)", R"("width_mm": 79)", "json.range", "printer.width_mm"},
    {"generic", "TM T20", "configuration.format", "printer.model"},
    {R"("page_printer": null)", R"("page_printer": "a/b")", "configuration.format", "page_printer"},
    {R"("kind": "serial", "path")", R"("kind": "serial", "baud": 1, "path")", "json.unknown_field",
     "reader.baud"},
    {"/dev/onedoor/reader", "/dev/../etc/shadow", "configuration.format", "reader.path"},
    {"/dev/onedoor/keypad", "keypad", "configuration.format", "keypad"},
    {"07:00-17:30", "17:30-07:00", "configuration.format", "hours.monday"},
    {"07:00-17:30", "07:00-24:01", "configuration.format", "hours.monday"},
    {"07:00-17:30", "7:00-17:30", "configuration.format", "hours.monday"},
    {R"("monday")", R"("mon")", "json.unknown_field", "hours.mon"},
    {R"("staff_pin": null)", R"("staff_pin": "1234")", "configuration.format", "staff_pin"},
    {"/var/lib/onedoor-kiosk\"", "var\"", "configuration.format", "data_folder"},
    {"/var/lib/onedoor-kiosk/device.key", "/a/..", "configuration.format", "device_key_file"},
    {R"("package_key": null)", R"("package_key": "AAAA")", "configuration.format", "package_key"},
    {R"("keypad")", R"("keypads")", "json.unknown_field", "keypads"},
};

}

TEST_CASE("configuration: the example is read field by field") {
    Result<Configuration> const read = configuration::parse(example());
    REQUIRE(read);
    CHECK(read->id == "kiosk-nha-trang-1");
    CHECK(read->server == "http://127.0.0.1:8080");
    CHECK(read->office == "56");
    CHECK(read->pixels_per_millimetre() == doctest::Approx(3.78));
    REQUIRE(read->printer);
    CHECK(*read->printer == configuration::Printer{PrinterKind::Tcp, "192.168.1.50", 9100, 9600,
                                                   PaperWidth::Mm80, "generic"});
    REQUIRE(read->reader);
    CHECK(*read->reader == configuration::Reader{ReaderKind::Serial, "/dev/onedoor/reader"});
    CHECK(read->keypad == "/dev/onedoor/keypad");
    REQUIRE(read->hours);
    CHECK((*read->hours)[4] == configuration::Stretch{7 * 60, 17 * 60 + 30});
    CHECK(!(*read->hours)[5]);
    CHECK(!read->staff_pin);
    CHECK(read->device_key_file == "/var/lib/onedoor-kiosk/device.key");
}

TEST_CASE("configuration: a machine fresh from its package has no devices and is never closed") {
    Result<Configuration> const read =
        configuration::parse(support::read_file("assets/kiosk/kiosk.json"));
    REQUIRE(read);
    CHECK(!read->printer);
    CHECK(!read->reader);
    CHECK(!read->hours);
}

TEST_CASE("configuration: serial and USB printers stand at a device") {
    Result<Configuration> const serial = configuration::parse(
        with(R"("tcp", "address": "192.168.1.50", "port": 9100)",
             R"("serial", "address": "/dev/onedoor/printer", "baud": 115200)"));
    REQUIRE(serial);
    CHECK(serial->printer->kind == PrinterKind::Serial);
    CHECK(serial->printer->baud == 115'200);
    Result<Configuration> const usb =
        configuration::parse(with(R"("tcp", "address": "192.168.1.50", "port": 9100)",
                                  R"("usb", "address": "/dev/onedoor/printer")"));
    REQUIRE(usb);
    CHECK(usb->printer->address == "/dev/onedoor/printer");
}

TEST_CASE("configuration: servers by name, by address and with a port") {
    for (char const* server : {"https://motcua.example", "http://10.0.0.2:8080",
                               "http://[2001:db8::1]", "https://[::1]:8443"}) {
        CAPTURE(server);
        Result<Configuration> const read =
            configuration::parse(with("http://127.0.0.1:8080", server));
        REQUIRE(read);
        CHECK(read->server == server);
    }
}

TEST_CASE("configuration: what is wrong is refused, with the field's name and the way out") {
    for (Wrong const& wrong : wrongs) {
        CAPTURE(wrong.new_text);
        Result<Configuration> const read =
            configuration::parse(with(wrong.old_text, wrong.new_text));
        REQUIRE(!read);
        CHECK(read.error().code == wrong.code);
        CHECK(read.error().path == wrong.path);
        std::string const vi = describe(read.error(), text::Language::Vietnamese);
        std::string const en = describe(read.error(), text::Language::English);
        CHECK(vi.find(wrong.path) != std::string::npos);
        CHECK(en.find(wrong.path) != std::string::npos);
        CHECK(vi.find('{') == std::string::npos);
        CHECK(vi != en);
    }
}

TEST_CASE("configuration: text that is no JSON is said to be that") {
    Result<Configuration> const read = configuration::parse(R"({"id": "kiosk-1",, })");
    REQUIRE(!read);
    CHECK(
        describe(read.error(), text::Language::English).starts_with("The file is not right JSON"));
    CHECK(!configuration::parse(std::string(configuration::file_bytes_max + 1, ' ')));
}

TEST_CASE("hours: open from the first minute to the last, closed on a day without hours") {
    configuration::Hours hours;
    hours[0] = *configuration::parse_stretch("07:00-17:30");
    core::Date const monday{2026, 11, 23};
    core::Date const tuesday{2026, 11, 24};
    CHECK(!is_open(hours, {monday, 7 * 3600 - 1}));
    CHECK(is_open(hours, {monday, 7 * 3600}));
    CHECK(is_open(hours, {monday, 17 * 3600 + 30 * 60 - 1}));
    CHECK(!is_open(hours, {monday, 17 * 3600 + 30 * 60}));
    CHECK(!is_open(hours, {tuesday, 12 * 3600}));
    hours[1] = *configuration::parse_stretch("00:00-24:00");
    CHECK(is_open(hours, {tuesday, 24 * 3600 - 1}));
}
