#include "shared/wording/guide.h"

#include "shared/catalogue/catalogue.h"
#include "shared/fees/format.h"
#include "shared/strings/dates.h"
#include "shared/strings/strings.h"
#include "shared/wording/procedure.h"

namespace onedoor::wording {

using strings::format;
using strings::get;
using strings::Key;
using text::Language;

static void append(std::string& list, std::string_view separator, std::string_view item) {
    if (!list.empty() && !item.empty())
        list += separator;
    list += item;
}

std::string question_number(guide::Progress const& progress, Language language) {
    return format(Key::guide_question, language,
                  {{"number", std::to_string(progress.answers.size() + 1)},
                   {"count", std::to_string(progress.questions_max)}});
}

std::string cost(guide::Cost const& cost, Language language) {
    std::string const count = std::to_string(cost.unknown);
    std::string const amount = fees::format(cost.known);
    if (cost.unknown == 0)
        return cost.known.amount == 0 ? std::string(get(Key::procedure_free, language)) : amount;
    if (cost.known.amount == 0)
        return format(Key::guide_cost_unknown, language, {{"count", count}});
    return format(Key::guide_cost_partly, language, {{"amount", amount}, {"count", count}});
}

static std::string with_channel(guide::Task const& task, catalogue::Method const* method,
                                Language language) {
    text::Localized const name = catalogue::channel_name(method->channel);
    return std::string(name.in(language)) + ": " + cost(guide::cost_of(task, method), language);
}

std::string task_cost(guide::Task const& task, Language language) {
    bool const differs = task.online != nullptr && task.counter != nullptr &&
                         !(guide::cost_of(task, task.online) == guide::cost_of(task, task.counter));
    if (!differs)
        return cost(guide::cost_of(task, task.method()), language);
    return with_channel(task, task.counter, language) + "; " +
           with_channel(task, task.online, language);
}

std::string task_time(guide::Task const& task, Language language) {
    std::string const due = task.due ? strings::moment_text(*task.due, language) : std::string();
    std::string const number = task.after ? std::to_string(*task.after + 1) : std::string();
    if (!task.after)
        return task.due ? format(Key::guide_due, language, {{"time", due}})
                        : std::string(get(Key::guide_time_unknown, language));
    return task.due ? format(Key::guide_due_after, language, {{"number", number}, {"time", due}})
                    : format(Key::guide_after, language, {{"number", number}});
}

std::string channels(guide::Task const& task, Language language) {
    std::string names;
    for (catalogue::Method const& method : task.procedure->methods)
        if (catalogue::applies(method.cases, task.outcome->case_id))
            append(names, ", ", catalogue::channel_name(method.channel).in(language));
    return names;
}

std::string all_done(guide::Checklist const& checklist, Language language) {
    if (!checklist.done)
        return std::string(get(Key::guide_done_unknown, language));
    return format(Key::guide_done, language,
                  {{"time", strings::moment_text(*checklist.done, language)}});
}

std::string paper_counts(guide::BringPaper const& paper, Language language) {
    std::string counts;
    if (paper.originals > 0)
        counts =
            format(Key::guide_originals, language, {{"count", std::to_string(paper.originals)}});
    if (paper.copies > 0)
        append(counts, ", ",
               format(Key::guide_copies, language, {{"count", std::to_string(paper.copies)}}));
    return counts;
}

std::string paper_note(guide::BringPaper const& paper, Language language) {
    if (paper.paper->is_form)
        return std::string(get(Key::guide_paper_form, language));
    return std::string(paper.paper->note.in(language));
}

static std::string numbers(std::span<std::size_t const> tasks, Language language) {
    std::string list;
    for (std::size_t const task : tasks)
        append(list, ", ", std::to_string(task + 1));
    return format(Key::guide_for_tasks, language, {{"numbers", list}});
}

std::string paper_uses(guide::Checklist const& checklist, guide::BringPaper const& paper,
                       Language language) {
    if (checklist.tasks.size() < 2)
        return {};
    std::vector<std::size_t> tasks;
    for (guide::BringPaper::Use const& use : paper.uses)
        tasks.push_back(use.task);
    return numbers(tasks, language);
}

std::string exemption(guide::Checklist const& checklist, guide::Exemption const& line,
                      Language language) {
    std::string text = format(Key::guide_exemption, language,
                              {{"name", line.exemption->name.in(language)},
                               {"percent", std::to_string(line.exemption->percent)}});
    if (checklist.tasks.size() > 1)
        append(text, ". ", numbers(line.tasks, language));
    return text;
}

std::string due_now(catalogue::Procedure const& procedure, catalogue::Method const& method,
                    guide::Today const& today, Language language) {
    if (today.calendar == nullptr)
        return {};
    auto const due = guide::due_of(procedure, method, today.now, *today.calendar);
    if (!due)
        return {};
    return format(Key::guide_due, language, {{"time", strings::moment_text(*due, language)}});
}

}
