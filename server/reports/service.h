#pragma once

#include "server/filing/published.h"
#include "server/intake/office.h"
#include "server/store/store.h"
#include "shared/core/clock.h"
#include "shared/figures/tables.h"
#include "shared/units/units.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Figures of this office, read from its files when somebody asks.
namespace onedoor::reports {

enum class Sheet : std::uint8_t {
    /// II.06a/VPCP/KSTT.
    Settlement,
    /// Where late files lay when their time ran out.
    Overdue,
    /// By months.
    Trend,
    /// Decision 766, of the office or of one unit, officer, sector or procedure.
    Index,
    /// The same of all units, officers, …, lowest first.
    Ranking,
    /// What would lift the index most.
    Lifts,
    /// The files behind one indicator.
    Files
};

/// "settlement", "overdue", ….
std::optional<Sheet> sheet_named(std::string_view name);

struct Question {
    Sheet sheet = Sheet::Settlement;
    /// As parse_period() reads it.
    std::string period;
    text::Language language = text::Language::Vietnamese;
    figures::Dimension by = figures::Dimension::Unit;
    /// Only files of this id in `by`; nothing: all.
    std::optional<std::string> key;
    /// Id of an indicator told from files; for Files.
    std::string indicator;
    /// Only files handled by these units; nothing: of the whole office.
    std::optional<std::vector<std::string>> units;
};

/// Everything outlives the service.
struct Dependencies {
    store::Store& store;
    filing::Published const& published;
    intake::Office const& office;
    figures::Rules const& rules;
    core::Clock const& clock;
    units::Units const& units;
};

/// Thread-safe; keeps nothing. Every question reads all files of its period once, in a second for
/// some hundred thousand.
///
/// Codes: "figures.period", "figures.future", "figures.indicator" (there is none, or files do not
/// tell it), "figures.too_many", and those of store::FigureStore.
class Service {
public:
    static constexpr std::size_t files_listed_max = 500;
    static constexpr std::size_t lifts_listed_max = 100;
    static constexpr std::size_t register_rows_max = 20'000;

    explicit Service(Dependencies const& dependencies);

    Result<figures::Table> table(Question const& question);

    /// Who asks for personal data, for the record, and of which units (nothing: of all).
    struct Reader {
        std::string account;
        std::string role;
        std::optional<std::vector<std::string>> units;
    };
    /// Form 07: files accepted in the period, in order. Records who read it.
    Result<figures::Table> register_of(std::string_view period, text::Language language,
                                       Reader const& reader);

private:
    template<typename See>
    Result<void> each(figures::Period const& period, Question const& question, See see);
    template<typename Tally>
    Result<Tally> tallied(figures::Period const& period, Question const& question);
    Result<figures::Table> files(figures::Period const& period, Question const& question);
    Result<figures::Period> period_of(std::string_view text) const;
    Result<figures::Table> index(figures::Period const& period, Question const& question);
    Result<void> add_officer(figures::Names& names, std::string const& account);
    Result<figures::Names> names_for(figures::IndexTally const& tally,
                                     figures::Dimension dimension);
    figures::RegisterEntry entry_of(store::RegisteredCase&& registered,
                                    text::Language language) const;

    Dependencies m_given;
    figures::Names m_names;
};

/// Text for people of the codes above.
text::Localized describe(std::string_view code);

}
