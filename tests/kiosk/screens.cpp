// Every screen of the kiosk in one look, reached by touch, as pictures; what cannot be read or
// reached on one is told. screens_test.py starts it beside a real server.
//
// usage: kiosk_screens URL FONTS FOLDER normal|seated|large|contrast|safe
#include "client/platform/sdl/equipment.h"
#include "client/platform/sdl/picture_file.h"
#include "client/platform/sdl/safe_window.h"
#include "tests/kiosk/gallery.h"
#include "tests/support/virtual_printer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fcntl.h>
#include <stdlib.h>
#include <string>
#include <thread>
#include <unistd.h>

using namespace onedoor;
using session::EventKind;
using testing::Look;
using ui::Role;

namespace {

constexpr std::array looks{
    Look{"normal", "", "", false},
    Look{"seated", "", "", true},
    Look{"large", "Lớn nhất", "", false},
    Look{"contrast", "", "Tương phản cao", false},
};

constexpr std::string_view form = "/thu-tuc/cap-ban-sao-trich-luc-ho-tich/nop";
constexpr std::string_view card = "056193000137||Nguyễn Thị Mẫu|02091993|Nữ|"
                                  "Tổ 5, Lộc Thọ, Nha Trang, Khánh Hòa|15062021\r";

/// The reader's serial port; somebody holds a card before it.
class CardReader {
public:
    CardReader() {
        m_port = posix_openpt(O_RDWR | O_NOCTTY);
        if (m_port < 0 || grantpt(m_port) != 0 || unlockpt(m_port) != 0) {
            std::fputs("no pseudo-terminal\n", stderr);
            std::exit(1);
        }
    }
    ~CardReader() { close(m_port); }
    CardReader(CardReader const&) = delete;
    CardReader& operator=(CardReader const&) = delete;

    [[nodiscard]] std::string path() const { return ptsname(m_port); }
    void show(std::string_view text) const {
        if (write(m_port, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
            std::fputs("the reader took no card\n", stderr);
    }

private:
    int m_port = -1;
};

configuration::Configuration machine(std::string const& origin, std::string const& folder,
                                     std::uint16_t printer_port, std::string const& reader) {
    configuration::Configuration wanted;
    wanted.id = "kiosk-pictures";
    wanted.server = origin;
    wanted.office = "56";
    wanted.printer =
        configuration::Printer{.address = "127.0.0.1", .port = printer_port, .model = "generic"};
    wanted.reader = configuration::Reader{.path = reader};
    // No such device: the machine can speak, and nobody hears it.
    wanted.headset = "none";
    wanted.data_folder = folder;
    wanted.device_key_file = folder + "/device.key";
    return wanted;
}

class Walk {
public:
    struct Hall {
        testing::Person& person;
        platform::Window& window;
        CardReader& reader;
    };
    Walk(Hall const& hall, testing::Gallery& gallery, Look const& look)
        : m_person(hall.person), m_window(hall.window), m_reader(hall.reader), m_gallery(gallery),
          m_look(look) {}

    void make() {
        waiting();
        settings();
        finding();
        hall();
        begin_session();
        filing();
        end_session();
        out_of_service();
    }

private:
    void begin_session() {
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        m_person.touch_at(540, 1000);
        m_person.wait_for(Role::Button, "Kết thúc");
        if (m_look.is_seated)
            m_person.touch(Role::Button, "Tầm ngồi");
        if (m_look.text_size.empty() && m_look.theme.empty())
            return;
        m_person.touch(Role::Button, "Chữ, màu");
        if (!m_look.text_size.empty())
            m_person.touch(Role::Radio, m_look.text_size);
        if (!m_look.theme.empty())
            m_person.touch(Role::Radio, m_look.theme);
        m_person.touch(Role::Button, "Đóng bảng");
    }

    void end_session() {
        m_person.touch(Role::Button, "Kết thúc");
        m_person.wait_until(
            [&] {
                return m_window.kiosk().session().state() != session::State::Active ||
                       m_window.kiosk().frame().has_dialog();
            },
            "the end");
        if (m_person.sees(Role::Button, "Kết thúc và xóa"))
            m_person.touch(Role::Button, "Kết thúc và xóa");
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
    }

    void open(std::string_view address, Role role, std::string_view name) {
        m_person.at_machine([&] { m_window.kiosk().program().open(address); });
        m_person.at_machine([&] { m_window.kiosk().draw_soon(); });
        m_person.wait_for(role, name);
    }

    void next(std::string_view heading) {
        m_person.touch(Role::Button, "Sang bước");
        m_person.wait_for(Role::Heading, heading);
    }

    void waiting() {
        m_person.wait_for(Role::Text, "Chạm để bắt đầu");
        m_gallery.take("attract");
    }

    void settings() {
        begin_session();
        m_gallery.take_whole("home");
        m_gallery.take_in_english("home");
        m_person.touch(Role::Button, "Chữ, màu");
        m_gallery.take_whole("settings");
        m_person.touch(Role::Button, "Đóng bảng");
        m_person.touch(Role::Button, "Nghe đọc");
        m_gallery.take("speech");
        m_person.touch(Role::Button, "Nghe đọc");
    }

    void finding() {
        m_person.touch(Role::TextField, "Tìm thủ tục");
        m_gallery.take("search-keys");
        m_person.press_keys("khai sinh\n");
        m_person.wait_for(Role::Link, "Đăng ký khai sinh");
        m_gallery.take_whole("search");
        open("/tim-kiem?q=zzzz", Role::Text, "Xin thử từ ngắn hơn");
        m_gallery.take("search-none");
        open("/thu-tuc/dang-ky-khai-sinh", Role::Button, "Nộp hồ sơ trực tuyến");
        m_gallery.take_whole("procedure");
        m_gallery.take_in_english("procedure");
        open("/can-lam-gi", Role::Heading, "Ông/bà cần làm gì?");
        m_gallery.take_whole("guides");
        open("/can-lam-gi/sinh-con", Role::Radio, "");
        m_gallery.take_whole("guide");
        while (m_person.sees(Role::Radio, "")) {
            m_person.touch(Role::Radio, "");
            m_person.touch(Role::Button, "Tiếp tục");
            m_person.wait_until([] { return true; }, "a turn");
        }
        m_person.wait_for(Role::Link, "Xem thủ tục");
        m_gallery.take_whole("guide-result");
        open("/noi-nop", Role::Select, "");
        m_gallery.take_whole("offices");
        open("/khong-co", Role::Heading, "");
        m_gallery.take("not-found");
        open("/thu-tuc/dang-ky-khai-sinh/nop", Role::Radio, "Trẻ sinh chưa quá 60 ngày");
        m_gallery.take_whole("case");
        m_person.touch(Role::Button, "Sang bước 2");
        m_gallery.take_whole("case-error");
        end_session();
    }

    void hall() {
        begin_session();
        m_person.touch(Role::Link, "Lấy số thứ tự");
        m_person.wait_for(Role::Button, "A");
        m_gallery.take_whole("hall-groups");
        m_person.touch(Role::Button, "A");
        m_person.wait_for(Role::Button, "Không thuộc diện nào");
        m_gallery.take_whole("hall-priority");
        m_person.touch(Role::Button, "Không thuộc diện nào");
        m_person.wait_for(Role::Alert, "Đã in xong phiếu");
        m_gallery.take_whole("hall-ticket");
        m_gallery.take_in_english("hall-ticket");
        end_session();
    }

    void filing() {
        open(form, Role::Heading, "Người yêu cầu");
        m_gallery.take_whole("form-1");
        m_person.touch(Role::Button, "Sang bước");
        m_gallery.take_whole("form-1-errors");
        m_person.touch(Role::TextField, "Họ, chữ đệm, tên");
        m_gallery.take_whole("form-keys");
        m_person.press_keys("nguyeenx thij maaux\n");
        m_gallery.take_whole("form-date");
        m_person.press_keys("02/09/1993\n");
        m_person.touch(Role::TextField, "Số định danh cá nhân");
        m_gallery.take_whole("form-digits");
        m_person.press_keys("056193000137\n");
        m_person.press_keys("0905123268\n");
        m_person.touch(Role::Radio, "Nữ");
        address();
    }

    void address() {
        m_reader.show(card);
        m_person.wait_for(Role::Button, "Đã hiểu");
        m_gallery.take_whole("form-card");
        m_person.touch(Role::Button, "Đã hiểu");
        m_person.choose("Tỉnh, thành phố", "Tỉnh Khánh Hòa", "khanh");
        m_person.touch(Role::Select, "Xã, phường, đặc khu");
        m_person.wait_for(Role::Dialog, "");
        m_gallery.take_whole("options");
        m_person.touch(Role::TextField, "Gõ để tìm");
        m_person.press_keys("nha tr");
        m_gallery.take_whole("options-keys");
        m_person.press_keys("\n");
        m_person.touch(Role::Button, "Phường Nha Trang");
        m_person.write("Số nhà, đường", "tooj 5");
        m_gallery.take_in_english("form-1");
        event();
    }

    void event() {
        next("Người có tên trong sổ hộ tịch");
        m_gallery.take_whole("form-2");
        m_person.touch(Role::Radio, "Cho tôi");
        next("Việc hộ tịch đã đăng ký");
        m_gallery.take_whole("form-3");
        registration();
        next("Bản sao và cam đoan");
        m_gallery.take_whole("form-4");
        m_person.write("Số bản sao giấy", "2");
        m_person.touch(Role::Radio, "Không");
        m_person.touch(Role::Checkbox, "Tôi cam đoan");
        next("Giấy tờ kèm theo");
        m_gallery.take_whole("papers");
        m_person.touch(Role::Checkbox, "Mang bản giấy");
        next("Kiểm tra trước khi gửi");
        m_gallery.take_whole("review");
        m_gallery.take_in_english("review");
    }

    void registration() {
        if (m_person.sees(Role::Radio, "Bản sao Giấy khai sinh"))
            m_person.touch(Role::Radio, "Bản sao Giấy khai sinh");
        else
            m_person.choose("Loại giấy cần cấp", "Bản sao Giấy khai sinh");
        m_person.write("Nơi đã đăng ký", "ubnd phuwowngf");
    }

    void out_of_service() {
        change_service(EventKind::Close, "Máy đang nghỉ");
        m_gallery.take("closed");
        change_service(EventKind::Open, "Chạm để bắt đầu");
        change_service(EventKind::Fail, "Máy tạm ngừng phục vụ");
        m_gallery.take("broken");
        change_service(EventKind::Recover, "Chạm để bắt đầu");
    }

    void change_service(EventKind kind, std::string_view shown) {
        m_person.at_machine(
            [&] { m_window.kiosk().change_service(kind, platform::system_uptime()); });
        m_person.wait_until(
            [&] { return m_window.kiosk().frame().tree().dump().find(shown) != std::string::npos; },
            shown);
    }

    testing::Person& m_person;
    platform::Window& m_window;
    CardReader& m_reader;
    testing::Gallery& m_gallery;
    Look m_look;
};

/// Takes the picture of the safe screen and ends.
class SafePicture final : public platform::Turn {
public:
    explicit SafePicture(std::string path) : m_path(std::move(path)) {}
    void watch(platform::SafeWindow& window) { m_window = &window; }
    void turn(core::Uptime) override {
        if (!m_window->has_drawn())
            return;
        is_saved = platform::save_drawing(1080, 1920, m_path);
        m_window->close();
    }
    bool is_saved = false;

private:
    std::string m_path;
    platform::SafeWindow* m_window = nullptr;
};

int picture_safe_screen(std::string const& fonts, std::string const& folder) {
    SafePicture picture(folder + "/safe.png");
    platform::SafeWindow window(fonts, picture);
    picture.watch(window);
    return window.run() == 0 && picture.is_saved ? 0 : 1;
}

}

int main(int count, char** words) {
    if (count == 5 && std::string_view(words[4]) == "safe")
        return picture_safe_screen(words[2], words[3]);
    auto const look = count == 5 ? std::ranges::find(looks, std::string_view(words[4]), &Look::name)
                                 : looks.end();
    if (look == looks.end()) {
        std::fputs("usage: kiosk_screens URL FONTS FOLDER LOOK|safe\n", stderr);
        return 2;
    }
    std::string const folder = words[3];
    testing::VirtualPrinter printer;
    CardReader reader;
    auto equipment = platform::Equipment::open(
        machine(words[1], folder + "/data-" + words[4], printer.port(), reader.path()), "",
        platform::Window::wake);
    if (!equipment) {
        std::fprintf(stderr, "no equipment: %s\n", equipment.error().code.c_str());
        return 1;
    }
    testing::Person person;
    platform::WindowOptions options;
    options.origin = words[1];
    options.fonts = words[2];
    platform::Window window(options, {.equipment = equipment->get(), .turn = &person});
    person.watch(window);
    testing::Gallery gallery(person, window, *look, folder);
    std::thread hand([&] {
        Walk({person, window, reader}, gallery, *look).make();
        person.at_machine([&] { window.close(); });
    });
    int const code = window.run();
    hand.join();
    std::printf("%s: %u pictures, %u findings\n", words[4], gallery.pictures(), gallery.findings());
    return code == 0 && gallery.findings() == 0 ? 0 : 1;
}
