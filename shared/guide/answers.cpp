#include "shared/guide/answers.h"

#include "shared/forms/scope.h"

#include <algorithm>

namespace onedoor::guide {

using forms::Field;
using forms::Option;

static json::Value values_of(std::vector<Answer> const& answers) {
    json::Object values;
    for (Answer const& answer : answers)
        values.append(answer.question->id, answer.option->id);
    return values;
}

static bool is_answered(std::vector<Answer> const& answers, Field const& question) {
    return std::ranges::find(answers, &question, &Answer::question) != answers.end();
}

static Field const* next_question(Guide const& guide, std::vector<Answer> const& answers) {
    json::Value const values = values_of(answers);
    forms::Context const context;
    forms::Scope scope(guide.questions, context, values);
    for (forms::Scope::Slot& slot : scope.slots())
        if (!is_answered(answers, *slot.field) && scope.is_visible(slot))
            return slot.field;
    return nullptr;
}

static std::size_t longest_way(Guide const& guide, std::vector<Answer>& answers) {
    Field const* const question = next_question(guide, answers);
    if (question == nullptr)
        return answers.size();
    std::size_t longest = 0;
    for (Option const& option : question->options) {
        answers.push_back({question, &option});
        longest = std::max(longest, longest_way(guide, answers));
        answers.pop_back();
    }
    return longest;
}

static Option const* option_of(Field const& question, std::string_view id) {
    auto const option = std::ranges::find(question.options, id, &Option::id);
    return option == question.options.end() ? nullptr : &*option;
}

Progress read_answers(Guide const& guide, std::string_view words) {
    Progress progress;
    progress.next = next_question(guide, progress.answers);
    while (!words.empty() && progress.next != nullptr) {
        std::size_t const end = std::min(words.find('.'), words.size());
        if (Option const* const option = option_of(*progress.next, words.substr(0, end))) {
            progress.answers.push_back({progress.next, option});
            progress.next = next_question(guide, progress.answers);
        }
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    std::vector<Answer> answers = progress.answers;
    progress.questions_max = longest_way(guide, answers);
    return progress;
}

std::string write_answers(Progress const& progress, std::size_t count) {
    std::string words;
    for (std::size_t i = 0; i < std::min(count, progress.answers.size()); ++i)
        words.append(i > 0 ? "." : "").append(progress.answers[i].option->id);
    return words;
}

std::string write_answers_with(Progress const& progress, std::string_view option) {
    std::string words = write_answers(progress);
    return words.append(words.empty() ? "" : ".").append(option);
}

std::vector<Outcome const*> outcomes_for(Guide const& guide, Progress const& progress) {
    std::vector<Outcome const*> outcomes;
    if (progress.next != nullptr)
        return outcomes;
    json::Value const values = values_of(progress.answers);
    forms::Context const context;
    forms::Scope scope(guide.questions, context, values);
    for (Outcome const& outcome : guide.outcomes)
        if (scope.holds(outcome.when))
            outcomes.push_back(&outcome);
    return outcomes;
}

}
