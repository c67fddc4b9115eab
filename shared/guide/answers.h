#pragma once

#include "shared/guide/library.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace onedoor::guide {

struct Answer {
    forms::Field const* question = nullptr;
    forms::Option const* option = nullptr;
};

/// How far somebody has come. Points into the guide.
struct Progress {
    std::vector<Answer> answers;
    /// The question to ask now; null once all are answered.
    forms::Field const* next = nullptr;
    /// Answers, the next question and the most that may follow it: never grows on the way.
    std::size_t questions_max = 0;
};

/// Reads the answers of an address ("chua-qua-60-ngay.cung-mot-luc": option ids in the order of the
/// questions). Tolerant: a word that does not answer the next question is passed over, so that an
/// old or mistyped address still leads somewhere.
Progress read_answers(Guide const& guide, std::string_view words);

/// The answers as read_answers() reads them, at most the first `count`.
std::string write_answers(Progress const& progress, std::size_t count = SIZE_MAX);

/// The same with one more answer.
std::string write_answers_with(Progress const& progress, std::string_view option);

/// The outcomes for these answers, in their order; empty until all questions are answered.
std::vector<Outcome const*> outcomes_for(Guide const& guide, Progress const& progress);

}
