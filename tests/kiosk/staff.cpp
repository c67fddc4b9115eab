// What staff do at a kiosk, by touch: the door, wrong PINs and the right one, the checks, a test
// slip, the readiness report, a slip nobody confirmed, out of service and back.
//
// usage: kiosk_staff URL FONTS FOLDER DATA
#include "client/diagnostics/staff_pin.h"
#include "tests/kiosk/slip_picture.h"
#include "tests/kiosk/turns.h"
#include "tests/support/virtual_printer.h"

#include <cstdio>
#include <string>
#include <thread>

using namespace onedoor;
using ui::Role;

namespace {

constexpr std::string_view pin = "246813";
constexpr std::int64_t hold_ms = staff_panel::Corners::hold_ms + 200;
constexpr float left_x = 30, right_x = 1050, low_y = 1890;

void expect(bool holds, std::string_view what) {
    std::printf("%s %s\n", holds ? "ok      " : "FAILED  ", std::string(what).c_str());
    std::fflush(stdout);
    if (!holds)
        std::exit(1);
}

class Round {
public:
    Round(testing::Person& person, testing::VirtualPrinter& printer, platform::Equipment& equipment,
          std::string folder)
        : m_person(person), m_printer(printer), m_equipment(equipment),
          m_folder(std::move(folder)) {}

    void make() {
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        citizens_do_not_find_the_door();
        open_door();
        picture("staff-door");
        wrong_pins();
        enter(pin);
        m_person.wait_for(Role::Heading, "Bảng điều khiển");
        picture("staff-overview");
        check_everything();
        print_test();
        print_report();
        reprint();
        look_at_filings_and_settings();
        change_service();
        restart();
    }

private:
    void citizens_do_not_find_the_door() {
        m_person.touch_at(left_x, low_y);
        m_person.wait_for(Role::Link, "Nộp hồ sơ");
        m_person.hold_at(left_x, low_y, hold_ms);
        m_person.hold_at(right_x, low_y, hold_ms);
        expect(!m_person.sees(Role::Heading, "Dành cho cán bộ"),
               "somebody who is served does not find the door");
        end();
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        m_person.hold_at(right_x, low_y, hold_ms);
        m_person.hold_at(left_x, low_y, hold_ms);
        m_person.touch_at(540, 900);
        m_person.wait_for(Role::Link, "Nộp hồ sơ");
        expect(true, "the other way round wakes nothing but the citizen's page");
        end();
    }

    void end() { m_person.touch(Role::Button, "Kết thúc"); }

    void open_door() {
        m_person.wait_until([&] { return true; }, "a turn");
        m_person.hold_at(left_x, low_y, hold_ms);
        m_person.hold_at(right_x, low_y, hold_ms);
        m_person.wait_for(Role::Heading, "Dành cho cán bộ");
    }

    void enter(std::string_view digits) {
        for (char const& digit : digits)
            m_person.touch(Role::Button, {&digit, 1});
        m_person.wait_for(Role::Text, "• •");
        m_person.touch(Role::Button, "Vào");
    }

    void wrong_pins() {
        constexpr int tries = 5;
        for (int i = 1; i < tries; ++i) {
            enter("111111");
            m_person.wait_for(Role::Text, "Mã PIN không đúng. Còn " + std::to_string(tries - i));
        }
        enter("111111");
        m_person.wait_for(Role::Text, "Nhập sai nhiều lần.");
        picture("staff-wait");
        expect(!m_person.sees(Role::Button, "1"), "after five wrong PINs nobody may try for 15 s");
        m_person.wait_for(Role::Button, "1");
    }

    void check_everything() {
        m_person.touch(Role::Button, "Kiểm tra máy");
        picture("staff-checks");
        m_person.touch(Role::Button, "Kiểm tất cả");
        m_person.wait_for(Role::Heading, "Màn hình và cảm ứng");
        expect(!m_person.sees(Role::Button, "Đạt"),
               "the display is not right before all is touched");
        for (std::size_t row = 0; row < ui::GlassTest::rows; ++row) {
            for (std::size_t column = 0; column < ui::GlassTest::columns; ++column)
                touch_cell(row * ui::GlassTest::columns + column + 1);
        }
        picture("staff-glass");
        m_person.touch(Role::Button, "Đạt");
        m_person.wait_for(Role::Button, "In báo cáo");
        picture("staff-checked");
    }

    void touch_cell(std::size_t number) {
        std::string const name = "Ô " + std::to_string(number);
        m_person.touch(Role::Button, name);
        m_person.wait_for(Role::Button, name + ", đã chạm");
    }

    std::size_t papers() {
        return m_printer.with(
            [](testing::EscposPrinter& printer) { return printer.papers().size(); });
    }

    void take_paper(std::string const& name, std::size_t before) {
        m_person.wait_until([&] { return papers() > before; }, "a slip");
        testing::save_slip(
            m_printer.with([](testing::EscposPrinter& printer) { return printer.papers().back(); }),
            m_folder + "/" + name + ".png");
    }

    void print_test() {
        std::size_t const before = papers();
        m_person.touch(Role::Button, "In thử");
        take_paper("test-slip", before);
        m_person.wait_for(Role::Button, "In thử");
    }

    void print_report() {
        std::size_t const before = papers();
        m_person.touch(Role::Button, "In báo cáo");
        take_paper("readiness-slip", before);
        m_person.wait_for(Role::Button, "In báo cáo");
        m_person.touch(Role::Button, "Lưu báo cáo PDF");
        m_person.wait_for(Role::Alert, "Chưa thấy USB");
    }

    void reprint() {
        outbox::KioskOutbox& outbox = m_equipment.kiosk_outbox();
        m_person.at_machine([&] { outbox.record_slip(outbox::SlipKind::Receipt, "TN-7K3M-9PQR"); });
        m_person.touch(Role::Button, "Quay lại");
        m_person.touch(Role::Button, "Phiếu chưa xác nhận");
        m_person.wait_for(Role::Button, "In bản sao");
        picture("staff-slips");
        std::size_t const before = papers();
        m_person.touch(Role::Button, "In bản sao");
        take_paper("copy-slip", before);
        m_person.wait_until([&] { return outbox.status().slips.empty(); }, "the slip confirmed");
        expect(true, "K2: staff printed the slip again, and it is confirmed");
    }

    void look_at_filings_and_settings() {
        m_person.touch(Role::Button, "Quay lại");
        m_person.touch(Role::Button, "Hồ sơ chờ gửi");
        picture("staff-filings");
        m_person.touch(Role::Button, "Quay lại");
        m_person.touch(Role::Button, "Gói cấu hình");
        m_person.touch(Role::Button, "Đọc gói từ USB");
        m_person.wait_for(Role::Alert, "Chưa thấy USB");
        picture("staff-settings");
        m_person.touch(Role::Button, "Quay lại");
    }

    void change_service() {
        m_person.touch(Role::Button, "Ngừng phục vụ");
        m_person.wait_for(Role::Button, "Phục vụ trở lại");
        end();
        m_person.wait_for(Role::Heading, "Máy tạm ngừng phục vụ");
        m_person.touch_at(540, 900);
        expect(m_person.sees(Role::Heading, "Máy tạm ngừng phục vụ"), "nobody is served");
        open_door();
        enter(pin);
        m_person.touch(Role::Button, "Phục vụ trở lại");
        m_person.wait_for(Role::Button, "Ngừng phục vụ");
    }

    void restart() {
        m_person.touch(Role::Button, "Khởi động lại");
        m_person.wait_for(Role::Dialog, "Khởi động lại");
        picture("staff-restart");
        m_person.touch(Role::Button, "Khởi động lại");
        m_person.wait_until([&] { return m_equipment.staff_site()->wants_restart(); }, "restart");
    }

    void picture(std::string const& name) { m_person.picture(m_folder + "/" + name + ".png"); }

    testing::Person& m_person;
    testing::VirtualPrinter& m_printer;
    platform::Equipment& m_equipment;
    std::string m_folder;
};

configuration::Effective settings_of(std::string const& url, std::string const& data,
                                     std::uint16_t port) {
    configuration::Effective settings;
    configuration::Configuration& machine = settings.configuration;
    machine.id = "kiosk-nha-trang-1";
    machine.server = url;
    machine.office = "22366";
    machine.printer =
        configuration::Printer{.address = "127.0.0.1", .port = port, .model = "generic"};
    machine.staff_pin = diagnostics::hash_pin(pin).value_or("");
    machine.data_folder = data;
    machine.device_key_file = data + "/device.key";
    return settings;
}

}

int main(int count, char** words) {
    if (count != 5) {
        std::fputs("usage: kiosk_staff URL FONTS FOLDER DATA\n", stderr);
        return 2;
    }
    testing::VirtualPrinter virtual_printer;
    std::string const folder = words[3], data = words[4];
    configuration::Effective const settings = settings_of(words[1], data, virtual_printer.port());
    lifecycle::Life life = lifecycle::Life::begin(
        data, {lifecycle::boot_id(), platform::system_uptime(), platform::SystemClock().now()}, {});
    auto equipment = platform::Equipment::open(settings.configuration, {}, platform::Window::wake);
    if (!equipment)
        return 1;
    (*equipment)
        ->add_staff_panel(settings.configuration, {life, data + "/kiosk.json", settings},
                          platform::Window::wake);
    testing::Person person;
    testing::Turns turns(person, *(*equipment)->staff_site());
    platform::WindowOptions options;
    options.origin = words[1];
    options.fonts = words[2];
    platform::Window window(options, {.equipment = equipment->get(), .turn = &turns});
    person.watch(window);
    std::thread hand([&] {
        Round(person, virtual_printer, **equipment, folder).make();
        person.at_machine([&] { window.close(); });
    });
    int const code = window.run();
    hand.join();
    return code;
}
