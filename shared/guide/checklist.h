#pragma once

#include "shared/calendar/working_calendar.h"
#include "shared/core/ids.h"
#include "shared/guide/answers.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace onedoor::guide {

/// Fees of several procedures, one copy, page and person of each.
struct Cost {
    /// Sum of what is known.
    core::Dong known;
    /// Fees whose amount nobody told us.
    std::size_t unknown = 0;
    /// Some fee is taken for each copy, page or person: there may be more of them.
    bool is_per_piece = false;

    bool operator==(Cost const&) const = default;
};

/// One procedure of the checklist.
struct Task {
    catalogue::Procedure const* procedure = nullptr;
    Outcome const* outcome = nullptr;
    /// The ways to file it in this case; null: not that way.
    catalogue::Method const* counter = nullptr;
    catalogue::Method const* online = nullptr;
    /// Position of the task whose result is wanted first.
    std::optional<std::size_t> after;
    /// When it could be filed: now, or once the result before is there. Nothing: not known.
    std::optional<core::Instant> begin;
    /// When its result is due then. Nothing: its time is not known.
    std::optional<core::Instant> due;

    /// The method most things are said of: online, else at the counter, else the first.
    [[nodiscard]] catalogue::Method const* method() const;
};

/// One line of what to bring. The same paper of several procedures is one line.
struct BringPaper {
    catalogue::Paper const* paper = nullptr;
    struct Use {
        std::size_t task = 0;
        std::int32_t originals = 0;
        std::int32_t copies = 0;
    };
    std::vector<Use> uses;
    /// Of all uses together; a paper only shown is brought once.
    std::int32_t originals = 0;
    std::int32_t copies = 0;
    /// Required when one of the procedures requires it.
    catalogue::Necessity necessity = catalogue::Necessity::Optional;
};

struct Exemption {
    catalogue::FeeExemption const* exemption = nullptr;
    std::vector<std::size_t> tasks;
};

/// What one person has to do. Points into the library.
struct Checklist {
    std::vector<Task> tasks;
    /// Required ones first, each group in the order of the tasks.
    std::vector<BringPaper> papers;
    /// Filed online where that is possible, and filed at the counter where that is possible.
    Cost online;
    Cost counter;
    std::vector<Exemption> exemptions;
    /// When the last result is due; nothing when a time is not known.
    std::optional<core::Instant> done;
};

struct Today {
    core::Instant now;
    /// Null: days are not counted.
    calendar::WorkingCalendar const* calendar = nullptr;
};

/// Outcomes whose procedure is not in the library are left out.
Checklist make_checklist(Library const& library, std::vector<Outcome const*> const& outcomes,
                         Today const& today);

/// Fees of one task filed by this method, one of its own; null costs nothing.
Cost cost_of(Task const& task, catalogue::Method const* method);

/// The time when a result of this method is due, filed at `from`; nothing when unknown.
std::optional<core::Instant> due_of(catalogue::Procedure const& procedure,
                                    catalogue::Method const& method, core::Instant from,
                                    calendar::WorkingCalendar const& calendar);

}
