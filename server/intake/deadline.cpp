#include "server/intake/deadline.h"

#include "shared/calendar/deadline.h"

#include <algorithm>

namespace onedoor::intake {

std::optional<calendar::Duration> duration_of(catalogue::Procedure const& procedure,
                                              std::string_view case_id) {
    for (catalogue::Channel const channel :
         {catalogue::Channel::Online, catalogue::Channel::Counter}) {
        catalogue::Method const* const method = catalogue::method_for(procedure, channel, case_id);
        if (method != nullptr && method->time)
            return method->time;
    }
    return std::nullopt;
}

Result<Deadline> make_deadline(calendar::WorkingCalendar const& working_calendar,
                               catalogue::Procedure const& procedure, calendar::Duration duration,
                               core::Instant received) {
    calendar::Deadline const counted =
        TRY(calendar::deadline(working_calendar, {.at = received}, duration, procedure.counting));
    std::vector<std::string> const vi = calendar::explain(counted, text::Language::Vietnamese);
    std::vector<std::string> const en = calendar::explain(counted, text::Language::English);
    Deadline deadline{.due_at = counted.due, .explanation = {}};
    for (std::size_t i = 0; i < std::min(vi.size(), en.size()); ++i)
        deadline.explanation.push_back({vi[i], en[i]});
    return deadline;
}

}
