#include "shared/core/verify.h"
#include "shared/json/json.h"
#include "shared/search/search.h"
#include "shared/text/utf8.h"

using namespace onedoor;

static json::Value row_of(search::Entry const& entry) {
    std::string everyday;
    for (std::string const& phrase : entry.everyday)
        everyday += (&phrase == entry.everyday.data() ? "" : "|") + phrase;
    json::Value const code = entry.code.empty() ? json::Value() : json::Value(entry.code);
    json::Value const price = entry.payable_min ? json::Value(entry.payable_min->amount) : nullptr;
    return json::Array{entry.id,
                       code,
                       entry.name.vi,
                       entry.name.en,
                       static_cast<std::int64_t>(entry.sector),
                       static_cast<std::int64_t>(entry.service),
                       entry.has_form ? 1 : 0,
                       price,
                       everyday};
}

static std::string written(search::Index const& index) {
    json::Array sectors;
    for (search::Sector const& sector : index.sectors())
        sectors.emplace_back(json::Array{sector.id, sector.name.vi, sector.name.en});
    json::Array rows;
    for (search::Entry const& entry : index.entries())
        rows.push_back(row_of(entry));
    return json::write(
        json::Object{{"v", 1}, {"sectors", std::move(sectors)}, {"p", std::move(rows)}});
}

static void check_search(search::Index const& index, std::string_view query) {
    auto const matches = search::search(index, {query});
    VERIFY(matches.size() <= limits::search_results_max);
    for (search::Match const& match : matches) {
        std::string_view const name = index.entries()[match.entry].name.vi;
        std::size_t end = 0;
        for (search::Highlight const& highlight : match.highlights) {
            VERIFY(end <= highlight.begin && highlight.begin < highlight.end);
            end = highlight.end;
            VERIFY(end <= name.size());
            VERIFY(
                text::is_valid_utf8(name.substr(highlight.begin, highlight.end - highlight.begin)));
        }
    }
}

/// An accepted index is written and read back the same; any of its names and the rest of the input
/// can be searched for, and highlights are whole characters of the name.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    std::string_view const input(reinterpret_cast<char const*>(bytes), size);
    std::size_t const line = input.find('\n');
    auto const index = search::parse_index(input.substr(0, line));
    if (!index)
        return 0;
    std::string const once = written(*index);
    auto const again = search::parse_index(once);
    VERIFY(again && written(*again) == once);
    if (!index->entries().empty())
        check_search(*index, index->entries().front().name.vi);
    std::string_view const query = line < size ? input.substr(line + 1) : "khai s";
    if (text::is_valid_utf8(query))
        check_search(*index, query);
    return 0;
}
