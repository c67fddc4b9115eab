#include "client/session/rules.h"

namespace onedoor::session {

template<typename Table> static consteval bool is_in_order_of(Table const& table, auto member) {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].*member) != i)
            return false;
    return true;
}

static_assert(is_in_order_of(page_rules, &PageRule::page));
static_assert(is_in_order_of(hold_rules, &HoldRule::reason));

PageRule const& rule_of(PageKind page) {
    return page_rules[static_cast<std::size_t>(page)];
}

bool reaches(HoldReason reason, PageKind page) {
    return page == PageKind::End ||
           hold_rules[static_cast<std::size_t>(reason)].reach == HoldReach::EveryPage;
}

bool is_announced(std::int32_t seconds_left) {
    return seconds_left > 0 && (seconds_left <= announce_each_second_below ||
                                seconds_left % announce_every_seconds == 0);
}

}
