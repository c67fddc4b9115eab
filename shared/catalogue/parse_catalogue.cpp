#include "shared/catalogue/catalogue.h"
#include "shared/json/object_reader.h"
#include "shared/json/path.h"

#include <algorithm>
#include <map>

namespace onedoor::catalogue {

namespace {

using json::ObjectReader;

Result<Topic> parse_topic(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Topic topic{TRY(reader.string("id")), TRY(reader.localized("name")),
                TRY(reader.string("icon"))};
    TRY_VOID(reader.finish());
    return topic;
}

bool has_topic(std::vector<Topic> const& topics, std::string_view id) {
    return std::ranges::find(topics, id, &Topic::id) != topics.end();
}

/// Checks that what the records name exists and that no two claim the same id or code.
class CatalogueCheck {
public:
    explicit CatalogueCheck(Catalogue const& catalogue) : m_catalogue(catalogue) {
        for (Procedure const& procedure : catalogue.procedures)
            m_revisions[procedure.id].push_back(procedure.revision);
    }

    Result<void> run() {
        for (std::size_t i = 0; i < m_catalogue.procedures.size(); ++i)
            TRY_VOID(check(m_catalogue.procedures[i], json::element_path("procedures", i)));
        return {};
    }

private:
    Result<void> check(Procedure const& procedure, std::string const& path) {
        if (!has_topic(m_catalogue.sectors, procedure.sector))
            return fail("catalogue.unknown_sector", procedure.sector, path);
        for (std::string const& event : procedure.life_events)
            if (!has_topic(m_catalogue.life_events, event))
                return fail("catalogue.unknown_life_event", event, path);
        for (std::string const& other : procedure.related)
            if (!m_revisions.contains(other))
                return fail("catalogue.unknown_procedure", other, path);
        if (std::ranges::count(m_revisions[procedure.id], procedure.revision) > 1)
            return fail("catalogue.duplicate_id", procedure.id, path);
        if (!procedure.code)
            return {};
        auto const [owner, is_new] = m_code_owners.try_emplace(*procedure.code, procedure.id);
        if (!is_new && owner->second != procedure.id)
            return fail("catalogue.duplicate_id", *procedure.code, path);
        return {};
    }

    Catalogue const& m_catalogue;
    std::map<std::string_view, std::vector<std::int32_t>> m_revisions;
    std::map<std::string_view, std::string_view> m_code_owners;
};

}

Result<Catalogue> parse_catalogue(json::Value const& value) {
    ObjectReader reader = TRY(ObjectReader::open(value));
    Catalogue catalogue;
    catalogue.procedures = TRY(reader.list<Procedure>("procedures", parse_procedure));
    catalogue.sectors = TRY(reader.list<Topic>("sectors", parse_topic));
    catalogue.life_events = TRY(reader.list<Topic>("life_events", parse_topic));
    TRY_VOID(reader.finish());
    TRY_VOID(CatalogueCheck(catalogue).run());
    return catalogue;
}

}
