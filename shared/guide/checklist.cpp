#include "shared/guide/checklist.h"

#include "shared/catalogue/catalogue.h"

#include <algorithm>
#include <iterator>

namespace onedoor::guide {

using catalogue::Channel;
using catalogue::Method;
using catalogue::Necessity;

Method const* Task::method() const {
    if (online != nullptr)
        return online;
    return counter != nullptr || procedure->methods.empty() ? counter : procedure->methods.data();
}

std::optional<core::Instant> due_of(catalogue::Procedure const& procedure, Method const& method,
                                    core::Instant from, calendar::WorkingCalendar const& calendar) {
    if (!method.time)
        return std::nullopt;
    Result<calendar::Deadline> const deadline =
        calendar::deadline(calendar, {.at = from}, *method.time, procedure.counting);
    return deadline ? std::optional(deadline->due) : std::nullopt;
}

static std::optional<std::size_t> last_of(std::vector<Task> const& tasks,
                                          std::vector<std::string> const& ids) {
    for (std::size_t i = tasks.size(); i-- > 0;)
        if (std::ranges::find(ids, tasks[i].procedure->id) != ids.end())
            return i;
    return std::nullopt;
}

static void set_times(Task& task, std::vector<Task> const& before, Today const& today) {
    if (today.calendar == nullptr)
        return;
    task.begin = task.after ? before[*task.after].due : today.now;
    Method const* const method = task.method();
    if (task.begin && method != nullptr)
        task.due = due_of(*task.procedure, *method, *task.begin, *today.calendar);
}

static std::vector<Task> make_tasks(Library const& library,
                                    std::vector<Outcome const*> const& outcomes,
                                    Today const& today) {
    std::vector<Task> tasks;
    for (Outcome const* outcome : outcomes) {
        catalogue::Procedure const* const procedure = find_procedure(library, outcome->procedure);
        if (procedure == nullptr)
            continue;
        Task task{.procedure = procedure, .outcome = outcome};
        task.counter = catalogue::method_for(*procedure, Channel::Counter, outcome->case_id);
        task.online = catalogue::method_for(*procedure, Channel::Online, outcome->case_id);
        task.after = last_of(tasks, outcome->after);
        set_times(task, tasks, today);
        tasks.push_back(task);
    }
    return tasks;
}

// One line for one name: a declaration of another name is another paper.
static void add_paper(std::vector<BringPaper>& papers, catalogue::Paper const& paper,
                      std::size_t task, std::int32_t sets) {
    auto line = std::ranges::find_if(
        papers, [&](BringPaper const& known) { return known.paper->name.vi == paper.name.vi; });
    if (line == papers.end())
        line = papers.insert(papers.end(), BringPaper{.paper = &paper});
    BringPaper::Use const use{task, paper.originals * (paper.is_shown ? 1 : sets),
                              paper.copies * (paper.is_shown ? 1 : sets)};
    line->uses.push_back(use);
    if (paper.is_shown) {
        line->originals = std::max(line->originals, use.originals);
        line->copies = std::max(line->copies, use.copies);
    } else {
        line->originals += use.originals;
        line->copies += use.copies;
    }
    if (paper.necessity == Necessity::Required)
        line->necessity = Necessity::Required;
}

static std::vector<BringPaper> merge_papers(std::vector<Task> const& tasks) {
    std::vector<BringPaper> papers;
    for (std::size_t i = 0; i < tasks.size(); ++i)
        for (catalogue::Paper const* paper :
             catalogue::papers_for(*tasks[i].procedure, tasks[i].outcome->case_id))
            add_paper(papers, *paper, i, tasks[i].procedure->sets);
    std::vector<BringPaper> ordered;
    for (Necessity const necessity : {Necessity::Required, Necessity::Optional})
        std::ranges::copy_if(papers, std::back_inserter(ordered),
                             [=](BringPaper const& line) { return line.necessity == necessity; });
    return ordered;
}

Cost cost_of(Task const& task, Method const* method) {
    Cost cost;
    if (method == nullptr)
        return cost;
    for (catalogue::Fee const* fee : catalogue::fees_for(*method, task.outcome->case_id)) {
        cost.is_per_piece = cost.is_per_piece || fee->per != catalogue::FeeUnit::File;
        if (fee->amount)
            cost.known.amount += fee->amount->amount;
        else
            ++cost.unknown;
    }
    return cost;
}

static void add(Cost& sum, Cost const& cost) {
    sum.known.amount += cost.known.amount;
    sum.unknown += cost.unknown;
    sum.is_per_piece = sum.is_per_piece || cost.is_per_piece;
}

static std::vector<Exemption> merge_exemptions(std::vector<Task> const& tasks) {
    std::vector<Exemption> exemptions;
    for (std::size_t i = 0; i < tasks.size(); ++i)
        for (catalogue::FeeExemption const& exemption : tasks[i].procedure->fee_exemptions) {
            auto line = std::ranges::find_if(exemptions, [&](Exemption const& known) {
                return known.exemption->name.vi == exemption.name.vi &&
                       known.exemption->percent == exemption.percent;
            });
            if (line == exemptions.end())
                line = exemptions.insert(exemptions.end(), Exemption{&exemption, {}});
            line->tasks.push_back(i);
        }
    return exemptions;
}

static std::optional<core::Instant> last_due(std::vector<Task> const& tasks) {
    std::optional<core::Instant> last;
    for (Task const& task : tasks) {
        if (!task.due)
            return std::nullopt;
        last = last ? std::max(*last, *task.due) : *task.due;
    }
    return last;
}

Checklist make_checklist(Library const& library, std::vector<Outcome const*> const& outcomes,
                         Today const& today) {
    Checklist checklist;
    checklist.tasks = make_tasks(library, outcomes, today);
    checklist.papers = merge_papers(checklist.tasks);
    for (Task const& task : checklist.tasks) {
        add(checklist.online, cost_of(task, task.online != nullptr ? task.online : task.counter));
        add(checklist.counter, cost_of(task, task.counter != nullptr ? task.counter : task.online));
    }
    checklist.exemptions = merge_exemptions(checklist.tasks);
    checklist.done = last_due(checklist.tasks);
    return checklist;
}

}
