#include "client/ticket/slip.h"
#include "client/ticket/view.h"
#include "tests/client/ticket/kiosk.h"

using namespace onedoor;
using namespace onedoor::ticket;
using example::Kiosk;
using text::Language;

static constexpr Language vi = Language::Vietnamese;

TEST_CASE_FIXTURE(Kiosk, "view: the hall with who is served, who waits and whether it is open") {
    desk.begin(now);
    hear(example::hall());
    HallView const view = hall_view(desk, vi, now);
    CHECK(view.opening == "Đang mở cửa đến 11:30");
    CHECK(view.serving.at(0).counter == "Quầy 1");
    CHECK(view.serving.at(0).number == "A007");
    CHECK(view.serving.at(0).group == "Nộp hồ sơ");
    CHECK(view.serving.at(1).number.empty());
    CHECK(view.serving.at(1).group.empty());
    CHECK(view.waiting == "3 người đang chờ");
    CHECK(view.groups.at(0).note == "3 người đang chờ · Chờ khoảng 12 phút");
    CHECK(view.groups.at(0).can_draw);
    CHECK(view.groups.at(1).note == "Hôm nay đã hết số");
    CHECK_FALSE(view.groups.at(1).can_draw);
    CHECK(view.as_of.empty());
    CHECK(view.problem.empty());
}

TEST_CASE_FIXTURE(Kiosk, "view: closed says until when, with the day when it is another") {
    protocol::QueueState state = example::hall();
    state.open_until.reset();
    state.opens = core::Instant{1'795'154'400'000};
    state.reason = text::Localized{"Họp", "Meeting"};
    desk.begin(now);
    hear(state);
    CHECK(hall_view(desk, vi, now).opening == "Đang đóng cửa (Họp). Mở lại 13:00");
    state.opens = core::Instant{1'795'394'000'000};
    state.reason.reset();
    pass(15'000);
    hear(state);
    CHECK(hall_view(desk, vi, now).opening == "Đang đóng cửa. Mở lại 07:33 thứ Hai, 23/11/2026");
    CHECK(hall_view(desk, Language::English, now).opening ==
          "Closed. Opens 07:33 Monday, 23/11/2026");
}

TEST_CASE_FIXTURE(Kiosk,
                  "view: with the hall's server away, what to do and the last figures' time") {
    desk.watch(Watch::On, now);
    pass(0);
    answer(Desk::fetch_token, 0, "");
    HallView const never = hall_view(desk, vi, now);
    CHECK(never.problem == "Chưa kết nối được với hệ thống cấp số. Xin ông/bà gặp cán bộ hướng dẫn "
                           "để lấy số.");
    CHECK(never.groups.empty());
    pass(15'000);
    hear(example::hall());
    pass(15'000);
    answer(Desk::fetch_token, 0, "");
    HallView const old = hall_view(desk, vi, now);
    CHECK(old.as_of == "Số liệu lúc 09:00");
    CHECK_FALSE(old.problem.empty());
    CHECK(old.serving.at(0).number == "A007");
}

TEST_CASE_FIXTURE(Kiosk, "view: of no class comes first") {
    desk.begin(now);
    hear(example::hall());
    auto const choices = priority_choices(desk, vi);
    REQUIRE(choices.size() == 2);
    CHECK_FALSE(choices[0].id);
    CHECK(choices[0].name == "Không thuộc diện nào");
    CHECK(choices[1].id == "elderly");
    CHECK(choices[1].name == "Người cao tuổi");
}

TEST_CASE_FIXTURE(Kiosk, "view: the ticket on the screen and on paper tells the same") {
    ask_for_number();
    give();
    TicketView const view = ticket_view(desk, vi);
    CHECK(view.number == "A010");
    CHECK(view.group == "Nộp hồ sơ");
    CHECK(view.priority == "Người cao tuổi");
    CHECK(view.before == "3 người trước ông/bà");
    CHECK(view.wait == "Chờ khoảng 12 phút");
    CHECK(view.issued == "Lấy số lúc 09:00");
    receipts::TicketSlipSource const slip = slip_source(desk, vi, "");
    CHECK(slip.office == "Bộ phận một cửa");
    CHECK(slip.number == "A010");
    CHECK(slip.counters == "1, 2");
    CHECK(slip.priority == "Người cao tuổi");
    REQUIRE(slip.estimate);
    CHECK(slip.estimate->begins == core::Instant{1'795'140'720'000});
    CHECK(receipts::build_ticket_slip(slip, vi).number == "A010");
}

TEST_CASE_FIXTURE(Kiosk, "view: every trouble says what happened and what to do") {
    struct Row {
        int status;
        std::string body;
        bool can_retry;
    };
    for (Language const language : {Language::Vietnamese, Language::English})
        for (Row const& row :
             {Row{409, example::problem("queue.closed"), false},
              Row{409, example::problem("queue.no_more_today"), false},
              Row{429, example::problem("rate.limited"), true},
              Row{403, example::problem("device.required"), false}, Row{404, "<html>", true}}) {
            ask_for_number();
            answer(Desk::draw_token, row.status, row.body, 60);
            TroubleView const view = trouble_view(desk, language);
            CHECK_FALSE(view.title.empty());
            CHECK_FALSE(view.advice.empty());
            CHECK(view.can_retry == row.can_retry);
            desk.forget();
        }
}
