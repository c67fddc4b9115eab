#pragma once

#include "figures_keys.h"
#include "shared/figures/tables.h"
#include "shared/strings/texts.h"

/// Sentences of the tables (assets/i18n/figures) and names by id.
namespace onedoor::figures {

std::string say(Key key, text::Language language);
std::string say(Key key, text::Language language,
                std::initializer_list<strings::Parameter> parameters);

/// The name, the id itself when it has none, or "nobody yet" for an empty id.
std::string name_in(NamesById const& names, std::string const& id, text::Language language);

NamesById const& names_of(Names const& names, Dimension dimension);
Key key_of(Dimension dimension);

/// "Từ 01/11/2026 đến 30/11/2026": the first and the last day.
std::string period_text(Period const& period, text::Language language);

Cell cell_of(std::optional<core::Instant> moment);
Cell cell_of(std::optional<std::int64_t> hundredths);

}
