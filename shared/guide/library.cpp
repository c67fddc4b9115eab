#include "shared/guide/library.h"

#include "shared/catalogue/catalogue.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <algorithm>

namespace onedoor::guide {

using json::ObjectReader;

static Result<Outcome> read_outcome(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Outcome outcome;
    outcome.procedure = TRY(reader.string("procedure"));
    outcome.case_id = TRY(reader.optional_string("case")).value_or("");
    outcome.reason = TRY(reader.localized("reason"));
    if (json::Value const* const when = reader.optional_value("when"))
        outcome.when = TRY(forms::parse_condition(*when, reader.path_of("when")));
    outcome.after = TRY(reader.optional_strings("after"));
    TRY_VOID(reader.finish());
    return outcome;
}

static Result<Guide> read_guide(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    Guide guide;
    guide.id = TRY(reader.string("id"));
    guide.name = TRY(reader.localized("name"));
    guide.intro = TRY(reader.localized("intro"));
    guide.icon = TRY(reader.string("icon"));
    json::Value const* const form = TRY(reader.value("form"));
    guide.questions = TRY(forms::read_form(*form));
    guide.outcomes = TRY(reader.list<Outcome>("outcomes", read_outcome));
    guide.source = TRY(reader.string("source"));
    guide.confidence = TRY(reader.string("confidence"));
    TRY_VOID(reader.finish());
    return guide;
}

static Result<catalogue::Procedure> read_record(json::Value const& value, std::string path) {
    return catalogue::read_procedure(value, std::move(path));
}

Result<Library> parse_library(std::string_view text) {
    json::Value const document = TRY(json::parse(text, json::own_file_limits));
    ObjectReader reader = TRY(ObjectReader::open(document));
    Library library;
    library.guides = TRY(reader.list<Guide>("guides", read_guide));
    library.procedures = TRY(reader.list<catalogue::Procedure>("procedures", read_record));
    TRY_VOID(reader.finish());
    return library;
}

Guide const* find_guide(Library const& library, std::string_view id) {
    auto const found = std::ranges::find(library.guides, id, &Guide::id);
    return found == library.guides.end() ? nullptr : &*found;
}

catalogue::Procedure const* find_procedure(Library const& library, std::string_view id) {
    auto const found = std::ranges::find(library.procedures, id, &catalogue::Procedure::id);
    return found == library.procedures.end() ? nullptr : &*found;
}

}
