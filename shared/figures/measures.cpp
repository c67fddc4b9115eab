#include "shared/figures/measures.h"

#include <utility>

namespace onedoor::figures {

static constexpr std::array<std::string_view, measure_count> names{
    "on_time",           "online_with_result", "paid_online",  "electronic_result",
    "papers_and_result", "digitised_papers",   "reused_paper", "verified_identity",
    "synchronised",      "satisfaction"};

std::string_view name_of(Measure measure) {
    return names[std::to_underlying(measure)];
}

std::optional<Measure> measure_named(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return static_cast<Measure>(i);
    return std::nullopt;
}

bool is_mendable(Measure measure) {
    return measure == Measure::ElectronicResult || measure == Measure::PapersAndResult ||
           measure == Measure::DigitisedPapers || measure == Measure::Synchronised;
}

static constexpr Tally good{.counted = 1};
static constexpr Tally bad{.counted = 1, .bad = 1};
static constexpr Tally unknown{.counted = 1, .unknown = 1};

static Tally tally_of(Fact fact) {
    if (fact == Fact::Unknown)
        return unknown;
    return fact == Fact::Yes ? good : bad;
}

/// No as soon as one is No, Yes when both are.
static Fact both(Fact a, Fact b) {
    if (a == Fact::No || b == Fact::No)
        return Fact::No;
    return a == Fact::Yes && b == Fact::Yes ? Fact::Yes : Fact::Unknown;
}

static Tally on_time(FileFacts const& file, Timing timing) {
    if (file.supplements > 1 || timing == Timing::Late)
        return bad;
    return timing == Timing::Unknown ? unknown : good;
}

static Tally satisfaction(FileFacts const& file, Timing timing) {
    Tally tally{.counted = 1};
    tally.bad = (timing == Timing::Late) + (file.rating == Satisfaction::Dissatisfied);
    tally.unknown = timing == Timing::Unknown;
    return tally;
}

static Tally paid_online(FileFacts const& file) {
    if (file.bears_fee == Fact::No)
        return {};
    if (file.paid_online == Fact::Yes)
        return good;
    return file.bears_fee == Fact::Yes ? tally_of(file.paid_online) : unknown;
}

static Tally& of(Tallies& tallies, Measure measure) {
    return tallies[std::to_underlying(measure)];
}

static void measure_received(FileFacts const& file, Tallies& tallies) {
    of(tallies, Measure::PaidOnline) = paid_online(file);
    of(tallies, Measure::DigitisedPapers) = tally_of(file.digitised);
    of(tallies, Measure::ReusedPaper) = tally_of(file.reused_paper);
    of(tallies, Measure::VerifiedIdentity) = tally_of(file.verified_identity);
    of(tallies, Measure::Synchronised) = tally_of(file.synchronised);
}

static void measure_settled(FileFacts const& file, Timing timing, Tallies& tallies) {
    Fact const online = file.channel == Channel::Online ? Fact::Yes : Fact::No;
    Fact const electronic = file.has_result ? file.electronic_result : Fact::No;
    of(tallies, Measure::OnlineWithResult) = tally_of(both(online, electronic));
    of(tallies, Measure::Satisfaction) = satisfaction(file, timing);
    if (!file.has_result)
        return;
    of(tallies, Measure::ElectronicResult) = tally_of(file.electronic_result);
    of(tallies, Measure::PapersAndResult) = tally_of(both(file.digitised, file.electronic_result));
}

Tallies tallies_of(FileFacts const& file, Standing const& standing) {
    Tallies tallies{};
    if (standing.place == Place::Outside)
        return tallies;
    of(tallies, Measure::OnTime) = on_time(file, standing.timing);
    if (standing.arrival == Arrival::InPeriod)
        measure_received(file, tallies);
    if (standing.place == Place::Settled)
        measure_settled(file, standing.timing, tallies);
    return tallies;
}

}
