#pragma once

#include "shared/figures/index.h"
#include "shared/figures/overdue.h"
#include "shared/figures/settlement_report.h"
#include "shared/figures/table.h"
#include "shared/figures/trend.h"
#include "shared/text/language.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace onedoor::figures {

using NamesById = std::map<std::string, text::Localized, std::less<>>;

/// What ids stand for; an id that is not there is shown as it is.
struct Names {
    NamesById sectors;
    NamesById procedures;
    NamesById units;
    NamesById officers;
    NamesById states;
};

/// How figures are put into words; outlived by the tables.
struct Wording {
    Names const& names;
    text::Language language = text::Language::Vietnamese;
};

/// The form II.06a with its columns in order and its check equations as notes.
Table settlement_table(SettlementReport const& report, Appointment appointment,
                       Wording const& wording);
Table overdue_table(Period const& period, std::span<OverdueCause const> causes,
                    Wording const& wording);
Table trend_table(std::span<TrendPoint const> points, Wording const& wording);

/// Every group and indicator of the index of one office, unit, officer, ….
Table index_table(Period const& period, Rules const& rules, IndexScore const& index,
                  Wording const& wording);
/// One row for each key: bounds of its index, and its share of files in time. Lowest first.
Table ranking_table(Period const& period, Rules const& rules, IndexTally const& tally,
                    Dimension dimension, Wording const& wording);
/// The lifts of one dimension, as they come.
Table lift_table(Period const& period, Rules const& rules, std::span<Lift const> lifts,
                 Dimension dimension, Wording const& wording);

/// A file behind a figure.
struct NamedFile {
    /// The file code, before acceptance the reference.
    std::string code;
    std::string procedure;
    std::string unit;
    std::string officer;
    core::Instant accepted_at;
    std::optional<core::Instant> due_at;
    std::optional<core::Instant> ended_at;
};

/// `not_listed`: how many more there are.
Table files_table(Period const& period, std::span<NamedFile const> files, std::int64_t not_listed,
                  Wording const& wording);

/// A line of the register (form 07). Holds personal data.
struct RegisterEntry {
    std::int32_t number = 0;
    std::string code;
    std::string procedure;
    std::int32_t sets = 1;
    std::string applicant;
    /// Address and phone, for one cell.
    std::string contact;
    std::string agency;
    core::Instant received_at;
    std::optional<core::Instant> due_at;
    std::optional<core::Instant> returned_at;
    /// How the result is received, in words.
    std::string method;
    std::string note;
};

/// The column for signatures stays empty.
Table register_table(Period const& period, std::span<RegisterEntry const> entries,
                     text::Language language);

}
