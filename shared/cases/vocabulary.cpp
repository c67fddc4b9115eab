#include "shared/cases/vocabulary.h"

#include <array>

namespace onedoor::cases {

using Words = std::string_view const;

static constexpr std::array<Words, role_count> roles{
    "citizen", "receptionist", "releaser", "handler", "leader", "administrator", "system"};

static constexpr std::array<Words, need_count> needs{"papers_complete", "reason",
                                                     "request",         "unit",
                                                     "officer",         "new_time",
                                                     "fees_settled",    "code_issued",
                                                     "not_extended",    "supplement_overdue",
                                                     "opinions_in",     "result_drafted",
                                                     "result_signed",   "receiver_identified",
                                                     "second_person"};

static constexpr std::array<Words, effect_count> effects{"issue_code", "restart_clock",
                                                         "extend_time", "assign"};

static constexpr std::array<Words, clock_count> clocks{"not_started", "runs", "stands", "ended"};

template<typename Word, std::size_t count>
static std::optional<Word> find(std::array<Words, count> const& words, std::string_view name) {
    for (std::size_t i = 0; i < count; ++i) {
        if (words[i] == name)
            return static_cast<Word>(i);
    }
    return std::nullopt;
}

std::string_view name_of(Role role) {
    return roles[static_cast<std::size_t>(role)];
}

std::string_view name_of(Need need) {
    return needs[static_cast<std::size_t>(need)];
}

std::string_view name_of(Effect effect) {
    return effects[static_cast<std::size_t>(effect)];
}

std::string_view name_of(Clock clock) {
    return clocks[static_cast<std::size_t>(clock)];
}

std::optional<Role> role_named(std::string_view name) {
    return find<Role>(roles, name);
}

std::optional<Need> need_named(std::string_view name) {
    return find<Need>(needs, name);
}

std::optional<Effect> effect_named(std::string_view name) {
    return find<Effect>(effects, name);
}

std::optional<Clock> clock_named(std::string_view name) {
    return find<Clock>(clocks, name);
}

}
