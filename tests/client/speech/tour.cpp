#include "tests/client/speech/tour.h"

#include "tests/support/filing_world.h"

namespace onedoor::speech_tests {

using fakes::Stage;
using ui::Role;

namespace {

constexpr char filing[] = "/thu-tuc/dang-ky-khai-sinh/nop";
constexpr char draft[] = R"({"submission_id":"000102030405060708090a0b0c0d0e0f",
    "procedure":"dang-ky-khai-sinh","saved_at":1795000000000,"answers":3,"values":{}})";
constexpr char receipt[] = R"({"reference":"TN-7KQA","secret":"ABC-DEF-GHJ",
    "received_at":"2026-11-21T02:12:05Z","status":1,
    "procedure":"dang-ky-khai-sinh","track":"/ho-so/TN-7KQA"})";
constexpr char found_file[] = R"({"code":"H32.10-261121-0008","reference":"TN-7KQA","status":2,
    "procedure":"x","procedure_name":{"vi":"Đăng ký lại khai sinh"},
    "accepted_at":"2026-11-21T03:12:05Z",
    "status_name":{"vi":"Được tiếp nhận","en":"Accepted"},
    "received_at":"2026-11-21T02:12:05Z","due_at":"2026-11-27T10:00:00Z",
    "explanation":[{"vi":"Ngày nhận không tính vào thời hạn.",
                    "en":"The day of receipt does not count."}],
    "events":[{"at":"2026-11-21T02:12:05Z","status":1,"by":"",
               "text":{"vi":"Hồ sơ đã được gửi và lưu.","en":"The file was sent and kept."}},
              {"at":"2026-11-21T03:12:05Z","status":2,"by":"Đỗ Thị Ví Dụ",
               "text":{"vi":"Hồ sơ được tiếp nhận.","en":"The file was accepted."}}]})";
constexpr char staff_list[] = R"({"files":[{"reference":"TN-7KQA","code":null,
    "applicant":"Trần Văn Thử","procedure_name":{"vi":"Đăng ký khai sinh"},"status":1,
    "received_at":"2026-11-21T02:12:05Z","due_at":null}]})";

/// Every word is looked for in Vietnamese: the language changes at the end of each way.
class Tour {
public:
    using Visit = std::function<void(std::string_view name, ui::Tree const& tree)>;
    Tour(text::Language language, Visit const& visit) : m_language(language), m_visit(visit) {}

    void look(std::string_view name, Stage& stage) {
        bool const is_english = m_language == text::Language::English;
        if (is_english)
            switch_language(stage, "English");
        m_visit(name, stage.headless.frame().tree());
        if (is_english)
            switch_language(stage, "Tiếng Việt");
    }

    void addresses();
    void settings();
    void new_version();
    void birth();
    void filled();
    void drafts();
    void draft_question();
    void hand_over();
    void take_over();
    void tracking();
    void staff();

private:
    // The settings of the display cover the button; they have options instead.
    static void switch_language(Stage& stage, std::string_view to) {
        bool const has_button = stage.headless.has(Role::Button, to);
        stage.headless.press(has_button ? Role::Button : Role::Radio, to);
    }

    text::Language m_language;
    Visit const& m_visit;
};

void kiosk_size(Stage& stage) {
    stage.headless.resize(1080, 1920);
}

void Tour::addresses() {
    struct Place {
        char const *name, *address;
    };
    for (auto const [name, address] :
         {Place{"home", "/"}, Place{"search", "/tim-kiem"},
          Place{"search-results", "/tim-kiem?q=khai%20sinh"},
          Place{"search-none", "/tim-kiem?q=zzzz"}, Place{"track", "/tra-cuu"},
          Place{"not-found", "/khong-co"}, Place{"procedure", "/thu-tuc/dang-ky-khai-sinh"},
          Place{"guides", "/can-lam-gi"}, Place{"guide-question", "/can-lam-gi/sinh-con"},
          Place{"guide-checklist", "/can-lam-gi/sinh-con?tra-loi=da-co.qua-60-ngay"},
          Place{"offices", "/noi-nop"}, Place{"office", "/noi-nop?xa=22366"},
          Place{"outbox-empty", "/ho-so-cho-gui"}}) {
        Stage stage;
        kiosk_size(stage);
        stage.open(address);
        look(name, stage);
    }
}

void Tour::settings() {
    Stage stage;
    kiosk_size(stage);
    stage.open("/tra-cuu");
    stage.headless.press(Role::Button, "Chữ, màu");
    look("display-settings", stage);
}

void Tour::new_version() {
    Stage offered;
    kiosk_size(offered);
    offered.open("/tra-cuu");
    offered.program.offer_version();
    offered.headless.draw();
    look("new-version", offered);
}

void Tour::birth() {
    Stage stage;
    kiosk_size(stage);
    stage.open(filing);
    look("case", stage);
    stage.headless.press(Role::Button, "Sang bước 2");
    look("case-error", stage);
    stage.headless.press(Role::Radio, "Trẻ sinh chưa quá 60 ngày");
    for (int step = 1; step <= 6; ++step) {
        stage.open(std::string(filing) + "/buoc-" + std::to_string(step));
        look("form-" + std::to_string(step), stage);
        stage.headless.press(Role::Button, "Sang bước " + std::to_string(step + 2));
        look("form-" + std::to_string(step) + "-errors", stage);
    }
    for (char const* page : {"giay-to", "kiem-tra"}) {
        stage.open(std::string(filing) + "/" + page);
        look(page, stage);
    }
}

void Tour::filled() {
    Stage whole;
    kiosk_size(whole);
    whole.program.open(filing);
    whole.headless.draw();
    whole.answer(fakes::procedure_path, 200, fakes::birth_registration());
    whole.give_data();
    whole.headless.press(Role::Radio, "Trẻ sinh chưa quá 60 ngày");
    whole.headless.press(Role::Button, "Sang bước 2");
    whole.headless.type("Họ tên", "Trần Gia An");
    whole.headless.type("Ngày sinh", "12/11/2026");
    look("filled", whole);
    whole.headless.press(Role::Button, "Sang bước 3");
    whole.headless.type("Điện thoại", "0905123268");
    look("filled-phone", whole);
    whole.headless.press(Role::Button, "Sang bước 4");
    for (std::string const& name : whole.names_of(Role::Checkbox))
        if (name.starts_with("Mang bản giấy đến quầy"))
            whole.headless.press(Role::Checkbox, name);
    whole.headless.press(Role::Button, "Sang bước 5");
    look("review", whole);
    whole.headless.press(Role::Button, "Gửi hồ sơ");
    whole.answer("/api/v1/submissions", 201, receipt);
    whole.headless.draw();
    look("receipt", whole);
}

void Tour::drafts() {
    Stage home;
    kiosk_size(home);
    home.open("/");
    home.program.listed(json::write(json::Array{std::string(draft)}));
    home.headless.draw();
    look("home-drafts", home);
    home.headless.press(Role::Button, "Xóa bản nháp, Đăng ký khai sinh");
    look("draft-put-away", home);
}

void Tour::draft_question() {
    Stage question;
    kiosk_size(question);
    question.open(filing);
    question.program.loaded("draft:dang-ky-khai-sinh", draft);
    question.headless.draw();
    look("draft-question", question);
}

void Tour::hand_over() {
    Stage stage;
    kiosk_size(stage);
    stage.open(filing);
    stage.headless.press(Role::Radio, "Trẻ sinh chưa quá 60 ngày");
    stage.open(std::string(filing) + "/chuyen-may");
    stage.program.enciphered({{std::string(43, 'k'), "sealed"}});
    stage.answer("/api/v1/handovers", 201, R"({"handover_id":"AAECAwQFBgcICQoLDA0ODw"})");
    stage.headless.draw();
    look("hand-over", stage);
}

void Tour::take_over() {
    Stage other;
    kiosk_size(other);
    other.open("/ban-giao/AAECAwQFBgcICQoLDA0ODw");
    look("take-over", other);
}

void Tour::tracking() {
    Stage stage;
    kiosk_size(stage);
    stage.open("/tra-cuu");
    stage.headless.press(Role::Button, "Xem tình trạng");
    look("track-errors", stage);
    stage.headless.type("Mã hồ sơ hoặc mã tạm", "TN-7KQA");
    stage.headless.type("Mã tra cứu", "ABC-DEF-GHJ");
    stage.headless.press(Role::Button, "Xem tình trạng");
    stage.answer("/api/v1/lookups", 200, found_file);
    stage.headless.draw();
    look("tracked-file", stage);
}

void Tour::staff() {
    Stage stage;
    stage.open("/can-bo");
    stage.answer("/api/v1/staff/session", 401, "{}");
    stage.headless.draw();
    look("staff-sign-in", stage);
    stage.headless.type("Tài khoản", "canbo");
    stage.headless.type("Mật khẩu", "bí mật");
    look("staff-password", stage);
    stage.headless.press(Role::Button, "Đăng nhập");
    stage.answer("/api/v1/staff/session", 200, R"({"name":"Đỗ Thị Ví Dụ"})");
    stage.answer("/api/v1/staff/files?status=1", 200, staff_list);
    stage.headless.draw();
    look("staff-inbox", stage);
}

}

void visit_screens(text::Language language,
                   std::function<void(std::string_view name, ui::Tree const& tree)> const& visit) {
    Tour tour(language, visit);
    tour.addresses();
    tour.settings();
    tour.new_version();
    tour.birth();
    tour.filled();
    tour.drafts();
    tour.draft_question();
    tour.hand_over();
    tour.take_over();
    tour.tracking();
    tour.staff();
}

}
