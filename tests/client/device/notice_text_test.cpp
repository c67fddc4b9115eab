#include "client/device/notice_text.h"

#include <doctest/doctest.h>
#include <set>
#include <string>

using namespace onedoor::device;
using onedoor::text::Language;

TEST_CASE("K1 every printer fault in every phase has a next phase and a screen text in both "
          "languages, and says that the filing is not affected") {
    int pairs = 0;
    for (std::size_t phase = 0; phase < phase_count; ++phase) {
        for (std::size_t condition = 0; condition < condition_count; ++condition) {
            CAPTURE(phase);
            CAPTURE(condition);
            Reaction const reaction =
                reaction_to(static_cast<Phase>(phase), static_cast<Condition>(condition));
            ++pairs;
            CHECK(static_cast<std::size_t>(reaction.next) < phase_count);
            REQUIRE(reaction.notice != Notice::Missing);
            bool const is_at_rest = static_cast<Phase>(phase) == Phase::Idle &&
                                    static_cast<Condition>(condition) <= Condition::NearEnd;
            CHECK((reaction.notice == Notice::Nothing) == is_at_rest);
            for (auto const& [language, printout] :
                 {std::pair{Language::Vietnamese, Printout::Filing},
                  {Language::English, Printout::Filing},
                  {Language::Vietnamese, Printout::Page},
                  {Language::English, Printout::Page}}) {
                NoticeText const text = text_of(reaction.notice, printout, language);
                CHECK(text.title.empty() == is_at_rest);
                CHECK(text.advice.empty() == is_at_rest);
                bool const is_unaffected =
                    text.unaffected.find(language == Language::Vietnamese
                                             ? "không phải nộp lại"
                                             : "no need to file again") != std::string::npos;
                CHECK(is_unaffected != is_at_rest);
            }
        }
    }
    CHECK(pairs == 49);
}

TEST_CASE("notice text: what happened is told apart, before and during, in both languages") {
    for (Language const language : {Language::Vietnamese, Language::English}) {
        std::set<std::string> titles;
        int notices = 0;
        for (Notice notice = Notice::Wait; notice <= Notice::MayPrintCopy;
             notice = static_cast<Notice>(static_cast<int>(notice) + 1)) {
            titles.emplace(text_of(notice, Printout::Filing, language).title);
            ++notices;
        }
        CHECK(titles.size() == static_cast<std::size_t>(notices));
    }
}

TEST_CASE("notice text: a number and a report are no filing") {
    auto const unaffected = [](Printout printout) {
        return text_of(Notice::NoPaperBefore, printout, Language::English).unaffected;
    };
    CHECK(unaffected(Printout::Filing) != unaffected(Printout::Ticket));
    CHECK(unaffected(Printout::Ticket) != unaffected(Printout::Report));
}

TEST_CASE("notice text: a page comes out at another place than a slip") {
    for (Notice const notice : {Notice::Wait, Notice::TakeSlip}) {
        auto const advice = [&](Printout printout) {
            return text_of(notice, printout, Language::English).advice;
        };
        CHECK(advice(Printout::Page) != advice(Printout::Filing));
    }
}
