#include "shared/figures/words.h"

#include "shared/strings/dates.h"

#include <utility>

namespace onedoor::figures {

using text::Language;

static strings::Texts const& table() {
    static strings::Texts const texts_of_tables(texts, key_count);
    return texts_of_tables;
}

std::string say(Key key, Language language) {
    return std::string(table().get(std::to_underlying(key), language));
}

std::string say(Key key, Language language, std::initializer_list<strings::Parameter> parameters) {
    return strings::fill_in(table().get(std::to_underlying(key), language), parameters);
}

std::string name_in(NamesById const& names, std::string const& id, Language language) {
    if (id.empty())
        return say(Key::name_none, language);
    auto const found = names.find(id);
    return found == names.end() ? id : std::string(found->second.in(language));
}

NamesById const& names_of(Names const& names, Dimension dimension) {
    switch (dimension) {
    case Dimension::Sector:
        return names.sectors;
    case Dimension::Procedure:
        return names.procedures;
    case Dimension::Unit:
        return names.units;
    case Dimension::Officer:
        break;
    }
    return names.officers;
}

Key key_of(Dimension dimension) {
    switch (dimension) {
    case Dimension::Sector:
        return Key::dimension_sector;
    case Dimension::Procedure:
        return Key::dimension_procedure;
    case Dimension::Unit:
        return Key::dimension_unit;
    case Dimension::Officer:
        break;
    }
    return Key::dimension_officer;
}

std::string period_text(Period const& period, Language language) {
    core::Instant const last{period.until.milliseconds - 1};
    return say(Key::period_line, language,
               {{"from", strings::date_text(core::to_local(period.from).date)},
                {"to", strings::date_text(core::to_local(last).date)}});
}

Cell cell_of(std::optional<core::Instant> moment) {
    return moment ? Cell(*moment) : Cell();
}

Cell cell_of(std::optional<std::int64_t> hundredths) {
    return hundredths ? Cell(Hundredths{*hundredths}) : Cell();
}

}
