#include "server/fleet/words.h"
#include "server/pages/kiosks.h"
#include "tests/server/support/fixtures.h"

using namespace onedoor;
using fleet::Alarm;
using fleet::Kiosk;
using text::Language;

namespace {

constexpr core::Instant now{1'795'140'000'000};

Kiosk healthy(std::string name) {
    Kiosk kiosk{.name = std::move(name), .place = "Sảnh <A>", .report = fleet::Report{}};
    kiosk.report->state = {.sequence = 1,
                           .clock = now,
                           .version = "1.0.0",
                           .printer = protocol::KioskPrinter::Ready,
                           .uptime_seconds = 7'200,
                           .sessions = 12};
    kiosk.report->received_at = now;
    return kiosk;
}

std::string text_of(std::vector<Kiosk> const& kiosks, Language language = Language::Vietnamese) {
    return pages::kiosks_page(language, kiosks, now).content.take();
}

}

TEST_CASE("kiosks page: a healthy machine with its figures, what others wrote escaped") {
    Kiosk kiosk = healthy("sanh-1");
    kiosk.report->state.failures = {{"print.out", 2}};
    kiosk.report->state.outbox_count = 3;
    kiosk.report->state.outbox_bytes = 2'049;
    std::string const page = text_of({kiosk});
    for (char const* const part :
         {"sanh-1", "Sảnh &lt;A&gt;", "Bình thường", "Sẵn sàng", "print.out × 2", "3 (3 KiB)",
          "2 giờ", "đúng giờ", "09:00 thứ Sáu, 20/11/2026"})
        CHECK(page.contains(part));
}

TEST_CASE("kiosks page: those with an alarm come first, and say which") {
    Kiosk wrong = healthy("sanh-9");
    wrong.report->clock_skew_ms = -3'600'000;
    wrong.alarms = {Alarm::Silent, Alarm::Clock, Alarm::PaperLow};
    Kiosk const unheard{.name = "sanh-0", .alarms = {Alarm::Unheard}};
    std::string const page = text_of({healthy("sanh-1"), wrong, unheard});
    CHECK(page.find("sanh-9") < page.find("sanh-0"));
    CHECK(page.find("sanh-0") < page.find("sanh-1"));
    for (char const* const part : {"Mất liên lạc", "Đồng hồ lệch 60 phút", "chậm 3600 giây",
                                   "Sắp hết giấy", "Chưa liên lạc lần nào"})
        CHECK(page.contains(part));
    CHECK(text_of({wrong}, Language::English).contains("Clock off by 60 min"));
}

TEST_CASE("kiosks page: no machines, and a register that cannot be read, say so") {
    CHECK(text_of({}).contains("Chưa có máy nào"));
    auto broken = pages::broken_register_page(Language::Vietnamese, "devices[0].key");
    CHECK(broken.status == 503);
    CHECK(broken.content.take().contains("devices[0].key"));
    CHECK(broken.use == pages::Document::Use::Plain);
}

TEST_CASE("kiosks page: every word is there in both languages") {
    for (std::size_t key = 0; key < fleet::key_count; ++key) {
        CHECK_FALSE(fleet::get(static_cast<fleet::Key>(key), Language::Vietnamese).empty());
        CHECK_FALSE(fleet::get(static_cast<fleet::Key>(key), Language::English).empty());
    }
}
