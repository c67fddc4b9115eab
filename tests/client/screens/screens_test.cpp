#include "client/ui/paint.h"
#include "tests/support/filing_world.h"
#include "tests/support/layout_findings.h"
#include "tests/support/read_file.h"
#include "tests/support/spoken.h"
#include "tests/support/stage.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace onedoor;
using fakes::procedure_path;
using fakes::Stage;
using ui::Role;

namespace {

constexpr char receipt[] = R"({"reference":"TN-AAAA","secret":"ABC-DEF-GHJ",
    "received_at":"2026-11-21T02:12:05Z","status":1,
    "procedure":"dang-ky-khai-sinh","track":"/ho-so/TN-AAAA"})";

/// A filing of the outbox; `rest` begins with its state.
std::string item(std::string_view rest) {
    static int count = 0;
    return R"({"id":"a)" + std::to_string(++count) +
           R"(","kept_at":"2026-11-21T02:00:00.000Z",)"
           R"("procedure":"dang-ky-khai-sinh","name":{"vi":"Đăng ký khai sinh",)"
           R"("en":"Birth registration"},"state":)" +
           std::string(rest) + "}";
}

bool is_interactive(ui::Role role) {
    return role == ui::Role::Button || role == ui::Role::Link || role == ui::Role::TextField ||
           role == ui::Role::TextArea || role == ui::Role::Select || role == ui::Role::Radio ||
           role == ui::Role::Checkbox || role == ui::Role::File;
}

void check_page(Stage& stage, float width) {
    ui::Tree const& tree = stage.headless.frame().tree();
    std::set<ui::NodeId> ids;
    int first_headings = 0;
    for (ui::Node const& node : tree.nodes()) {
        INFO(ui::role_name(node.role), " ", tree.text(node.label));
        CHECK(ids.insert(node.id).second);
        if ((node.flags & ui::flag::skip_link) == 0) {
            CHECK(node.x >= -8);
            CHECK(node.x + node.w <= width + 8.5F);
        }
        bool const is_title = node.role == Role::Heading || node.role == Role::Group;
        first_headings += is_title && node.level == 1 ? 1 : 0;
        if (is_interactive(node.role))
            CHECK_FALSE(tree.text(node.label).empty());
    }
    CHECK(first_headings == 1);
}

void check_layout(Stage& stage, float width, float stretch) {
    std::vector<ui::PaintedText> const& painted = stage.headless.frame().log_text(stretch);
    stage.headless.draw();
    for (std::string const& finding :
         support::layout_findings(stage.headless.frame(), painted, width))
        FAIL_CHECK(finding);
}

void check_in_every_size(Stage& stage) {
    struct Size {
        float width, height;
        ui::TextSize text;
        ui::ThemeKind theme;
    };
    using ui::TextSize;
    using ui::ThemeKind;
    constexpr float longer = 1.4F;
    for (auto const [width, height, text, theme] :
         {Size{320, 640, TextSize::Percent200, ThemeKind::Light},
          Size{390, 844, TextSize::Percent100, ThemeKind::Light},
          Size{390, 844, TextSize::Percent200, ThemeKind::Contrast},
          Size{1366, 768, TextSize::Percent100, ThemeKind::Contrast},
          Size{1366, 768, TextSize::Percent200, ThemeKind::Light},
          Size{1080, 1920, TextSize::Percent100, ThemeKind::Light},
          Size{1080, 1920, TextSize::Percent200, ThemeKind::Contrast}})
        for (char const* language : {"English", "Tiếng Việt"}) {
            INFO("width ", width, ", text size ", static_cast<int>(text), ", ", language);
            stage.headless.resize(width, height);
            stage.program.prefer({.theme = theme, .text_size = text});
            stage.headless.draw();
            stage.headless.press(Role::Button, language);
            check_page(stage, width);
            check_layout(stage, width, 1);
            INFO("every text 40 % longer");
            check_layout(stage, width, longer);
        }
}

/// Two mistakes on purpose.
class BrokenPage final : public platform::Program {
public:
    void open(std::string_view) override {}
    void prefer(ui::Display const&) override {}
    [[nodiscard]] ui::Display display() const override { return {}; }
    void draw(ui::Frame& frame) override {
        frame.begin_page({.route = "/", .title = "x"});
        {
            auto main = frame.main();
            frame.heading("title", 1, "Trang hỏng");
            frame.link("long", {.label = "Chữ này dài hơn cả trang nên tràn ra ngoài",
                                .href = "/",
                                .look = ui::LinkLook::Chip});
            frame.tabs("tabs", "Thẻ", {{.label = "Thẻ này dài hơn cả trang mà không xuống dòng"}});
        }
        frame.end_page();
    }
    void follow(std::string_view) override {}
    void perform() override {}
    std::optional<platform::Address> take_address() override { return {}; }
    void receive(net::Response) override {}
    void loaded(std::string_view, std::optional<std::string>) override {}
    void chunk_read(app::FileChunk) override {}
};

}

TEST_CASE("screens: the check sees text that leaves its page") {
    BrokenPage program;
    platform::Headless headless{program, ONEDOOR_FONTS};
    headless.resize(320, 640);
    std::vector<ui::PaintedText> const& painted = headless.frame().log_text();
    headless.draw();
    auto const findings = support::layout_findings(headless.frame(), painted, 320);
    auto const sees = [&](std::string_view what) {
        return std::ranges::any_of(
            findings, [&](std::string const& finding) { return finding.starts_with(what); });
    };
    CHECK(sees("leaves the page: \"Thẻ này"));
    CHECK(sees("spills out of link \"Chữ này"));
}

TEST_CASE("screens: home, search, look-up and unknown address hold in every size and language") {
    for (char const* target : {"/", "/tim-kiem", "/tim-kiem?q=khai%20sinh", "/tim-kiem?q=zzzz",
                               "/tra-cuu", "/khong-co"}) {
        INFO(target);
        Stage stage;
        stage.open(target);
        check_in_every_size(stage);
    }
}

TEST_CASE("screens: the settings of the display hold in every size and language") {
    Stage stage;
    stage.open("/tra-cuu");
    stage.headless.press(Role::Button, "Chữ, màu");
    CHECK(stage.names_of(Role::Dialog).size() == 1);
    check_in_every_size(stage);
    CHECK(stage.names_of(Role::Dialog).size() == 1);
}

TEST_CASE("screens: the offer of a new version holds in every size and language") {
    Stage stage;
    stage.open("/tra-cuu");
    stage.program.offer_version();
    check_in_every_size(stage);
    CHECK(std::ranges::count(stage.names_of(Role::Button), "Tải lại") == 1);
}

TEST_CASE("screens: the procedure and every page of its filing hold in every size and language") {
    Stage stage;
    stage.open("/thu-tuc/dang-ky-khai-sinh");
    check_in_every_size(stage);
    stage.headless.press(Role::Button, "Nộp hồ sơ trực tuyến");
    stage.give_data();
    stage.headless.press(Role::Button, "Sang bước 2");
    check_in_every_size(stage);
    stage.headless.press(Role::Radio, "Trẻ sinh chưa quá 60 ngày");
    for (int step = 1; step <= 6; ++step) {
        INFO("step ", step);
        stage.open("/thu-tuc/dang-ky-khai-sinh/nop/buoc-" + std::to_string(step));
        stage.headless.press(Role::Button, "Sang bước " + std::to_string(step + 2));
        check_in_every_size(stage);
    }
    for (char const* page : {"giay-to", "kiem-tra"}) {
        INFO(page);
        stage.open(std::string("/thu-tuc/dang-ky-khai-sinh/nop/") + page);
        check_in_every_size(stage);
    }
}

TEST_CASE("screens: a draft on the home page, a second one and its way to another device hold") {
    constexpr char draft[] = R"({"submission_id":"000102030405060708090a0b0c0d0e0f",
        "procedure":"dang-ky-khai-sinh","saved_at":1795000000000,"answers":3,"values":{}})";
    std::string const listed = json::write(json::Array{std::string(draft)});
    constexpr char filing[] = "/thu-tuc/dang-ky-khai-sinh/nop";
    SUBCASE("home, with one that was put away") {
        Stage stage;
        stage.open("/");
        stage.program.listed(listed);
        stage.headless.draw();
        check_in_every_size(stage);
        stage.headless.press(Role::Button, "Xóa bản nháp, Đăng ký khai sinh");
        REQUIRE(stage.headless.has(Role::Button, "Hoàn tác"));
        check_in_every_size(stage);
    }
    SUBCASE("the question about a second one") {
        Stage stage;
        stage.open(filing);
        stage.program.loaded("draft:dang-ky-khai-sinh", draft);
        stage.headless.draw();
        REQUIRE(stage.headless.has(Role::Button, "Làm tiếp"));
        check_in_every_size(stage);
    }
    SUBCASE("the code, and its end") {
        Stage stage;
        stage.open(filing);
        stage.headless.press(Role::Radio, "Trẻ sinh chưa quá 60 ngày");
        stage.open(std::string(filing) + "/chuyen-may");
        stage.program.enciphered({{std::string(43, 'k'), "sealed"}});
        stage.answer("/api/v1/handovers", 201, R"({"handover_id":"AAECAwQFBgcICQoLDA0ODw"})");
        stage.headless.draw();
        REQUIRE(stage.headless.has(Role::Image, "Mã QR để chuyển bản nháp"));
        check_in_every_size(stage);
        stage.clock.set({stage.clock.now().milliseconds + 600'000});
        stage.headless.draw();
        REQUIRE_FALSE(stage.headless.has(Role::Image, "Mã QR để chuyển bản nháp"));
        check_in_every_size(stage);
    }
    SUBCASE("the other device, also where there is a draft already") {
        for (bool const has_draft : {false, true}) {
            Stage stage;
            stage.open("/ban-giao/AAECAwQFBgcICQoLDA0ODw");
            check_in_every_size(stage);
            stage.open("/ban-giao/AAECAwQFBgcICQoLDA0ODw#" + std::string(43, 'k'));
            stage.answer("/api/v1/handovers/AAECAwQFBgcICQoLDA0ODw/take", 200,
                         R"({"ciphertext":"sealed"})");
            stage.program.deciphered(draft);
            if (has_draft)
                stage.program.listed(listed);
            stage.headless.draw();
            REQUIRE(stage.headless.has(Role::Button,
                                       has_draft ? "Lấy bản mới" : "Tiếp tục trên máy này"));
            check_in_every_size(stage);
        }
    }
}

TEST_CASE("screens: questions, checklist and offices hold in every size and language") {
    for (char const* target :
         {"/can-lam-gi", "/can-lam-gi/sinh-con", "/can-lam-gi/khong-co", "/noi-nop",
          "/can-lam-gi/sinh-con?tra-loi=da-co.qua-60-ngay",
          "/can-lam-gi/sinh-con?tra-loi=chua-co.qua-60-ngay.da-ket-hon.tung-viec.co",
          "/can-lam-gi/mo-cua-hang?tra-loi=mo-moi.ca-nha.an-uong", "/noi-nop?xa=22366"}) {
        INFO(target);
        Stage stage;
        stage.open(target);
        check_in_every_size(stage);
    }
}

TEST_CASE("screens: a question asks for an answer, then goes on and can be changed") {
    Stage stage;
    stage.open("/can-lam-gi/xay-nha");
    CHECK(stage.headless.dump().find("Câu 1/2") != std::string::npos);
    stage.headless.press(Role::Button, "Tiếp tục");
    CHECK(stage.headless.dump().find("Xin chọn một câu trả lời") != std::string::npos);
    stage.headless.press(Role::Radio, "Chưa có");
    stage.headless.press(Role::Button, "Tiếp tục");
    CHECK(stage.headless.addresses().back().target == "/can-lam-gi/xay-nha?tra-loi=chua");
    stage.headless.press(Role::Radio, "Nhà ở riêng lẻ");
    stage.headless.press(Role::Button, "Tiếp tục");
    CHECK(stage.headless.has(Role::Heading, "Việc 1: Cấp giấy phép xây dựng mới đối với công "
                                            "trình cấp III, cấp IV và nhà ở riêng lẻ"));
    CHECK(stage.headless.dump().find("khoản theo quy định của địa phương") != std::string::npos);
}

TEST_CASE("screens: an address with answers that are not there is put right") {
    Stage stage;
    stage.open("/can-lam-gi/xay-nha?tra-loi=xyz.thay-doi.nha-o");
    REQUIRE(stage.headless.addresses().size() == 1);
    platform::Address const& address = stage.headless.addresses().back();
    CHECK(address.target == "/can-lam-gi/xay-nha?tra-loi=thay-doi");
    CHECK(address.replaces);
}

TEST_CASE("screens: the chosen commune's office stands before the province's") {
    Stage stage;
    stage.open("/noi-nop?xa=22366");
    std::string const page = stage.headless.dump();
    std::size_t const own = page.find("Nơi nộp của phường Nha Trang");
    REQUIRE(own != std::string::npos);
    CHECK(own < page.find("Trung tâm của tỉnh"));
    CHECK(page.find("Chưa có thông tin") != std::string::npos);
}

TEST_CASE("screens: the receipt holds in every size and language") {
    Stage stage;
    stage.program.open("/thu-tuc/dang-ky-khai-sinh/nop");
    stage.headless.draw();
    stage.answer(procedure_path, 200, fakes::birth_registration());
    stage.give_data();
    stage.headless.press(Role::Radio, "Trẻ sinh chưa quá 60 ngày");
    stage.headless.press(Role::Button, "Sang bước 2");
    stage.headless.type("Họ tên", "Trần Gia An");
    stage.headless.type("Ngày sinh", "12/11/2026");
    stage.headless.press(Role::Button, "Sang bước 3");
    stage.headless.type("Điện thoại", "0905123268");
    stage.headless.press(Role::Button, "Sang bước 4");
    for (std::string const& name : stage.names_of(Role::Checkbox))
        if (name.starts_with("Mang bản giấy đến quầy"))
            stage.headless.press(Role::Checkbox, name);
    stage.headless.press(Role::Button, "Sang bước 5");
    stage.headless.press(Role::Button, "Gửi hồ sơ");
    stage.answer("/api/v1/submissions", 201, receipt);
    stage.headless.draw();
    REQUIRE(stage.headless.dump().find("ABC-DEF-GHJ") != std::string::npos);
    check_in_every_size(stage);
}

TEST_CASE("screens: the outbox holds in every size and language, whatever became of a filing") {
    Stage stage;
    stage.open("/ho-so-cho-gui");
    check_in_every_size(stage);
    std::string items;
    for (char const* const rest :
         {R"("waiting","was_asked":true)", R"("sending")",
          R"("refused","problem":{"vi":"Tệp không đúng loại.","en":"A file of a wrong kind."})"})
        items += item(rest) + ",";
    items += item(std::string(R"("received","receipt":)") + receipt);
    stage.program.outbox_listed(app::read_outbox("[" + items + "]"));
    stage.headless.draw();
    REQUIRE(stage.headless.dump().find("TN-AAAA") != std::string::npos);
    check_in_every_size(stage);
}

TEST_CASE("screens: a tracked file and what is said of it hold in every size and language") {
    Stage stage;
    stage.open("/tra-cuu");
    stage.headless.type("Mã hồ sơ hoặc mã tạm", "TN-AAAA");
    stage.headless.type("Mã tra cứu", "ABC-DEF-GHJ");
    stage.headless.press(Role::Button, "Xem tình trạng");
    stage.answer("/api/v1/lookups", 200,
                 R"({"code":"H32.10-261121-0008","reference":"TN-AAAA","status":2,
                     "procedure":"x","procedure_name":{"vi":"Đăng ký lại khai sinh"},
                     "accepted_at":"2026-11-21T03:12:05Z","status_name":{"vi":"Được tiếp nhận"},
                     "received_at":"2026-11-21T02:12:05Z","due_at":"2026-11-27T10:00:00Z",
                     "explanation":[{"vi":"Ngày nhận không tính vào thời hạn."}],
                     "events":[{"at":"2026-11-21T02:12:05Z","status":1,"by":"",
                                "text":{"vi":"Hồ sơ đã được gửi và lưu."}},
                               {"at":"2026-11-21T03:12:05Z","status":2,"by":"Đỗ Thị Ví Dụ",
                                "text":{"vi":"Hồ sơ được tiếp nhận."}}]})");
    stage.headless.draw();
    REQUIRE(stage.headless.dump().find("H32.10-261121-0008") != std::string::npos);
    check_in_every_size(stage);
}

TEST_CASE("screens: a file on the counter holds in every size and language") {
    Stage stage;
    stage.open("/can-bo/ho-so/TN-AAAA");
    stage.answer("/api/v1/staff/session", 200, R"({"name":"Đỗ Thị Ví Dụ"})");
    stage.answer("/api/v1/staff/files/TN-AAAA", 200,
                 R"({"reference":"TN-AAAA","code":null,"procedure":"dang-ky-khai-sinh",
                     "procedure_name":{"vi":"Đăng ký khai sinh"},"applicant":"Trần Văn Thử",
                     "received_at":"2026-11-21T02:12:05Z","status":1,
                     "status_name":{"vi":"Mới đăng ký"},
                     "answers":{"full_name":"Trần Gia An","dob":"2026-11-12"},
                     "papers":[{"paper":"birth_certificate","name":{"vi":"Giấy chứng sinh"},
                                "upload_id":"ab","file_name":"giấy chứng sinh của bé.pdf"}],
                     "deadline":{"due_at":"2026-11-27T10:00:00Z",
                                 "explanation":[{"vi":"Ngày nhận không tính vào thời hạn."}]},
                     "form":)" +
                     support::read_file("tests/client/app/two_steps.form.json") + "}");
    stage.headless.draw();
    REQUIRE(stage.headless.has(Role::Button, "Tiếp nhận hồ sơ"));
    check_in_every_size(stage);
}

TEST_CASE("screens: the counter holds in every size and language") {
    Stage stage;
    stage.open("/can-bo");
    stage.answer("/api/v1/staff/session", 401, "{}");
    stage.headless.draw();
    check_in_every_size(stage);
    stage.headless.type("Tài khoản", "canbo");
    stage.headless.type("Mật khẩu", "x");
    stage.headless.press(Role::Button, "Đăng nhập");
    stage.answer("/api/v1/staff/session", 200, R"({"name":"Đỗ Thị Ví Dụ"})");
    stage.answer("/api/v1/staff/files?status=1", 200,
                 R"({"files":[{"reference":"TN-AAAA","code":null,"applicant":"Trần Văn Thử",
                     "procedure_name":{"vi":"Đăng ký khai sinh"},"status":1,
                     "received_at":"2026-11-21T02:12:05Z","due_at":null}]})");
    stage.headless.draw();
    check_in_every_size(stage);
    CHECK(stage.headless.has(Role::Link, "TN-AAAA"));
    stage.headless.press(Role::Button, "Khóa màn hình");
    stage.headless.draw();
    check_in_every_size(stage);
    CHECK(stage.headless.has(Role::Button, "Mở khóa"));
    CHECK(stage.headless.dump().find("TN-AAAA") == std::string::npos);
    CHECK(stage.headless.dump().find("Trần Văn Thử") == std::string::npos);
}

TEST_CASE("screens: a refused step names its fields and says what to do") {
    Stage stage;
    stage.open("/thu-tuc/dang-ky-khai-sinh/nop");
    stage.headless.press(Role::Radio, "Trẻ sinh chưa quá 60 ngày");
    stage.headless.press(Role::Button, "Sang bước 2");
    stage.headless.type("Ngày sinh", "12/11/2062");
    stage.headless.leave("Ngày sinh");
    CHECK(stage.headless.dump().find("Có phải 12/11/2026?") != std::string::npos);
}

TEST_CASE("screens: the tree says what Chromium's accessibility tree says") {
    struct Screen {
        char const *name, *address;
    };
    for (auto const [name, address] :
         {Screen{"home", "/"}, Screen{"search-results", "/tim-kiem?q=khai%20sinh"},
          Screen{"procedure", "/thu-tuc/dang-ky-khai-sinh"}, Screen{"track", "/tra-cuu"},
          Screen{"case", "/thu-tuc/dang-ky-khai-sinh/nop"}, Screen{"not-found", "/khong-co"}}) {
        INFO(name);
        Stage stage;
        stage.headless.resize(390, 844);
        stage.open(address);
        CHECK(testing::spoken(stage.headless.frame().tree()) ==
              support::read_file("tests/browser/screen_reader/vi/" + std::string(name) + ".txt"));
    }
    Stage stage;
    stage.headless.resize(390, 844);
    stage.open("/thu-tuc/dang-ky-khai-sinh/nop");
    stage.headless.press(Role::Radio, "Trẻ sinh chưa quá 60 ngày");
    stage.headless.press(Role::Button, "Sang bước 2");
    CHECK(testing::spoken(stage.headless.frame().tree()) ==
          support::read_file("tests/browser/screen_reader/vi/form-1.txt"));
    stage.headless.press(Role::Button, "Sang bước 3");
    CHECK(testing::spoken(stage.headless.frame().tree()) ==
          support::read_file("tests/browser/screen_reader/vi/form-1-errors.txt"));
}

TEST_CASE("screens: the number of results is said when it changes, a problem at once") {
    Stage stage;
    stage.open("/");
    stage.headless.type("Tìm thủ tục", "khai sinh");
    REQUIRE(stage.headless.output().announcements.size() == 1);
    CHECK(stage.headless.output().announcements[0].text == "7 thủ tục phù hợp");
    CHECK_FALSE(stage.headless.output().announcements[0].assertive);
    stage.headless.draw();
    CHECK(stage.headless.output().announcements.empty());
    stage.open("/thu-tuc/dang-ky-khai-sinh/nop");
    stage.headless.press(Role::Radio, "Trẻ sinh chưa quá 60 ngày");
    stage.headless.press(Role::Button, "Sang bước 2");
    // A page that just came is read from its heading on.
    CHECK(stage.headless.output().announcements.empty());
    stage.headless.press(Role::Button, "Sang bước 3");
    // The focus goes to the summary, which says it.
    CHECK(stage.headless.output().announcements.empty());
    stage.headless.type("Ngày sinh", "12/11/1990");
    REQUIRE(stage.headless.output().announcements.size() == 1);
    CHECK(stage.headless.output().announcements[0].text == "Còn 7 chỗ cần sửa");
}
