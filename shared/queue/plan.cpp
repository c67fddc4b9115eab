#include "shared/queue/plan.h"

#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <algorithm>

namespace onedoor::queue {

using json::ObjectReader;

static constexpr ObjectReader::Range minutes_of_service{1, 240};
static constexpr ObjectReader::Range numbers_of_day{1, 999};
static constexpr ObjectReader::Range minutes_of_head_start{1, 600};

template<typename Item>
static std::optional<std::size_t> place_of(std::vector<Item> const& items, std::string_view id) {
    auto const found = std::ranges::find(items, id, &Item::id);
    if (found == items.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - items.begin());
}

std::optional<std::size_t> Plan::group_place(std::string_view id) const {
    return place_of(groups, id);
}

std::optional<std::size_t> Plan::class_place(std::string_view id) const {
    return place_of(priority_classes, id);
}

std::optional<std::size_t> Plan::counter_place(std::string_view id) const {
    return place_of(counters, id);
}

static Result<calendar::Confidence> read_confidence(ObjectReader& reader) {
    std::string const word = TRY(reader.string("confidence"));
    if (word == "high")
        return calendar::Confidence::High;
    if (word == "medium")
        return calendar::Confidence::Medium;
    if (word == "low")
        return calendar::Confidence::Low;
    return fail("queue.origin", "high, medium or low", reader.path_of("confidence"));
}

static Result<Basis> read_basis(ObjectReader& reader) {
    std::string const word = TRY(reader.string("basis"));
    if (word == "practice")
        return Basis::Practice;
    if (word == "configuration")
        return Basis::Configuration;
    return fail("queue.origin", "practice or configuration", reader.path_of("basis"));
}

static Result<Origin> read_origin(ObjectReader& reader) {
    Origin origin;
    origin.basis = TRY(read_basis(reader));
    origin.source = TRY(reader.string("source"));
    origin.confidence = TRY(read_confidence(reader));
    if (origin.source.empty())
        return fail("queue.origin", "a source", reader.path_of("source"));
    return origin;
}

static Result<std::string> read_id(ObjectReader& reader) {
    std::string id = TRY(reader.string("id"));
    bool const is_well_formed = !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!is_well_formed)
        return fail("queue.id", "letters a to z, digits, dashes", reader.path_of("id"));
    return id;
}

static Result<text::Localized> read_name(ObjectReader& reader) {
    text::Localized name = TRY(reader.localized("name"));
    if (name.vi.empty() || name.en.empty())
        return fail("queue.name", "a name in both languages", reader.path_of("name"));
    return name;
}

static Result<ServiceGroup> read_group(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    ServiceGroup group;
    group.id = TRY(read_id(reader));
    group.prefix = TRY(reader.string("prefix"));
    bool const are_letters = std::ranges::all_of(
        group.prefix, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
    if (group.prefix.empty() || group.prefix.size() > 2 || !are_letters)
        return fail("queue.prefix", "one or two letters A to Z", reader.path_of("prefix"));
    group.name = TRY(read_name(reader));
    group.service_minutes =
        static_cast<std::int32_t>(TRY(reader.integer("service_minutes", minutes_of_service)));
    if (auto const numbers = TRY(reader.optional_integer("numbers_per_day", numbers_of_day)))
        group.numbers_per_day = static_cast<std::int32_t>(*numbers);
    group.origin = TRY(read_origin(reader));
    TRY_VOID(reader.finish());
    return group;
}

static Result<PriorityClass> read_class(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    PriorityClass priority;
    priority.id = TRY(read_id(reader));
    priority.name = TRY(read_name(reader));
    priority.origin = TRY(read_origin(reader));
    TRY_VOID(reader.finish());
    return priority;
}

static Result<Counter> read_counter(Plan const& plan, json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Counter counter;
    counter.id = TRY(read_id(reader));
    for (std::string const& id : TRY(reader.strings("groups"))) {
        std::optional<std::size_t> const place = plan.group_place(id);
        if (!place)
            return fail("queue.unknown_group", "no such group", reader.path_of("groups"));
        if (std::ranges::find(counter.groups, *place) != counter.groups.end())
            return fail("queue.repeated_group", "named twice", reader.path_of("groups"));
        counter.groups.push_back(*place);
    }
    if (counter.groups.empty())
        return fail("queue.empty", "no group", reader.path_of("groups"));
    counter.origin = TRY(read_origin(reader));
    TRY_VOID(reader.finish());
    return counter;
}

static Result<PriorityRule> read_rule(ObjectReader& reader) {
    PriorityRule rule;
    rule.head_start_minutes =
        static_cast<std::int32_t>(TRY(reader.integer("head_start_minutes", minutes_of_head_start)));
    rule.origin = TRY(read_origin(reader));
    TRY_VOID(reader.finish());
    return rule;
}

template<typename Item, typename Member>
static Result<void> each_once(std::vector<Item> const& items, Member member, std::string_view list,
                              std::string_view code) {
    for (auto item = items.begin(); item != items.end(); ++item)
        if (std::find_if(items.begin(), item, [&](Item const& earlier) {
                return earlier.*member == (*item).*member;
            }) != item)
            return fail(code, "there already",
                        json::element_path(list, static_cast<std::size_t>(item - items.begin())));
    return {};
}

static Result<void> check(Plan const& plan) {
    bool const are_digits =
        std::ranges::all_of(plan.office, [](char digit) { return digit >= '0' && digit <= '9'; });
    if (!are_digits || (plan.office.size() != 2 && plan.office.size() != 5))
        return fail("queue.office", "two or five digits", "office");
    if (plan.groups.empty())
        return fail("queue.empty", "no group", "groups");
    TRY_VOID(each_once(plan.groups, &ServiceGroup::id, "groups", "queue.id"));
    TRY_VOID(each_once(plan.groups, &ServiceGroup::prefix, "groups", "queue.prefix"));
    TRY_VOID(each_once(plan.priority_classes, &PriorityClass::id, "priority_classes", "queue.id"));
    TRY_VOID(each_once(plan.counters, &Counter::id, "counters", "queue.id"));
    for (std::size_t group = 0; group < plan.groups.size(); ++group)
        if (std::ranges::none_of(plan.counters, [&](Counter const& counter) {
                return std::ranges::find(counter.groups, group) != counter.groups.end();
            }))
            return fail("queue.unserved_group", "no counter has it",
                        json::element_path("groups", group));
    return {};
}

Result<Plan> parse_plan(std::string_view text) {
    json::Value const document = TRY(json::parse(text));
    ObjectReader reader = TRY(ObjectReader::open(document));
    Plan plan;
    plan.office = TRY(reader.string("office"));
    plan.groups = TRY(reader.list<ServiceGroup>("groups", read_group));
    plan.priority_classes = TRY(reader.list<PriorityClass>("priority_classes", read_class));
    auto const read = [&plan](json::Value const& value, std::string path) {
        return read_counter(plan, value, std::move(path));
    };
    plan.counters = TRY(reader.list<Counter>("counters", read));
    ObjectReader rule = TRY(reader.object("rule"));
    plan.rule = TRY(read_rule(rule));
    TRY_VOID(reader.finish());
    TRY_VOID(check(plan));
    return plan;
}

}
