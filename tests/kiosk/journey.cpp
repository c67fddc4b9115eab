// A citizen's whole way at a kiosk, by touch: woken, searched, filled in, filed, printed, ended;
// with a keypad, a reader of cards, a chip reader, a slip printer and a page printer.
// journey_test.py starts it beside a real server and looks into its memory afterwards.
//
// usage: kiosk_journey URL FONTS FOLDER
#include "client/device/ipp_queue.h"
#include "client/device/tcp_line.h"
#include "client/reader/serial_line.h"
#include "tests/kiosk/person.h"
#include "tests/kiosk/slip_picture.h"
#include "tests/support/chip_simulator.h"
#include "tests/support/event_pipe.h"
#include "tests/support/ipp_printer.h"
#include "tests/support/read_file.h"
#include "tests/support/terminal.h"
#include "tests/support/virtual_printer.h"

#include <array>
#include <cstdio>
#include <iterator>
#include <string>
#include <thread>

using namespace onedoor;
using ui::Role;

namespace {

/// What is typed stands in this program only veiled: what the search of its memory finds was put
/// there by the machine.
constexpr char veil = 0x55;

template<std::size_t length> class Veiled {
public:
    consteval Veiled(char const (&text)[length]) {
        for (std::size_t i = 0; i < length; ++i)
            m_text[i] = static_cast<char>(text[i] ^ veil);
    }
    void send(testing::Terminal& terminal) const {
        // Otherwise the compiler would lift the veil in the program.
        char const volatile key = veil;
        std::array<char, length> text{};
        for (std::size_t i = 0; i < length; ++i)
            text[i] = static_cast<char>(m_text[i] ^ key);
        terminal.send({text.data(), length - 1});
        explicit_bzero(text.data(), length);
    }
    void press(testing::Person& person) const {
        for (std::size_t i = 0; i + 1 < length; ++i) {
            char const key = static_cast<char>(m_text[i] ^ veil);
            person.press_keys({&key, 1});
        }
    }

private:
    std::array<char, length> m_text{};
};

template<std::size_t length>
void write(testing::Person& person, std::string_view label, Veiled<length> const& keys) {
    person.touch(Role::TextField, label);
    person.wait_until([] { return true; }, "a turn");
    keys.press(person);
    person.press_keys("\n");
}

/// What stands around the machine, at the other end of its lines.
struct Devices {
    testing::VirtualPrinter slips;
    device::TcpLine slip_line{"127.0.0.1", slips.port()};
    device::ReceiptPrinter printer{slip_line};
    testing::IppPrinter pages;
    device::IppQueue page_queue{
        {.host = "127.0.0.1", .port = pages.port(), .resource = "/ipp/print"}};
    device::PagePrinter page_printer{page_queue};
    testing::Terminal card_reader;
    reader::SerialLine reader_line{card_reader.path()};
    reader::Reader reader{reader_line};
    testing::ChipSimulator chip;
    testing::EventPipe keys;
    keypad::Keypad keypad{keys.path(), platform::Window::wake, testing::EventPipe::had};
    units::UnitMappings unit_mappings =
        units::UnitMappings::parse(support::read_file(ONEDOOR_UNIT_MAPPINGS)).value();

    Devices() { keys.plug(); }
    [[nodiscard]] kiosk::Devices fittings() {
        return {.printer = &printer,
                .paper = {.office = "UBND phường Hoa Sen"},
                .page_printer = &page_printer,
                .reader = &reader,
                .chip = &chip,
                .unit_mappings = &unit_mappings,
                .keypad = &keypad};
    }
};

class Journey {
public:
    Journey(testing::Person& person, Devices& devices, std::string folder)
        : m_person(person), m_devices(devices), m_folder(std::move(folder)) {}

    void make() {
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        picture("attract");
        wake_by_keypad();
        m_person.touch_at(540, 1800);
        m_person.wait_for(Role::Link, "Nộp hồ sơ");
        find_procedure();
        fill_in();
        file();
        take_slip();
        print_page();
        end();
    }

private:
    void wake_by_keypad() {
        m_devices.keys.press(KEY_KP6);
        m_person.wait_for(Role::Link, "Nộp hồ sơ");
        m_person.touch(Role::Button, "Kết thúc");
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
    }

    void put_card(reader::ChipPresence place) {
        m_person.at_machine([&] { m_devices.chip.place = place; });
    }

    /// What follows waits until the card is out.
    void take_card_back(std::string const& name) {
        m_person.wait_for(Role::Heading, "Xin ông/bà lấy lại thẻ");
        picture(name);
        put_card(reader::ChipPresence::Empty);
    }

    void scan_card() {
        Veiled("056192007351|225987654|Nguyễn Thị Canary|15031992|Nữ|"
               "Tổ 5, Lộc Thọ, Nha Trang, Khánh Hòa|15062021\r")
            .send(m_devices.card_reader);
        m_person.wait_for(Role::Button, "Bỏ phần điền từ thẻ");
        picture("card");
        m_person.wait_for_value(Role::TextField, "Họ, chữ đệm, tên", "Nguyễn Thị");
        m_person.wait_for_value(Role::TextField, "Ngày sinh", "15/03/1992");
        // Phường Nha Trang, from an address of before July 2025.
        m_person.wait_for_value(Role::Select, "Xã, phường, đặc khu", "22366");
        m_person.touch(Role::Button, "Bỏ phần điền từ thẻ");
        m_person.wait_for(Role::Alert, "Đã bỏ phần điền từ thẻ");
    }

    void find_procedure() {
        picture("home");
        m_person.touch(Role::TextField, "Tìm thủ tục");
        m_person.press_keys("trich luc ho tich");
        picture("search-keys");
        m_person.press_keys("\n");
        m_person.touch(Role::Link, "Cấp bản sao trích lục hộ tịch");
        m_person.wait_for(Role::Button, "Nộp hồ sơ trực tuyến");
        picture("procedure");
        m_person.touch(Role::Button, "Nộp hồ sơ trực tuyến");
        m_person.wait_for(Role::Heading, "Người yêu cầu");
    }

    void next() { m_person.touch(Role::Button, "Sang bước"); }

    void fill_in() {
        picture("form");
        scan_card();
        write(m_person, "Họ, chữ đệm, tên", Veiled("nguyeenx thij canary"));
        picture("form-keys");
        write(m_person, "Ngày sinh", Veiled("15/03/1992"));
        m_person.touch(Role::Radio, "Nữ");
        write(m_person, "Số định danh cá nhân", Veiled("056192007351"));
        write(m_person, "Số điện thoại", Veiled("0905123268"));
        m_person.choose("Tỉnh, thành phố", "Tỉnh Khánh Hòa", "khanh");
        m_person.touch(Role::Select, "Xã, phường, đặc khu");
        m_person.wait_for(Role::Dialog, "");
        picture("options");
        m_person.write("Gõ để tìm", "nha tr");
        m_person.touch(Role::Button, "Phường Nha Trang");
        write(m_person, "Số nhà, đường", Veiled("12 khoong teen kyf laj"));
        next();
        m_person.wait_for(Role::Heading, "Người có tên trong sổ hộ tịch");
        m_person.touch(Role::Radio, "Cho tôi");
        next();
        m_person.wait_for(Role::Heading, "Việc hộ tịch đã đăng ký");
        if (m_person.sees(Role::Radio, "Bản sao Giấy khai sinh"))
            m_person.touch(Role::Radio, "Bản sao Giấy khai sinh");
        else
            m_person.choose("Loại giấy cần cấp", "Bản sao Giấy khai sinh");
        write(m_person, "Nơi đã đăng ký", Veiled("ubnd phuwowngf bis maatj"));
        next();
        m_person.wait_for(Role::Heading, "Bản sao và cam đoan");
        write(m_person, "Số bản sao giấy", Veiled("2"));
        m_person.touch(Role::Radio, "Không");
        m_person.touch(Role::Checkbox, "Tôi cam đoan");
        next();
    }

    void file() {
        m_person.wait_for(Role::Heading, "Giấy tờ kèm theo");
        picture("papers");
        while (m_person.sees(Role::Checkbox, "Mang bản giấy") && !m_has_papers) {
            m_person.touch(Role::Checkbox, "Mang bản giấy");
            m_has_papers = true;
        }
        next();
        m_person.wait_for(Role::Heading, "Kiểm tra trước khi gửi");
        picture("review");
        std::fputs("typed\n", stdout);
        std::fflush(stdout);
        // Whoever reads the memory says when it is done.
        std::getchar();
        put_card(reader::ChipPresence::Inside);
        m_person.touch(Role::Button, "Gửi hồ sơ");
        take_card_back("take-card");
        m_person.wait_for(Role::Heading, "Đã nhận hồ sơ");
        std::fputs("filed\n", stdout);
    }

    void take_slip() {
        m_person.wait_until([&] { return has_slip(); }, "a slip");
        m_person.wait_for(Role::Button, "In lại");
        picture("receipt");
        print::Raster const slip = m_devices.slips.with(
            [](testing::EscposPrinter& printer) { return printer.papers().back(); });
        testing::save_slip(slip, m_folder + "/slip.png");
    }

    bool has_slip() {
        return m_devices.slips.with(
            [](testing::EscposPrinter& printer) { return !printer.papers().empty(); });
    }

    void print_page() {
        m_person.touch(Role::Button, "In phiếu trên giấy A5");
        m_person.wait_for(Role::Alert, "Khổ A5: Đang in");
        m_devices.pages.let_print();
        m_person.wait_for(Role::Alert, "Khổ A5: Đã in xong");
        picture("receipt-page");
        std::string const page = m_devices.pages.printed();
        if (std::FILE* const file = std::fopen((m_folder + "/page.pdf").c_str(), "wb")) {
            std::fwrite(page.data(), 1, page.size(), file);
            std::fclose(file);
        }
    }

    void end() {
        put_card(reader::ChipPresence::Inside);
        m_person.touch(Role::Button, "Kết thúc");
        take_card_back("take-card-at-end");
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        picture("ended");
        m_devices.slips.with(
            [](testing::EscposPrinter& printer) { printer = testing::EscposPrinter(); });
        std::fputs("ended\n", stdout);
        std::fflush(stdout);
        std::getchar();
    }

    void picture(std::string const& name) { m_person.picture(m_folder + "/" + name + ".png"); }

    testing::Person& m_person;
    Devices& m_devices;
    std::string m_folder;
    bool m_has_papers = false;
};

}

int main(int count, char** words) {
    if (count != 4) {
        std::fputs("usage: kiosk_journey URL FONTS FOLDER\n", stderr);
        return 2;
    }
    Devices devices;
    testing::Person person;
    platform::WindowOptions options;
    options.origin = words[1];
    options.fonts = words[2];
    platform::Window window(options, {.devices = devices.fittings(), .turn = &person});
    person.watch(window);
    std::thread hand([&] {
        Journey(person, devices, words[3]).make();
        person.at_machine([&] { window.close(); });
    });
    int const code = window.run();
    hand.join();
    return code;
}
