#include "tests/shared/calendar/calendar_fixture.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::calendar;
using text::Language;
using Sentences = std::vector<std::string>;

static Deadline count(std::string_view received, Duration duration, Counting counting,
                      std::span<Pause const> pauses = {}) {
    return deadline(khanh_hoa(), {at(received)}, duration, counting, pauses).value();
}

TEST_CASE("explain: every counted day and every skipped day with its reason") {
    Deadline const legal = count("2026-11-20 09:00", {3, Unit::WorkingDay}, Counting::LegalDays);
    CHECK(explain(legal, Language::Vietnamese) ==
          Sentences{
              "Nhận hồ sơ lúc 09:00 thứ Sáu, 20/11/2026.",
              "Không tính thứ Sáu, 20/11/2026: ngày nhận hồ sơ.",
              "Không tính thứ Bảy, 21/11/2026: ngày nghỉ hằng tuần.",
              "Không tính Chủ nhật, 22/11/2026: ngày nghỉ hằng tuần.",
              "Tính ngày thứ 1: thứ Hai, 23/11/2026.",
              "Không tính thứ Ba, 24/11/2026: Ngày Văn hóa Việt Nam (Nghị quyết 28/2026/QH16).",
              "Tính ngày thứ 2: thứ Tư, 25/11/2026.",
              "Tính ngày thứ 3: thứ Năm, 26/11/2026.",
              "Hẹn trả kết quả lúc 17:00 thứ Năm, 26/11/2026.",
          });
    CHECK(explain(legal, Language::English)[5] ==
          "Not counted: Tuesday, 24/11/2026, Vietnamese Culture Day (Nghị quyết 28/2026/QH16).");
}

TEST_CASE("explain: the hour clock names its hours") {
    Deadline const clock = count("2026-11-20 16:30", {1, Unit::WorkingDay}, Counting::HourClock);
    CHECK(explain(clock, Language::English) ==
          Sentences{
              "File received at 16:30 on Friday, 20/11/2026.",
              "Counted: Friday, 20/11/2026, 16:30–17:00, 30 minutes.",
              "Not counted: Saturday, 21/11/2026, weekly day off.",
              "Not counted: Sunday, 22/11/2026, weekly day off.",
              "Counted: Monday, 23/11/2026, 07:30–11:30, 13:00–16:30, 7 hours 30 minutes.",
              "Result due at 16:30 on Monday, 23/11/2026.",
          });
}

TEST_CASE("explain: receipt outside working hours is said first") {
    Sentences const sentences =
        explain(count("2026-11-23 17:05", {1, Unit::WorkingDay}, Counting::LegalDays),
                Language::Vietnamese);
    REQUIRE(sentences.size() == 7);
    CHECK(sentences[1] == "Ngoài giờ làm việc nên tính là nhận lúc 07:30 thứ Tư, 25/11/2026.");
    CHECK(sentences[2] == "Không tính thứ Hai, 23/11/2026: hồ sơ nhận muộn trong ngày.");
}

TEST_CASE("explain: a make-up day says why there was work") {
    Sentences const sentences =
        explain(count("2026-08-21 09:00", {1, Unit::WorkingDay}, Counting::LegalDays),
                Language::Vietnamese);
    CHECK(sentences[2] == "Tính ngày thứ 1: thứ Bảy, 22/08/2026 (Làm bù cho 31/08/2026).");
}

TEST_CASE("explain: days not announced yet are marked as expected") {
    Deadline const tet = count("2027-02-05 09:00", {1, Unit::WorkingDay}, Counting::LegalDays);
    Sentences const sentences = explain(tet, Language::English);
    CHECK(sentences[2] == "Not counted: Saturday, 06/02/2027, Lunar New Year (Bộ luật Lao động "
                          "2019, Điều 112), expected, official notice pending.");
    CHECK(sentences[sentences.size() - 2] ==
          "The Lunar New Year holidays of 2027 are not announced yet; the date may change.");
}

TEST_CASE("explain: pauses, completion and extension are told, alike in both languages") {
    WorkingCalendar const calendar = khanh_hoa();
    Pause const pauses[] = {{at("2026-11-25 09:00"), at("2026-11-26 09:00")}};
    Received const received{at("2026-11-16 09:00"), at("2026-11-20 16:30")};
    Deadline const first =
        deadline(calendar, received, {2, Unit::WorkingDay}, Counting::LegalDays, pauses).value();
    Deadline const second = extend(calendar, first, {1, Unit::WorkingDay}, pauses).value();
    Sentences const vietnamese = explain(second, Language::Vietnamese);
    CHECK(vietnamese[1] == "Hồ sơ đầy đủ lúc 16:30 thứ Sáu, 20/11/2026; thời hạn tính lại từ đầu.");
    CHECK(vietnamese[7] == "Không tính thứ Tư, 25/11/2026: chờ bổ sung hồ sơ.");
    CHECK(vietnamese[vietnamese.size() - 2] ==
          "Đã gia hạn một lần; hẹn lần đầu lúc 17:00 thứ Năm, 26/11/2026.");
    CHECK(vietnamese.back() == "Hẹn trả kết quả lúc 17:00 thứ Sáu, 27/11/2026.");
    CHECK(explain(second, Language::English).size() == vietnamese.size());
}
