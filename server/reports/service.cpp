#include "server/reports/service.h"

#include "server/filing/requester.h"
#include "server/reports/facts.h"
#include "shared/catalogue/catalogue.h"
#include "shared/json/json.h"

#include <algorithm>
#include <array>
#include <utility>

namespace onedoor::reports {

using figures::Dimension;
using figures::FileFacts;
using figures::Names;
using figures::Period;
using figures::Table;

static constexpr std::array<std::string_view, 7> sheet_names{
    "settlement", "overdue", "trend", "index", "ranking", "lifts", "files"};

std::optional<Sheet> sheet_named(std::string_view name) {
    for (std::size_t i = 0; i < sheet_names.size(); ++i)
        if (sheet_names[i] == name)
            return static_cast<Sheet>(i);
    return std::nullopt;
}

static Names names_of(Dependencies const& given) {
    Names names;
    for (catalogue::Topic const& sector : given.published.catalogue().sectors)
        names.sectors[sector.id] = sector.name;
    for (catalogue::Procedure const& procedure : given.published.catalogue().procedures)
        names.procedures[procedure.id] = procedure.name;
    for (intake::Unit const& unit : given.office.units)
        names.units[unit.id] = unit.name;
    if (auto const* const type = given.published.case_types().newest(cases::one_door_file))
        for (cases::State const& state : type->states)
            names.states[state.id] = state.name;
    return names;
}

Service::Service(Dependencies const& dependencies)
    : m_given(dependencies), m_names(names_of(dependencies)) {}

static bool is_among(std::optional<std::vector<std::string>> const& units,
                     std::string const& unit) {
    return !units || std::ranges::find(*units, unit) != units->end();
}

static bool is_asked_for(FileFacts const& file, Question const& question) {
    if (question.key && figures::key_of(file, question.by) != *question.key)
        return false;
    return is_among(question.units, file.unit);
}

template<typename See>
Result<void> Service::each(Period const& period, Question const& question, See see) {
    bool const is_first = m_given.rules.appointment == figures::Appointment::First;
    auto const basis = is_first ? store::DueBasis::First : store::DueBasis::Current;
    return m_given.store.each_counted(
        period.from, period.until, basis, [&](store::CountedCase&& counted) -> Result<void> {
            std::string code = counted.code;
            FileFacts const facts = facts_of(std::move(counted), m_given.published);
            if (is_asked_for(facts, question))
                see(facts, std::move(code));
            return {};
        });
}

template<typename Tally>
Result<Tally> Service::tallied(Period const& period, Question const& question) {
    Tally tally(period, m_given.rules.appointment);
    TRY_VOID(each(period, question,
                  [&tally](FileFacts const& facts, std::string&&) { tally.add(facts); }));
    return tally;
}

Result<Period> Service::period_of(std::string_view text) const {
    return figures::until_now(TRY(figures::parse_period(text)), m_given.clock.now());
}

static Result<figures::Measure> measure_of(figures::Rules const& rules, std::string_view id) {
    for (figures::IndicatorGroup const& group : rules.groups)
        for (figures::Indicator const& indicator : group.indicators)
            if (indicator.id == id && indicator.measure)
                return *indicator.measure;
    return fail("figures.indicator", "not told from files", "indicator");
}

/// Those accepted first, at most `count`; the order among the others is lost.
static void keep_first(std::vector<figures::NamedFile>& files, std::size_t count) {
    if (files.size() <= count)
        return;
    auto const end = files.begin() + static_cast<std::ptrdiff_t>(count);
    std::ranges::nth_element(files, end, {}, &figures::NamedFile::accepted_at);
    files.erase(end, files.end());
}

Result<Table> Service::files(Period const& period, Question const& question) {
    figures::Measure const measure = TRY(measure_of(m_given.rules, question.indicator));
    figures::Appointment const appointment = m_given.rules.appointment;
    std::vector<figures::NamedFile> files;
    std::int64_t count = 0;
    TRY_VOID(each(period, question, [&](FileFacts const& facts, std::string&& code) {
        if (!figures::is_bad(facts, measure, period, appointment))
            return;
        ++count;
        files.push_back({.code = code.empty() ? facts.reference : std::move(code),
                         .procedure = facts.procedure,
                         .unit = facts.unit,
                         .officer = facts.officer,
                         .accepted_at = *facts.accepted_at,
                         .due_at = figures::appointment_of(facts, appointment),
                         .ended_at = facts.ended_at});
        if (files.size() >= 2 * files_listed_max)
            keep_first(files, files_listed_max);
    }));
    keep_first(files, files_listed_max);
    std::ranges::sort(files, {}, [](figures::NamedFile const& file) {
        return std::pair(file.accepted_at, std::string_view(file.code));
    });
    Names names = m_names;
    for (figures::NamedFile const& file : files)
        TRY_VOID(add_officer(names, file.officer));
    return figures::files_table(period, files, count - static_cast<std::int64_t>(files.size()),
                                {names, question.language});
}

Result<void> Service::add_officer(Names& names, std::string const& account) {
    if (account.empty() || names.officers.contains(account))
        return {};
    if (auto const found = TRY(m_given.store.find_account(account)))
        names.officers[account] = {.vi = found->name, .en = {}};
    return {};
}

Result<Names> Service::names_for(figures::IndexTally const& tally, Dimension dimension) {
    Names names = m_names;
    if (dimension == Dimension::Officer)
        for (auto const& [account, tallies] : tally.by(Dimension::Officer))
            TRY_VOID(add_officer(names, account));
    return names;
}

Result<Table> Service::index(Period const& period, Question const& question) {
    figures::Rules const& rules = m_given.rules;
    auto const tally = TRY(tallied<figures::IndexTally>(period, question));
    if (question.sheet == Sheet::Index)
        return figures::index_table(period, rules, figures::score(rules, tally.office()),
                                    {m_names, question.language});
    Names const names = TRY(names_for(tally, question.by));
    figures::Wording const wording{names, question.language};
    if (question.sheet == Sheet::Ranking)
        return figures::ranking_table(period, rules, tally, question.by, wording);
    auto const lifts = figures::lifts(rules, tally, question.by, lifts_listed_max);
    return figures::lift_table(period, rules, lifts, question.by, wording);
}

Result<Table> Service::table(Question const& question) {
    Period const period = TRY(period_of(question.period));
    figures::Wording const wording{m_names, question.language};
    switch (question.sheet) {
    case Sheet::Settlement: {
        auto const tally = TRY(tallied<figures::SettlementTally>(period, question));
        return figures::settlement_table(tally.report(), m_given.rules.appointment, wording);
    }
    case Sheet::Overdue: {
        auto const tally = TRY(tallied<figures::OverdueTally>(period, question));
        return figures::overdue_table(period, tally.causes(), wording);
    }
    case Sheet::Trend: {
        figures::TrendTally tally(figures::months_of(period), m_given.rules.appointment);
        TRY_VOID(each(period, question,
                      [&tally](FileFacts const& facts, std::string&&) { tally.add(facts); }));
        return figures::trend_table(tally.points(), wording);
    }
    case Sheet::Files:
        return files(period, question);
    case Sheet::Index:
    case Sheet::Ranking:
    case Sheet::Lifts:
        break;
    }
    return index(period, question);
}

static catalogue::Channel channel_of_delivery(std::string_view delivery) {
    if (delivery == "post")
        return catalogue::Channel::Post;
    return delivery == "online" ? catalogue::Channel::Online : catalogue::Channel::Counter;
}

static std::string contact_of(units::Units const& units, std::string_view answers) {
    filing::Requester const requester =
        filing::requester_of(json::parse(answers).value_or(json::Value()));
    std::string contact = filing::address_text(units, requester.address);
    if (!contact.empty() && !requester.phone.empty())
        contact += "; ";
    return contact += requester.phone;
}

figures::RegisterEntry Service::entry_of(store::RegisteredCase&& registered,
                                         text::Language language) const {
    figures::RegisterEntry entry{.number = registered.register_number,
                                 .code = std::move(registered.code),
                                 .procedure = registered.procedure,
                                 .applicant = std::move(registered.applicant),
                                 .contact = contact_of(m_given.units, registered.answers),
                                 .agency = m_given.office.unit,
                                 .received_at = registered.accepted_at,
                                 .due_at = registered.due_at,
                                 .returned_at = registered.returned_at};
    entry.method = catalogue::channel_name(channel_of_delivery(registered.delivery)).in(language);
    auto const unit = m_names.units.find(registered.unit);
    if (unit != m_names.units.end())
        entry.agency = unit->second.in(language);
    auto const* const procedure =
        m_given.published.revision(registered.procedure, registered.procedure_revision);
    if (procedure != nullptr) {
        entry.procedure = procedure->name.in(language);
        entry.sets = procedure->sets;
    }
    return entry;
}

Result<Table> Service::register_of(std::string_view text, text::Language language,
                                   Reader const& reader) {
    Period const period = TRY(period_of(text));
    std::vector<figures::RegisterEntry> entries;
    TRY_VOID(m_given.store.each_registered(
        period.from, period.until, [&](store::RegisteredCase&& registered) -> Result<void> {
            if (!is_among(reader.units, registered.unit))
                return {};
            if (entries.size() == register_rows_max)
                return fail("figures.too_many", "ask for a shorter period", "period");
            entries.push_back(entry_of(std::move(registered), language));
            return {};
        }));
    json::Object const body{{"period", std::string(text)},
                            {"files", static_cast<std::int64_t>(entries.size())}};
    TRY_VOID(m_given.store.record("", {.at = m_given.clock.now(),
                                       .action = "register.read",
                                       .role = reader.role,
                                       .account = reader.account,
                                       .body = json::write_canonical(body)}));
    return figures::register_table(period, entries, language);
}

}
