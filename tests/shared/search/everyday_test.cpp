#include "tests/shared/search/search_fixture.h"
#include "tests/support/read_file.h"

#include <algorithm>

using namespace onedoor;
using namespace onedoor::search;

namespace {

struct Asked {
    char const* query;
    char const* best;
};

/// What people type, and the procedure they mean.
constexpr Asked everyday[] = {
    {"giấy khai sinh", "dang-ky-khai-sinh"},
    {"giay khai sinh", "dang-ky-khai-sinh"},
    {"khai sihn", "dang-ky-khai-sinh"},
    {"khai s", "dang-ky-khai-sinh"},
    {"KHAI SINH", "dang-ky-khai-sinh"},
    {"1.001193", "dang-ky-khai-sinh"},
    {"001193", "dang-ky-khai-sinh"},
    {"lập công ty", "dang-ky-cong-ty-tnhh-mot-thanh-vien"},
    {"lap cong ty", "dang-ky-cong-ty-tnhh-mot-thanh-vien"},
    {"mở công ty", "dang-ky-cong-ty-tnhh-mot-thanh-vien"},
    {"nhập hộ khẩu", "dang-ky-thuong-tru"},
    {"nhap ho khau", "dang-ky-thuong-tru"},
    {"nhap khau cho con", "dang-ky-thuong-tru"},
    {"lam can cuoc", "cap-the-can-cuoc-tu-du-14-tuoi"},
    {"tôi muốn làm căn cước công dân", "cap-the-can-cuoc-tu-du-14-tuoi"},
    {"mất căn cước", "cap-lai-the-can-cuoc"},
    {"ket hon", "dang-ky-ket-hon"},
    {"kết hôm", "dang-ky-ket-hon"},
    {"giấy độc thân", "cap-giay-xac-nhan-tinh-trang-hon-nhan"},
    {"sao y", "chung-thuc-ban-sao-tu-ban-chinh"},
    {"tam tru", "dang-ky-tam-tru"},
    {"lý lịch tư pháp", "cap-phieu-ly-lich-tu-phap"},
    {"ly lich tu phap", "cap-phieu-ly-lich-tu-phap"},
    {"hoà giải tranh chấp đất đai", "hoa-giai-tranh-chap-dat-dai"},
    {"sang tên sổ đỏ", "dang-ky-bien-dong-chuyen-nhuong-tang-cho-thua-ke"},
    {"mở quán", "dang-ky-thanh-lap-ho-kinh-doanh"},
    {"thủ tục đăng ký khai tử", "dang-ky-khai-tu"},
    {"bằng lái xe hết hạn", "doi-giay-phep-lai-xe"},
    {"birth registration", "dang-ky-khai-sinh"},
    {"passport", "cap-ho-chieu-pho-thong"},
    {"tách hộ", "tach-ho"},
};

}

TEST_CASE("search: everyday words find the procedure that is meant") {
    for (Asked const& asked : everyday) {
        INFO(asked.query);
        CHECK(best_of(published(), asked.query) == asked.best);
    }
}

TEST_CASE("search: what people most often ask is among the first three") {
    json::Value const questions = support::read_json("tests/shared/search/everyday_questions.json");
    REQUIRE(questions.as_array() != nullptr);
    CHECK(questions.as_array()->size() >= 40);
    for (json::Value const& question : *questions.as_array()) {
        std::string const& asked = *question.find("asked")->as_string();
        std::string const& means = *question.find("means")->as_string();
        auto const ids = ids_of(published(), asked);
        auto const end =
            ids.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, ids.size()));
        INFO(asked, " → ", ids.empty() ? "nothing" : ids.front());
        CHECK_MESSAGE(std::find(ids.begin(), end, means) != end, means);
    }
}

TEST_CASE("search: sổ đỏ finds land certificates with and without accents") {
    for (char const* const query : {"sổ đỏ", "so do", "SO DO", "sổ hồng"}) {
        INFO(query);
        auto const ids = ids_of(published(), query);
        REQUIRE(ids.size() >= 3);
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(published().sectors()[published().find(ids[i])->sector].id == "dat-dai");
    }
}

TEST_CASE("search: every procedure is found by its whole name, accents or not") {
    for (Entry const& entry : published().entries()) {
        INFO(entry.id);
        auto const ids = ids_of(published(), entry.name.vi);
        CHECK(std::ranges::find(ids, entry.id) != ids.end());
    }
}

TEST_CASE("search: every everyday phrase finds its procedure among the first twelve") {
    for (Entry const& entry : published().entries()) {
        for (std::string const& phrase : entry.everyday) {
            INFO(entry.id, ": ", phrase);
            auto ids = ids_of(published(), phrase);
            ids.resize(std::min<std::size_t>(ids.size(), 12));
            CHECK(std::ranges::find(ids, entry.id) != ids.end());
        }
    }
}
