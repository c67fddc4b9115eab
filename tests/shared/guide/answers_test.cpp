#include "tests/shared/guide/published.h"

using namespace onedoor;
using namespace onedoor::guide;

TEST_CASE("guide: every way through every guide ends in a procedure") {
    CHECK(published().guides.size() >= 8);
    for (Guide const& guide : published().guides)
        walk(guide, "", [&guide](Progress const& progress) {
            INFO(guide.id, " ", write_answers(progress));
            CHECK(outcomes_for(guide, progress).empty() == (progress.next != nullptr));
        });
}

TEST_CASE("guide: addresses give back the answers they were written from") {
    for (Guide const& guide : published().guides)
        walk(guide, "", [&guide](Progress const& progress) {
            std::string const words = write_answers(progress);
            Progress const read = read_answers(guide, words);
            CHECK(write_answers(read) == words);
            CHECK(read.next == progress.next);
            CHECK(read.questions_max == progress.questions_max);
        });
}

TEST_CASE("guide: the number of questions never grows on the way and is reached at the end") {
    for (Guide const& guide : published().guides) {
        std::size_t const all = read_answers(guide, "").questions_max;
        CHECK(all >= 2);
        CHECK(all <= 5);
        walk(guide, "", [all](Progress const& progress) {
            CHECK(progress.questions_max <= all);
            CHECK(progress.answers.size() + (progress.next != nullptr ? 1 : 0) <=
                  progress.questions_max);
            if (progress.next == nullptr)
                CHECK(progress.answers.size() == progress.questions_max);
        });
    }
}

TEST_CASE("guide: words that answer nothing are passed over") {
    Guide const& guide = published_guide("sinh-con");
    Progress const progress =
        read_answers(guide, "..da-co.<script>.chua-qua-60-ngay.da-co.bao-gio.");
    CHECK(write_answers(progress) == "da-co.chua-qua-60-ngay");
    CHECK(progress.next->id == "cha_me");
    CHECK(read_answers(guide, std::string(5000, '.')).answers.empty());
}

TEST_CASE("guide: an answer beyond the last question changes nothing") {
    Guide const& guide = published_guide("xay-nha");
    Progress const progress = read_answers(guide, "thay-doi.nha-o");
    CHECK(progress.next == nullptr);
    CHECK(write_answers(progress) == "thay-doi");
}

TEST_CASE("guide: going back to an answer keeps the ones before it") {
    Progress const progress =
        read_answers(published_guide("sinh-con"), "da-co.chua-qua-60-ngay.da-ket-hon");
    CHECK(write_answers(progress, 1) == "da-co");
    CHECK(write_answers(progress, 0).empty());
    CHECK(write_answers(progress, 9) == "da-co.chua-qua-60-ngay.da-ket-hon");
}

TEST_CASE("guide: a broken library is refused") {
    for (char const* const text : {"", "[]", "{}", R"({"guides":[],"procedures":[],"x":1})",
                                   R"({"guides":[{"id":"x"}],"procedures":[]})"})
        CHECK_FALSE(parse_library(text));
}
