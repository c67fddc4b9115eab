#include "shared/json/json.h"
#include "shared/search/search.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

namespace {

json::Value to_json(search::Match const& match, search::Index const& index) {
    json::Array highlights;
    for (search::Highlight const& highlight : match.highlights)
        highlights.emplace_back(json::Array{static_cast<std::int64_t>(highlight.begin),
                                            static_cast<std::int64_t>(highlight.end)});
    return json::Object{{"id", index.entries()[match.entry].id},
                        {"score", match.score},
                        {"highlights", std::move(highlights)}};
}

}

/// "find": {"index": as in index.json, "query": text, "language": "vi" or "en"} gives
/// [{"id", "score", "highlights": [[begin, end]…]}…].
Result<json::Value> run_search(std::string_view op, json::Value const& in) {
    if (op != "find")
        return unknown_op();
    json::ObjectReader reader = TRY(json::ObjectReader::open(in));
    json::Value const* const file = TRY(reader.value("index"));
    auto const index = TRY(search::parse_index(json::write(*file)));
    std::string const query = TRY(reader.string("query"));
    auto const language = TRY(reader.string("language")) == "en" ? text::Language::English
                                                                 : text::Language::Vietnamese;
    TRY_VOID(reader.finish());
    json::Array found;
    for (search::Match const& match : search::search(index, {query, language}))
        found.push_back(to_json(match, index));
    return found;
}

}
