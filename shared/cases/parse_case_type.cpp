#include "shared/cases/case_type.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <algorithm>

namespace onedoor::cases {

using json::ObjectReader;

static constexpr ObjectReader::Range versions{1, 9999};
static constexpr ObjectReader::Range hours_of_limit{1, 720};
static constexpr ObjectReader::Range national_codes{1, 10};
static constexpr std::string_view forms[] = {"01", "02", "03", "04", "05"};

static Result<std::string> read_id(ObjectReader& reader, std::string_view member = "id") {
    std::string id = TRY(reader.string(member));
    bool const is_well_formed = !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (!is_well_formed)
        return fail("case_type.id", "letters a to z, digits, _ and -", reader.path_of(member));
    return id;
}

static Result<text::Localized> read_name(ObjectReader& reader) {
    text::Localized name = TRY(reader.localized("name"));
    if (name.vi.empty() || name.en.empty())
        return fail("case_type.name", "a name in both languages", reader.path_of("name"));
    return name;
}

template<typename Word, typename Find>
static Result<SetOf<Word>> read_words(ObjectReader& reader, std::string_view member, Find find) {
    SetOf<Word> words;
    for (std::string const& name : TRY(reader.optional_strings(member))) {
        std::optional<Word> const word = find(name);
        if (!word)
            return fail("case_type.word", "no such word", reader.path_of(member));
        words.insert(*word);
    }
    return words;
}

static Result<State> read_state(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    State state{.id = TRY(read_id(reader)), .name = TRY(read_name(reader))};
    state.status = static_cast<NationalStatus>(TRY(reader.integer("status", national_codes)));
    std::optional<Clock> const clock = clock_named(TRY(reader.string("clock")));
    if (!clock)
        return fail("case_type.word", "not_started, runs, stands or ended",
                    reader.path_of("clock"));
    state.clock = *clock;
    if (auto const hours = TRY(reader.optional_integer("limit_hours", hours_of_limit)))
        state.limit_hours = static_cast<std::int32_t>(*hours);
    TRY_VOID(reader.finish());
    return state;
}

static Result<std::size_t> place_of(CaseType const& type, std::string_view id, std::string path) {
    State const* const state = type.state(id);
    if (state == nullptr)
        return fail("case_type.state", "no such state", path);
    return static_cast<std::size_t>(state - type.states.data());
}

/// One step for each state it starts from.
static Result<void> read_steps(CaseType const& type, Action& action, json::Value const& value,
                               std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    std::vector<std::string> const from = TRY(reader.strings("from"));
    Step step;
    std::string const to = TRY(reader.string("to"));
    step.to = TRY(place_of(type, to, reader.path_of("to")));
    step.by = TRY(read_words<Role>(reader, "by", role_named));
    step.needs = TRY(read_words<Need>(reader, "needs", need_named));
    TRY_VOID(reader.finish());
    if (from.empty() || step.by.is_empty())
        return fail("case_type.empty", "from and by name one or more", reader.path());
    for (std::string const& id : from) {
        step.from = TRY(place_of(type, id, reader.path_of("from")));
        bool const is_ambiguous = std::ranges::any_of(action.steps, [&step](Step const& other) {
            return other.from == step.from && other.by.has_common(step.by);
        });
        if (is_ambiguous)
            return fail("case_type.ambiguous", "a role has two steps from here", reader.path());
        action.steps.push_back(step);
    }
    return {};
}

static Result<Action> read_action(CaseType const& type, json::Value const& value,
                                  std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Action action{.id = TRY(read_id(reader)), .name = TRY(read_name(reader))};
    action.effects = TRY(read_words<Effect>(reader, "effects", effect_named));
    action.form = TRY(reader.optional_string("form")).value_or("");
    if (!action.form.empty() && std::ranges::find(forms, action.form) == std::end(forms))
        return fail("case_type.form", "01 to 05", reader.path_of("form"));
    action.notice = TRY(reader.optional_string("notice")).value_or("");
    json::Array const& steps = *TRY(reader.array("steps"));
    for (std::size_t i = 0; i < steps.size(); ++i)
        TRY_VOID(
            read_steps(type, action, steps[i], json::element_path(reader.path_of("steps"), i)));
    TRY_VOID(reader.finish());
    if (action.steps.empty())
        return fail("case_type.empty", "no step", reader.path_of("steps"));
    return action;
}

template<typename Item>
static Result<void> check_ids(std::vector<Item> const& items, std::string_view list) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const first = std::ranges::find(items, items[i].id, &Item::id);
        if (first != items.begin() + static_cast<std::ptrdiff_t>(i))
            return fail("case_type.id", "twice", json::element_path(list, i));
    }
    return {};
}

static Result<void> check_reach(CaseType const& type) {
    std::vector<bool> is_reached(type.states.size());
    is_reached.front() = true;
    for (std::size_t round = 0; round < type.states.size(); ++round)
        for (Action const& action : type.actions)
            for (Step const& step : action.steps)
                is_reached[step.to] = is_reached[step.to] || is_reached[step.from];
    auto const lost = std::ranges::find(is_reached, false);
    if (lost == is_reached.end())
        return {};
    return fail("case_type.unreachable", "nothing leads here",
                json::element_path("states", static_cast<std::size_t>(lost - is_reached.begin())));
}

/// A clock that has ended stays so, and it has ended where nothing follows.
static Result<void> check_clocks(CaseType const& type) {
    for (std::size_t i = 0; i < type.states.size(); ++i) {
        State const& state = type.states[i];
        if (type.is_final(state) && state.clock != Clock::Ended)
            return fail("case_type.clock", "nothing follows", json::element_path("states", i));
    }
    for (std::size_t i = 0; i < type.actions.size(); ++i)
        for (Step const& step : type.actions[i].steps)
            if (type.states[step.from].clock == Clock::Ended &&
                type.states[step.to].clock != Clock::Ended)
                return fail("case_type.clock", "it had ended", json::element_path("actions", i));
    return {};
}

Result<CaseType> parse_case_type(std::string_view text) {
    json::Value const document = TRY(json::parse(text));
    ObjectReader reader = TRY(ObjectReader::open(document));
    CaseType type{.id = TRY(read_id(reader))};
    type.version = static_cast<std::int32_t>(TRY(reader.integer("version", versions)));
    type.name = TRY(read_name(reader));
    for (std::string_view const word : {"source", "confidence", "remark"})
        TRY(reader.optional_string(word));
    type.states = TRY(reader.list<State>("states", read_state));
    if (type.states.empty())
        return fail("case_type.empty", "no state", "states");
    TRY_VOID(check_ids(type.states, "states"));
    type.actions = TRY(reader.list<Action>(
        "actions", [&type](json::Value const& value, std::string path) -> Result<Action> {
            return read_action(type, value, std::move(path));
        }));
    TRY_VOID(check_ids(type.actions, "actions"));
    TRY_VOID(reader.finish());
    TRY_VOID(check_reach(type));
    TRY_VOID(check_clocks(type));
    return type;
}

}
