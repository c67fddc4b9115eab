#include "client/ui/frame_state.h"

#include <algorithm>

namespace onedoor::ui {

void FrameState::tell(NodeId id, std::string_view text, Urgency urgency) {
    told.push_back({id, std::string(text), urgency});
}

void FrameState::tell_error(NodeId id, std::string_view text) {
    told.push_back({id, std::string(text), Urgency::Polite, true});
}

// A page that just came is read from its heading on; only what comes later is news.
void FrameState::announce_news() {
    bool const is_page_new = !has_shown_page || wants_heading;
    auto const is_new = [this](News const& news) {
        return std::ranges::none_of(
            known, [&news](News const& old) { return old.id == news.id && old.text == news.text; });
    };
    std::size_t errors = 0;
    for (News const& news : told)
        errors += news.is_field_error && is_new(news) ? 1 : 0;
    for (News const& news : told) {
        bool const is_silent =
            news.is_field_error ? errors > 1 || output.focus != 0 : news.id == output.focus;
        // What only changes does not interrupt.
        bool const is_known = std::ranges::find(known, news.id, &News::id) != known.end();
        if (!is_page_new && !is_silent && is_new(news))
            output.announcements.push_back(
                {news.text, news.urgency == Urgency::Assertive && !is_known});
    }
    known = std::move(told);
    told.clear();
}

}
