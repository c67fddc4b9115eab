#include "tests/support/component_sheet.h"

#include <algorithm>
#include <limits>

namespace onedoor::testing {

using namespace onedoor::ui;

namespace {

constexpr std::string_view provinces[] = {"56", "01", "79"};
NavigationItem const links[] = {{"Thủ tục", "/sheet", icon::files, false},
                                {"Hồ sơ của tôi", "/form", icon::folder_open, false},
                                {"Hỏi đáp", "/help", icon::info, false}};

void take(std::string& field, std::optional<std::string>& answer) {
    if (answer)
        field = std::move(*answer);
}

}

void ComponentSheet::open(std::string_view target) {
    m_target = target;
}

void ComponentSheet::follow(std::string_view href) {
    m_target = href;
    m_went = platform::Address{m_target, false};
}

void ComponentSheet::receive(net::Response response) {
    answer = std::to_string(response.status) + " " + response.body;
}

void ComponentSheet::loaded(std::string_view, std::optional<std::string> value) {
    name = value.value_or("(không có)");
}

void ComponentSheet::chunk_read(app::FileChunk chunk) {
    answer = "Đọc " + std::to_string(chunk.bytes.size()) + " byte";
}

void ComponentSheet::draw(Frame& frame) {
    m_answers = {};
    std::string_view const path = std::string_view(m_target).substr(0, m_target.find('?'));
    frame.begin_page({.route = path,
                      .title = path == "/" ? "Một Cửa" : "Thành phần – Một Cửa",
                      .skip_label = "Đến nội dung chính"});
    if (path == "/")
        draw_home(frame);
    else if (path == "/form")
        draw_form(frame);
    else if (path == "/parts")
        draw_parts(frame);
    else
        draw_sheet(frame);
    frame.end_page();
}

void ComponentSheet::perform() {
    Answers& a = m_answers;
    take(name, a.name);
    take(birth_date, a.birth_date);
    take(sex, a.sex);
    take(province, a.province);
    take(note, a.note);
    take(query, a.query);
    take(file_name, a.file_name);
    if (a.extra) {
        auto const found = std::ranges::find(extras, *a.extra);
        if (found == extras.end())
            extras.push_back(*a.extra);
        else
            extras.erase(found);
    }
    if (a.send) {
        ++sent;
        has_error = name.empty();
        if (m_services != nullptr) {
            m_services->transport.send(7, {.path = "/health"});
            m_services->storage.save("name", name,
                                     {.saved_at = {1},
                                      .expires_at = {std::numeric_limits<std::int64_t>::max()},
                                      .before = app::KeptBefore::Replace});
        }
    }
    if (a.loads && m_services != nullptr)
        m_services->storage.load("name");
    if (a.file != 0 && m_services != nullptr)
        m_services->files.read(a.file, 0, 65536);
    shows_dialog = (shows_dialog || a.opens_dialog) && !a.closes_dialog;
    is_busy = is_busy != a.toggles_busy;
    if (a.removes_file)
        file_name.clear();
    if (a.header == HeaderEvent::Display)
        m_display.theme = static_cast<ThemeKind>((static_cast<int>(m_display.theme) + 1) % 3);
    if (a.header == HeaderEvent::Language)
        m_display.text_size =
            static_cast<TextSize>((static_cast<int>(m_display.text_size) + 1) % 4);
    m_answers = {};
}

Header ComponentSheet::header() const {
    return {.product = "Một Cửa",
            .office = "Phường Hoa Sen",
            .links = links,
            .navigation_label = "Chính",
            .display_label = "Chữ, màu",
            .language_label = "English",
            .language_short = "EN"};
}

void ComponentSheet::draw_home(Frame& ui) {
    m_answers.header = ui.header(header());
    {
        auto main = ui.main();
        {
            auto hero = ui.hero(
                "hero",
                {.title = ui.form_factor() == FormFactor::Phone ? "Xin chào!"
                                                                : "Ông/bà cần làm thủ tục gì?",
                 .detail = ui.form_factor() == FormFactor::Phone ? "Ông/bà cần làm gì?" : ""});
            auto const event = ui.search_field("search",
                                               {.label = "Tìm thủ tục",
                                                .value = query,
                                                .placeholder = "Tìm thủ tục, ví dụ: khai sinh"},
                                               "Tìm thủ tục");
            if (event)
                m_answers.query = event.text;
        }
        {
            auto grid = ui.grid("tiles", ui.form_factor() == FormFactor::Desktop ? 4 : 2, 150);
            ui.tile("ticket", {.label = "Lấy số thứ tự",
                               .detail = "Đặt chỗ trước",
                               .href = "/sheet",
                               .icon = icon::ticket_duotone});
            ui.tile("file", {.label = "Nộp hồ sơ",
                             .detail = "Từng bước một",
                             .href = "/form",
                             .icon = icon::file_plus_duotone,
                             .kind = TileKind::Primary});
            ui.tile("track", {.label = "Tra cứu hồ sơ",
                              .detail = "Quét hoặc nhập mã",
                              .href = "/sheet",
                              .icon = icon::file_magnifying_glass_duotone});
            ui.tile("rate", {.label = "Đánh giá, góp ý",
                             .detail = "Gửi kiến nghị",
                             .href = "/sheet",
                             .icon = icon::star_duotone});
        }
        ui.heading("popular", 2, "Thủ tục hay dùng");
        auto card = ui.card("popular-card");
        auto list = ui.list("popular-list", "Thủ tục hay dùng");
        ui.row_link("birth", {.title = "Đăng ký khai sinh",
                              .detail = "Toàn trình, miễn phí",
                              .href = "/form",
                              .icon = icon::baby});
        ui.row_link("copy", {.title = "Chứng thực bản sao",
                             .detail = "Một phần, 2.000 đ/trang",
                             .href = "/sheet",
                             .icon = icon::stamp});
    }
    {
        auto footer = ui.footer();
        auto row = ui.row("footer-row");
        ui.text("support", {.text = "Hỗ trợ: 1900 0000 (giờ làm việc)",
                            .role = TypeRole::Small,
                            .tone = Tone::Secondary,
                            .icon = icon::phone});
        ui.link("privacy",
                {.label = "Bảo vệ dữ liệu cá nhân", .href = "/sheet", .role = TypeRole::Small});
    }
    NavigationItem const items[] = {{"Trang chủ", "/", icon::house_fill, true},
                                    {"Thủ tục", "/sheet", icon::files, false},
                                    {"Hồ sơ", "/form", icon::folder_open, false},
                                    {"Tài khoản", "/account", icon::user, false}};
    ui.bottom_navigation("bottom", "Trang", items);
}

void ComponentSheet::draw_form(Frame& ui) {
    Header head = header();
    head.title = "Đăng ký khai sinh";
    head.detail = "Bước 2/5: Trẻ em";
    head.back_label = "Về bước 1";
    head.back_href = "/";
    m_answers.header = ui.header(head);
    auto main = ui.main();
    auto form = ui.form("form", "Thông tin của trẻ");
    std::string_view const steps[] = {"Người khai", "Trẻ em", "Cha, mẹ", "Giấy tờ", "Kiểm tra"};
    ui.stepper("stepper", {.steps = steps, .current = 1, .summary = "Bước 2/5"});
    ui.heading("title", 1, "Thông tin của trẻ");
    ui.text("saved",
            {.text = "Đã lưu nháp lúc 09:12", .tone = Tone::Secondary, .icon = icon::cloud_check});
    draw_fields(ui);
    ui.alert("filled", {.kind = AlertKind::Ok,
                        .text = "Mục Người khai đã điền từ căn cước của Nguyễn Thị Mẫu.",
                        .icon = icon::identification_card_fill});
    if (!answer.empty())
        ui.text("answer", answer);
    auto actions = ui.actions("actions");
    m_answers.send =
        ui.button("next", {.label = "Sang bước 3",
                           .trailing_icon = icon::arrow_right,
                           .kind = ButtonKind::Primary,
                           .state = is_busy ? ControlState::Busy : ControlState::Enabled,
                           .submit = true});
}

void ComponentSheet::draw_fields(Frame& ui) {
    if (auto event =
            ui.text_field("name", {.label = "Họ, chữ đệm, tên khai sinh",
                                   .help = "Ghi đúng như Giấy chứng sinh",
                                   .error = has_error ? "Ông/bà chưa ghi họ tên của trẻ." : "",
                                   .value = name,
                                   .autocomplete = "name",
                                   .required = true}))
        m_answers.name = event.text;
    bool const is_future = birth_date.ends_with("2062");
    if (auto event = ui.text_field(
            "birth", {.label = "Ngày sinh",
                      .error = is_future ? "Ngày sinh không thể sau hôm nay, 21/11/2026. "
                                           "Có phải 12/11/2026?"
                                         : "",
                      .value = birth_date,
                      .placeholder = "Ví dụ: 12/11/2026",
                      .kind = InputKind::Date,
                      .required = true,
                      .max_length = 10}))
        m_answers.birth_date = event.text;
    std::vector<Option> const sexes{{"male", "Nam", "", false}, {"female", "Nữ", "", false}};
    if (auto event = ui.radio_cards("sex", {.label = "Giới tính", .value = sex, .options = sexes}))
        m_answers.sex = event.chosen;
    std::vector<Option> const places{{provinces[0], "Tỉnh Khánh Hòa", "", false},
                                     {provinces[1], "Thành phố Hà Nội", "", false},
                                     {provinces[2], "Thành phố Hồ Chí Minh", "", false}};
    if (auto event = ui.select("province", {.label = "Nơi sinh",
                                            .value = province,
                                            .options = places,
                                            .placeholder = "Chọn tỉnh, thành phố"}))
        m_answers.province = event.chosen;
}

void ComponentSheet::draw_sheet(Frame& ui) {
    m_answers.header = ui.header(header());
    auto main = ui.main();
    ui.heading("title", 1, "Bộ thành phần giao diện");
    {
        auto row = ui.row("badges");
        ui.badge("full", {"Toàn trình", Tone::Ok, icon::check_circle_fill});
        ui.badge("partial", {"Một phần", Tone::Warn, icon::circle_half_fill});
        ui.badge("bad", {"Quá hạn 1 ngày", Tone::Bad, icon::warning_circle_fill});
        ui.badge("info", {"2 Được tiếp nhận", Tone::Info, icon::info_fill});
        ui.text("visit", {.text = "Đến quầy 1 lần", .tone = Tone::Secondary});
    }
    ui.alert("reason", {.kind = AlertKind::Warn,
                        .title = "Chưa in được phiếu.",
                        .text = "Hồ sơ vẫn được tiếp nhận."});
    {
        auto columns = ui.columns("halves", {1, 1});
        {
            auto card = ui.card("facts-card");
            std::vector<Fact> const facts{
                {"Phí chứng thực",
                 "2.000 đ mỗi trang",
                 "Từ trang thứ ba 1.000 đ, tối đa 200.000 đ một bản",
                 icon::coins,
                 {},
                 {}},
                {"Thời hạn", "Trong ngày làm việc", "", icon::clock, "Sửa", "/form"}};
            ui.facts("facts", facts);
        }
        columns.next();
        auto card = ui.card("steps-card");
        std::vector<Step> const steps{
            {"Lấy số thứ tự", "Tại đây hoặc ở máy trong sảnh", "", StepState::Done},
            {"Đưa bản chính để đối chiếu", "Quầy 3, khoảng 5 phút", "09:26", StepState::Current},
            {"Nộp phí", "", "", StepState::Future},
            {"Nhận bản sao đã chứng thực", "Ngay trong buổi", "", StepState::Plain}};
        ui.steps("steps", steps);
    }
    {
        auto table = ui.table(
            "files", "Hồ sơ mới",
            {{"Mã hồ sơ", 2}, {"Thủ tục", 3}, {"Hẹn trả", 1, Align::Right}, {"Trạng thái", 2}});
        ui.table_row(Key("file", "1"), {{"H32.10-261121-0007", "", "/form"},
                                        {"Đăng ký khai sinh"},
                                        {"23/11"},
                                        {.badge = {"Đang xử lý", Tone::Info, icon::info_fill}}});
        ui.table_row(Key("file", "2"),
                     {{"H32.10-261121-0008", "", "/form"},
                      {"Xác nhận hôn nhân", "Trần Văn Thử"},
                      {"27/11"},
                      {.badge = {"Yêu cầu bổ sung", Tone::Warn, icon::warning_fill}}},
                     RowState::Selected);
    }
    draw_states(ui);
    draw_dialog(ui);
}

void ComponentSheet::draw_states(Frame& ui) {
    {
        auto row = ui.row("buttons");
        ui.button(
            "primary",
            {.label = "Gửi hồ sơ", .icon = icon::paper_plane_tilt, .kind = ButtonKind::Primary});
        m_answers.loads = ui.button("load", {.label = "Tải nháp", .icon = icon::pencil_simple});
        ui.button("tertiary",
                  {.label = "Xem bản quét", .icon = icon::eye, .kind = ButtonKind::Tertiary});
        m_answers.opens_dialog = ui.button(
            "danger",
            {.label = "Kết thúc phiên", .icon = icon::sign_out, .kind = ButtonKind::Danger});
        m_answers.toggles_busy = ui.button(
            "caution",
            {.label = "Yêu cầu bổ sung", .icon = icon::note_pencil, .kind = ButtonKind::Caution});
        ui.button("off", {.label = "Gửi hồ sơ",
                          .icon = icon::paper_plane_tilt,
                          .state = ControlState::Disabled});
        if (is_busy)
            ui.button(
                "busy",
                {.label = "Đang gửi", .kind = ButtonKind::Primary, .state = ControlState::Busy});
    }
    ui.progress("upload", {"Đang tải bản quét", "64%", 0.64F});
    auto const picked = ui.file_field("scan", {.label = "Giấy chứng sinh",
                                               .help = "PDF, JPEG hoặc PNG, tối đa 10 MB",
                                               .choose_label = "Chọn hoặc chụp tệp",
                                               .file_name = file_name,
                                               .file_detail = answer,
                                               .accept = "application/pdf,image/jpeg,image/png",
                                               .remove_label = "Xóa tệp: Giấy chứng sinh"});
    if (picked.chosen) {
        m_answers.file_name = picked.name;
        m_answers.file = picked.handle;
    }
    m_answers.removes_file = picked.removed;
    std::vector<Option> const options{{"sms", "Nhận tin nhắn", "Khi hồ sơ đổi trạng thái", false},
                                      {"copy", "Gửi bản điện tử", "", false},
                                      {"none", "Không áp dụng", "", true}};
    std::vector<std::string_view> const values(extras.begin(), extras.end());
    if (auto event =
            ui.checkbox_cards("extras", {.label = "Nhận thêm", .options = options}, values))
        m_answers.extra = event.chosen;
    if (auto event =
            ui.text_field("note", {.label = "Ghi chú", .value = note, .lines = Lines::Multiple}))
        m_answers.note = event.text;
    ui.text_field("locked", {.label = "Số căn cước", .value = "0561••••••37", .read_only = true});
    std::vector<std::uint8_t> modules(21 * 21);
    for (std::size_t i = 0; i < modules.size(); ++i)
        modules[i] = static_cast<std::uint8_t>(i * 7 % 3 == 0);
    ui.qr("qr", {.label = "Mã QR của hồ sơ", .modules = modules, .side = 21, .size = 160});
}

void ComponentSheet::draw_parts(Frame& ui) {
    m_answers.header = ui.header(header());
    auto main = ui.main();
    ui.outcome("title", {.title = "Trạng thái và danh sách",
                         .text = "Những phần ít gặp của giao diện, mỗi phần một trạng thái.",
                         .icon = icon::check_circle_fill});
    NavigationItem const tabs[] = {{"Giấy tờ", "/parts", {}, true},
                                   {"Tờ khai", "/form", {}, false},
                                   {"Lịch sử", "/sheet", {}, false}};
    ui.tabs("tabs", "Hồ sơ", tabs);
    {
        auto row = ui.row("chips");
        for (std::string_view const words : {"Khai sinh", "Chứng thực", "Thường trú", "Kết hôn"})
            ui.link(Key("chip", words), {.label = words, .href = "/parts", .look = LinkLook::Chip});
        ui.end_of_row();
        ui.link("end", "Xem tất cả", "/parts");
    }
    auto columns = ui.main_and_side("columns");
    draw_rows(ui);
    columns.next();
    draw_waiting(ui);
}

void ComponentSheet::draw_rows(Frame& ui) {
    ui.row_link("result", {.title = "Đăng ký khai sinh",
                           .detail = "1.001193  Hộ tịch",
                           .href = "/form",
                           .badge = {"Toàn trình", Tone::Ok, icon::check_circle_fill},
                           .fact = "Có trường hợp miễn phí",
                           .fact_icon = icon::coins});
    {
        auto card = ui.card("papers");
        Step const papers[] = {
            {.title = "Bản chính giấy tờ", .detail = "1 bản chính", .state = StepState::Listed},
            {.title = "Bản sao", .state = StepState::Listed},
            {.title = "Nghị định 23/2015/NĐ-CP",
             .detail = "Cấp bản sao và chứng thực",
             .state = StepState::Listed,
             .icon = icon::scales}};
        ui.steps("papers-list", papers);
    }
    {
        auto card = ui.card("answers", CardKind::Sunken);
        Fact const answers[] = {{.term = "Họ và tên", .value = "Trần Gia An"},
                                {.term = "Ngày sinh", .value = "12/11/2026"}};
        ui.facts("answers-facts", answers, FactsLook::Compact);
    }
    Option const sizes[] = {
        {.id = "100", .label = "Thường", .sample = {.kind = Sample::Kind::Size}},
        {.id = "200",
         .label = "Lớn nhất",
         .sample = {.kind = Sample::Kind::Size, .size = TextSize::Percent200}}};
    ui.radio_cards("sizes", {.label = "Cỡ chữ", .value = "100", .options = sizes});
    Option const themes[] = {
        {.id = "light", .label = "Sáng", .sample = {.kind = Sample::Kind::Colours}},
        {.id = "contrast",
         .label = "Tương phản cao",
         .sample = {.kind = Sample::Kind::Colours, .theme = ThemeKind::Contrast}}};
    ui.radio_cards("themes", {.label = "Màu", .value = "light", .options = themes});
}

void ComponentSheet::draw_waiting(Frame& ui) {
    ui.empty_state("empty", {.icon = icon::file_magnifying_glass_duotone,
                             .title = "Không tìm thấy",
                             .text = "Xin thử từ ngắn hơn."});
    ui.skeleton("loading", "Đang tải…");
    ui.progress_ring("ring", {"Đã tải", "2/3", 0.67F});
    ui.text_field("wrong", {.label = "Số căn cước",
                            .help = "12 chữ số",
                            .error = "Còn thiếu 5 chữ số.",
                            .value = "0561960"});
    ui.text_field(
        "off",
        {.label = "Mã số thuế", .placeholder = "Không áp dụng", .state = ControlState::Disabled});
    Option const ways[] = {{.id = "counter", .label = "Nhận tại quầy"},
                           {.id = "post", .label = "Qua bưu chính", .disabled = true}};
    ui.radio_cards(
        "ways",
        {.label = "Cách nhận kết quả", .error = "Chọn một cách nhận kết quả.", .options = ways});
    ui.select("closed", {.label = "Xã, phường",
                         .error = "Chọn xã, phường.",
                         .options = ways,
                         .placeholder = "Chọn"});
    ui.toast("toast", {.text = "Đã xóa bản quét trang 2.", .button_label = "Hoàn tác"});
}

void ComponentSheet::draw_dialog(Frame& ui) {
    if (!shows_dialog)
        return;
    auto dialog = ui.dialog(
        "refuse", {.title = "Từ chối hồ sơ này?", .text = "Việc này không hoàn tác được."});
    m_answers.closes_dialog = ui.dismissed("refuse");
    auto row = ui.row("refuse-buttons");
    m_answers.closes_dialog |= ui.button("back", {.label = "Xem lại hồ sơ"});
    m_answers.closes_dialog |=
        ui.button("refuse-now", {.label = "Từ chối hồ sơ", .kind = ButtonKind::Danger});
}

}
