#pragma once

#include "shared/catalogue/procedure.h"
#include "shared/json/value.h"

#include <span>

namespace onedoor::catalogue {

/// Lĩnh vực, or an event in life that leads to procedures.
struct Topic {
    std::string id;
    text::Localized name;
    std::string icon;
};

struct Catalogue {
    std::vector<Procedure> procedures;
    std::vector<Topic> sectors;
    std::vector<Topic> life_events;
};

/// Fails with the json errors of ObjectReader and with "catalogue.choice" (a word not in the list),
/// "catalogue.date", "catalogue.id", "catalogue.code", "catalogue.duplicate_id",
/// "catalogue.unknown_case", "catalogue.unknown_fee", "catalogue.service_reason",
/// "catalogue.case_question". Error::path begins with `path`.
Result<Procedure> parse_procedure(json::Value const& value, std::string path = {});

/// The same for a record that has been through parse_procedure() already, as the server's have when
/// they reach the client: what its parts say about each other is not checked again.
Result<Procedure> read_procedure(json::Value const& value, std::string path = {});

/// {"procedures": […], "sectors": […], "life_events": […]}. Fails as parse_procedure(), and with
/// "catalogue.unknown_sector", "catalogue.unknown_life_event", "catalogue.unknown_procedure"
/// (related) and "catalogue.duplicate_id" (two records with one id and revision, or one code for
/// two ids).
Result<Catalogue> parse_catalogue(json::Value const& value);

/// The revisions in force on that day, sorted by id: of each id the highest whose dates include it.
std::vector<Procedure const*> current(std::span<Procedure const> procedures, core::Date date);

/// The revision in force on that day by id or national code, or null.
Procedure const* find(std::span<Procedure const> procedures, std::string_view id_or_code,
                      core::Date date);

/// One exact revision, for files that were begun with it, or null.
Procedure const* find_revision(std::span<Procedure const> procedures, std::string_view id,
                               std::int32_t revision);

/// Whether a list of case ids (empty: every case) includes the case; the empty case id of a
/// procedure without cases is in every list.
bool applies(std::span<std::string const> cases, std::string_view case_id);

bool has_case(Procedure const& procedure, std::string_view case_id);

/// The papers to bring in a case.
std::vector<Paper const*> papers_for(Procedure const& procedure, std::string_view case_id);

/// The first method of a channel for a case, or null when it cannot be filed that way.
Method const* method_for(Procedure const& procedure, Channel channel, std::string_view case_id);

std::vector<Fee const*> fees_for(Method const& method, std::string_view case_id);

/// Whether every amount of every method is known.
bool fees_known(Procedure const& procedure);

text::Localized service_level_name(ServiceLevel level);
text::Localized channel_name(Channel channel);
text::Localized level_name(Level level);
text::Localized subject_name(Subject subject);

}
