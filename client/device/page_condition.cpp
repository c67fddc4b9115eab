#include "client/device/page_queue.h"

#include <algorithm>
#include <array>

namespace onedoor::device {

namespace {

struct Reason {
    std::string_view keyword;
    Condition condition = Condition::Error;
};

}

/// What a hand can mend goes before what it cannot.
static constexpr std::array gravest_first = {Condition::Cover,   Condition::Out,
                                             Condition::Jam,     Condition::Error,
                                             Condition::Offline, Condition::NearEnd};

static constexpr std::array reasons_known = {
    Reason{"cover-open", Condition::Cover},
    Reason{"door-open", Condition::Cover},
    Reason{"interlock-open", Condition::Cover},
    Reason{"input-tray-missing", Condition::Cover},
    Reason{"media-empty", Condition::Out},
    Reason{"media-needed", Condition::Out},
    Reason{"media-jam", Condition::Jam},
    Reason{"output-area-full", Condition::Jam},
    Reason{"connecting-to-device", Condition::Offline},
    Reason{"offline", Condition::Offline},
    Reason{"paused", Condition::Offline},
    Reason{"shutdown", Condition::Offline},
    Reason{"timed-out", Condition::Offline},
    Reason{"media-low", Condition::NearEnd},
    Reason{"marker-supply-low", Condition::NearEnd},
    Reason{"toner-low", Condition::NearEnd},
    Reason{"developer-empty", Condition::Error},
    Reason{"fuser-over-temp", Condition::Error},
    Reason{"fuser-under-temp", Condition::Error},
    Reason{"marker-supply-empty", Condition::Error},
    Reason{"marker-waste-full", Condition::Error},
    Reason{"opc-life-over", Condition::Error},
    Reason{"spool-area-full", Condition::Error},
    Reason{"toner-empty", Condition::Error},
    Reason{"cups-missing-filter", Condition::Error},
};

static std::string_view without_severity(std::string_view reason) {
    for (std::string_view const severity : {"-error", "-warning"}) {
        if (reason.ends_with(severity))
            return reason.substr(0, reason.size() - severity.size());
    }
    return reason;
}

/// Those that are none have the last.
static auto rank_of(Condition condition) {
    return std::ranges::find(gravest_first, condition) - gravest_first.begin();
}

Condition condition_of(std::span<std::string_view const> reasons, bool is_stopped) {
    Condition gravest = Condition::Ready;
    for (std::string_view const reason : reasons) {
        auto const* const known =
            std::ranges::find(reasons_known, without_severity(reason), &Reason::keyword);
        if (known != reasons_known.end() && rank_of(known->condition) < rank_of(gravest))
            gravest = known->condition;
    }
    bool const is_fault = gravest != Condition::Ready && gravest != Condition::NearEnd;
    return is_stopped && !is_fault ? Condition::Error : gravest;
}

}
