#include "tests/shared/figures/naive.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace onedoor::naive {

using figures::Channel;
using figures::Fact;

std::int64_t count(Files files, Condition const& condition) {
    return std::ranges::count_if(files, condition);
}

bool is_received(View const& view, FileFacts const& file) {
    bool const was_accepted = file.accepted_at && *file.accepted_at < view.period.until;
    bool const had_ended = file.ended_at && *file.ended_at < view.period.from;
    return was_accepted && !had_ended;
}

static bool is_new(View const& view, FileFacts const& file) {
    return is_received(view, file) && *file.accepted_at >= view.period.from;
}

bool is_settled(View const& view, FileFacts const& file) {
    return is_received(view, file) && file.ended_at && *file.ended_at < view.period.until;
}

bool is_open(View const& view, FileFacts const& file) {
    return is_received(view, file) && !is_settled(view, file);
}

static std::optional<core::Instant> due(View const& view, FileFacts const& file) {
    bool const wants_first = view.measured == Measured::FirstAppointment;
    return wants_first && file.first_due_at ? file.first_due_at : file.due_at;
}

static core::Instant end(View const& view, FileFacts const& file) {
    if (is_settled(view, file))
        return *file.ended_at;
    return std::min(view.period.until, file.stood_since.value_or(view.period.until));
}

bool is_late(View const& view, FileFacts const& file) {
    return is_received(view, file) && due(view, file) && end(view, file) > *due(view, file);
}

static std::string day(core::Instant at) {
    return core::to_iso(core::to_local(at).date);
}

bool is_early(View const& view, FileFacts const& file) {
    return is_settled(view, file) && due(view, file) &&
           day(end(view, file)) < day(*due(view, file));
}

bool is_on_time(View const& view, FileFacts const& file) {
    return is_received(view, file) && due(view, file) && !is_late(view, file) &&
           !is_early(view, file);
}

std::vector<std::int64_t> columns(View const& view, Condition const& condition) {
    std::vector<FileFacts> chosen;
    std::ranges::copy_if(view.files, std::back_inserter(chosen), condition);
    auto const files = [&](auto const& holds) {
        return count(chosen, [&](FileFacts const& file) { return holds(view, file); });
    };
    auto const both = [](auto const& a, auto const& b) {
        return [=](View const& v, FileFacts const& file) { return a(v, file) && b(v, file); };
    };
    auto const online = [](View const&, FileFacts const& file) {
        return file.channel == Channel::Online;
    };
    auto const direct = [](View const&, FileFacts const& file) {
        return file.channel == Channel::Direct || file.channel == Channel::Post;
    };
    auto const old = [](View const& v, FileFacts const& file) { return !is_new(v, file); };
    return {files(is_received),
            files(both(is_new, online)),
            files(both(is_new, direct)),
            files(both(is_received, old)),
            files(is_settled),
            files(both(is_settled, is_early)),
            files(both(is_settled, is_on_time)),
            files(both(is_settled, is_late)),
            files(is_open),
            files(both(is_open, is_on_time)),
            files(both(is_open, is_late))};
}

namespace {

/// −1: does not count, 0: bad, 1: good, 2: nobody knows.
using Judgement = std::function<int(View const&, FileFacts const&)>;

int judged(Fact fact) {
    return fact == Fact::Yes ? 1 : fact == Fact::No ? 0 : 2;
}

int on_time(View const& view, FileFacts const& file) {
    if (!is_received(view, file))
        return -1;
    if (file.supplements >= 2)
        return 0;
    return !due(view, file) ? 2 : is_late(view, file) ? 0 : 1;
}

int online_with_result(View const& view, FileFacts const& file) {
    if (!is_settled(view, file))
        return -1;
    if (file.channel != Channel::Online || !file.has_result)
        return 0;
    return judged(file.electronic_result);
}

int paid(View const& view, FileFacts const& file) {
    if (!is_new(view, file) || file.bears_fee == Fact::No)
        return -1;
    if (file.paid_online == Fact::No && file.bears_fee == Fact::Unknown)
        return 2;
    return judged(file.paid_online);
}

int electronic(View const& view, FileFacts const& file) {
    return is_settled(view, file) && file.has_result ? judged(file.electronic_result) : -1;
}

int papers_and_result(View const& view, FileFacts const& file) {
    if (electronic(view, file) == -1)
        return -1;
    if (electronic(view, file) == 0 || file.digitised == Fact::No)
        return 0;
    return electronic(view, file) == 1 && file.digitised == Fact::Yes ? 1 : 2;
}

template<Fact FileFacts::* fact> int of_new(View const& view, FileFacts const& file) {
    return is_new(view, file) ? judged(file.*fact) : -1;
}

std::map<std::string_view, Judgement> const judgements{
    {"on_time", on_time},
    {"online_with_result", online_with_result},
    {"paid_online", paid},
    {"electronic_result", electronic},
    {"papers_and_result", papers_and_result},
    {"digitised_papers", of_new<&FileFacts::digitised>},
    {"reused_paper", of_new<&FileFacts::reused_paper>},
    {"verified_identity", of_new<&FileFacts::verified_identity>},
    {"synchronised", of_new<&FileFacts::synchronised>}};

struct Shares {
    std::int64_t counted = 0;
    std::int64_t surely_good = 0;
    std::int64_t maybe_good = 0;
};

Shares shares(View const& view, Judgement const& judge, Condition const& condition,
              Condition const& mended) {
    Shares shares;
    for (FileFacts const& file : view.files) {
        int judgement = condition(file) ? judge(view, file) : -1;
        if (judgement == 0 && mended(file))
            judgement = 1;
        shares.counted += judgement != -1;
        shares.surely_good += judgement == 1;
        shares.maybe_good += judgement > 0;
    }
    return shares;
}

/// 100 % − (late % + dissatisfied %).
Shares satisfied(View const& view, Condition const& condition, Condition const& mended) {
    Shares shares;
    for (FileFacts const& file : view.files) {
        if (!condition(file) || !is_settled(view, file))
            continue;
        int const blame =
            is_late(view, file) + (file.rating == figures::Satisfaction::Dissatisfied);
        int const taken = mended(file) ? 0 : blame;
        ++shares.counted;
        shares.maybe_good += 1 - taken;
        shares.surely_good += 1 - taken - !due(view, file);
    }
    shares.maybe_good = std::max<std::int64_t>(0, shares.maybe_good);
    shares.surely_good = std::max<std::int64_t>(0, shares.surely_good);
    return shares;
}

std::int64_t scored(long double points, std::int64_t good, std::int64_t counted,
                    long double target) {
    long double const exact = points * 10'000 * static_cast<long double>(good) /
                              (static_cast<long double>(counted) * target);
    return std::min(static_cast<std::int64_t>(std::floor(exact + 0.5L)),
                    static_cast<std::int64_t>(points * 100));
}

}

Points points(View const& view, figures::Indicator const& indicator, Condition const& condition,
              Condition const& mended) {
    std::int64_t const all = *indicator.points * 100;
    if (!indicator.measure)
        return {0, all};
    std::string_view const name = figures::name_of(*indicator.measure);
    Shares const found = name == "satisfaction"
                             ? satisfied(view, condition, mended)
                             : shares(view, judgements.at(name), condition, mended);
    if (found.counted == 0)
        return {0, all};
    long double const target = indicator.target_percent.value_or(100);
    Points points{scored(*indicator.points, found.surely_good, found.counted, target),
                  scored(*indicator.points, found.maybe_good, found.counted, target)};
    if (!indicator.target_percent && found.maybe_good > 0)
        points.upper = all;
    return points;
}

}
