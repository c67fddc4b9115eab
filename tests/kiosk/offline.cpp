// A kiosk whose office comes and goes. offline_test.py starts the server and takes
// it away; this is the machine, with its disk and printer, and the citizens at it.
//
// usage: kiosk_offline meet|file|new URL FONTS DATA FOLDER
#include "client/device/tcp_line.h"
#include "client/platform/sdl/equipment.h"
#include "tests/kiosk/person.h"
#include "tests/kiosk/slip_picture.h"
#include "tests/support/virtual_printer.h"

#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <thread>

using namespace onedoor;
using ui::Role;

namespace {

void say(std::string_view what) {
    std::printf("%s\n", std::string(what).c_str());
    std::fflush(stdout);
}

class Visitors {
public:
    Visitors(testing::Person& person, platform::Window& window, outbox::KioskOutbox& outbox,
             testing::VirtualPrinter& printer, std::string folder)
        : m_person(person), m_window(window), m_outbox(outbox), m_printer(printer),
          m_folder(std::move(folder)) {}

    /// The machine has everything of its office.
    void meet() {
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        m_person.wait_until([&] { return m_window.site().edition() != nullptr; }, "the site");
        m_person.wait_until([&] { return m_outbox.is_available(); }, "the office's key");
        say("met");
    }

    /// A machine that never met its office says so, and needs nobody when it does.
    void begin_anew() {
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        m_person.wait_for(Role::Text, "Cán bộ lưu ý");
        picture("never-met");
        say("alone");
        std::getchar();
        m_person.wait_until([&] { return m_window.site().edition() != nullptr; }, "the site");
        m_person.wait_until_gone(Role::Text, "Cán bộ lưu ý");
        m_person.touch_at(540, 1800);
        find_procedure();
        say("recovered");
    }

    /// With the office away; then it comes back.
    void file() {
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        m_person.touch_at(540, 1800);
        look_around();
        find_procedure();
        picture("offline-procedure");
        m_person.touch(Role::Button, "Nộp hồ sơ trực tuyến");
        fill_in();
        m_person.touch(Role::Button, "Gửi hồ sơ");
        m_person.wait_for(Role::Text, "Máy đã nhận hồ sơ, chưa chuyển");
        m_person.wait_until([&] { return has_slip(); }, "a slip");
        m_person.wait_for(Role::Button, "In lại");
        picture("offline-kept");
        save_slip();
        constexpr std::string_view before = "Mã hồ sơ: ";
        constexpr std::size_t reference_length = 13;
        std::string const told = m_person.read(Role::Text, before);
        m_person.touch(Role::Button, "Kết thúc");
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        say("kept " + told.substr(before.size(), reference_length));
        std::getchar();
        m_person.wait_until([&] { return m_outbox.status().items.empty(); }, "an empty outbox");
        say("sent");
    }

private:
    // What only the office knows says so, with a way on; the rest is there.
    void look_around() {
        m_person.touch(Role::Link, "Tra cứu");
        m_person.write("Mã hồ sơ", "tn1234567890");
        m_person.write("Mã tra cứu", "abcdefghj");
        m_person.touch(Role::Button, "Xem tình trạng");
        m_person.wait_for(Role::Text, "Máy đang mất kết nối");
        picture("offline-track");
        m_person.touch(Role::Button, "Kết thúc");
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        m_person.touch_at(540, 1800);
        m_person.touch(Role::Link, "Tôi cần làm gì");
        m_person.touch(Role::Link, "Kết hôn");
        m_person.wait_for(Role::Radio, "Đăng ký kết hôn");
        picture("offline-guides");
        m_person.touch(Role::Button, "Kết thúc");
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        m_person.touch_at(540, 1800);
    }

    void find_procedure() {
        m_person.touch(Role::TextField, "Tìm thủ tục");
        m_person.press_keys("trich luc ho tich\n");
        m_person.touch(Role::Link, "Cấp bản sao trích lục hộ tịch");
        m_person.wait_for(Role::Button, "Nộp hồ sơ trực tuyến");
        m_person.wait_for(Role::Cell, "Phí cấp bản sao trích lục hộ tịch: 8.000");
    }

    void next(std::string_view heading) {
        m_person.touch(Role::Button, "Sang bước");
        m_person.wait_for(Role::Heading, heading);
    }

    void fill_in() {
        m_person.wait_for(Role::Heading, "Người yêu cầu");
        m_person.write("Họ, chữ đệm, tên", "nguyeenx thij binh");
        m_person.write("Ngày sinh", "15/03/1992");
        m_person.touch(Role::Radio, "Nữ");
        m_person.write("Số định danh cá nhân", "056192001237");
        m_person.write("Số điện thoại", "0905123268");
        m_person.choose("Tỉnh, thành phố", "Tỉnh Khánh Hòa", "khanh");
        m_person.choose("Xã, phường, đặc khu", "Phường Nha Trang", "nha tr");
        m_person.write("Số nhà, đường", "12 hai");
        next("Người có tên trong sổ hộ tịch");
        m_person.touch(Role::Radio, "Cho tôi");
        next("Việc hộ tịch đã đăng ký");
        if (m_person.sees(Role::Radio, "Bản sao Giấy khai sinh"))
            m_person.touch(Role::Radio, "Bản sao Giấy khai sinh");
        else
            m_person.choose("Loại giấy cần cấp", "Bản sao Giấy khai sinh");
        m_person.write("Nơi đã đăng ký", "ubnd");
        next("Bản sao và cam đoan");
        m_person.write("Số bản sao giấy", "2");
        m_person.touch(Role::Radio, "Không");
        m_person.touch(Role::Checkbox, "Tôi cam đoan");
        next("Giấy tờ kèm theo");
        if (m_person.sees(Role::Checkbox, "Mang bản giấy"))
            m_person.touch(Role::Checkbox, "Mang bản giấy");
        next("Kiểm tra trước khi gửi");
    }

    bool has_slip() {
        return m_printer.with(
            [](testing::EscposPrinter& printer) { return !printer.papers().empty(); });
    }

    void save_slip() {
        print::Raster const slip =
            m_printer.with([](testing::EscposPrinter& printer) { return printer.papers().back(); });
        testing::save_slip(slip, m_folder + "/offline-slip.png");
    }

    void picture(std::string const& name) { m_person.picture(m_folder + "/" + name + ".png"); }

    testing::Person& m_person;
    platform::Window& m_window;
    outbox::KioskOutbox& m_outbox;
    testing::VirtualPrinter& m_printer;
    std::string m_folder;
};

configuration::Configuration machine_at(std::string const& server, std::string const& data,
                                        std::uint16_t printer_port) {
    configuration::Configuration machine;
    machine.id = "kiosk-thu";
    machine.server = server;
    machine.printer = configuration::Printer{.kind = configuration::PrinterKind::Tcp,
                                             .address = "127.0.0.1",
                                             .port = printer_port,
                                             .model = "generic"};
    machine.data_folder = data;
    machine.device_key_file = data + "/device.key";
    return machine;
}

}

int main(int count, char** words) {
    if (count != 6) {
        std::fputs("usage: kiosk_offline meet|file|new URL FONTS DATA FOLDER\n", stderr);
        return 2;
    }
    std::string_view const part = words[1];
    testing::VirtualPrinter printer;
    std::string const data = words[4];
    auto equipment = platform::Equipment::open(machine_at(words[2], data, printer.port()), {},
                                               platform::Window::wake);
    if (!equipment)
        return 1;
    testing::Person person;
    platform::WindowOptions options;
    options.origin = words[2];
    options.fonts = words[3];
    options.site_folder = data + "/site";
    platform::Window window(options, {.equipment = equipment->get(), .turn = &person});
    person.watch(window);
    std::thread hand([&] {
        Visitors visitors(person, window, (*equipment)->kiosk_outbox(), printer, words[5]);
        if (part == "meet")
            visitors.meet();
        else if (part == "new")
            visitors.begin_anew();
        else
            visitors.file();
        person.at_machine([&] { window.close(); });
    });
    int const code = window.run();
    hand.join();
    return code;
}
