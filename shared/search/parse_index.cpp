#include "shared/json/json.h"
#include "shared/json/object_reader.h"
#include "shared/search/index.h"

namespace onedoor::search {

namespace {

constexpr std::int64_t amount_max = 999'999'999'999;

/// One of the short arrays of the file, member by member.
class Row {
public:
    static Result<Row> open(json::Value const& value, std::size_t size, std::string path) {
        json::Array const* const members = value.as_array();
        if (members == nullptr || members->size() != size)
            return fail("index.shape", "not a row of the right length", path);
        return Row(*members, std::move(path));
    }

    Result<std::string> string() {
        std::string const* const text = next().as_string();
        if (text == nullptr)
            return fail("index.shape", "text expected", m_path);
        return *text;
    }

    Result<std::int64_t> integer(std::int64_t max) {
        std::int64_t const* const number = next().as_integer();
        if (number == nullptr || *number < 0 || *number > max)
            return fail("index.shape", "number expected", m_path);
        return *number;
    }

    [[nodiscard]] bool skip_null() {
        bool const is_null = (*m_members)[m_next].is_null();
        m_next += is_null ? 1 : 0;
        return is_null;
    }

private:
    Row(json::Array const& members, std::string path)
        : m_members(&members), m_path(std::move(path)) {}

    json::Value const& next() { return (*m_members)[m_next++]; }

    json::Array const* m_members;
    std::string m_path;
    std::size_t m_next = 0;
};

std::vector<std::string> split_phrases(std::string_view joined) {
    std::vector<std::string> phrases;
    while (!joined.empty()) {
        std::size_t const bar = joined.find('|');
        phrases.emplace_back(joined.substr(0, bar));
        joined.remove_prefix(bar == std::string_view::npos ? joined.size() : bar + 1);
    }
    return phrases;
}

Result<Sector> parse_sector(json::Value const& value, std::string path) {
    Row row = TRY(Row::open(value, 3, std::move(path)));
    std::string id = TRY(row.string());
    std::string vi = TRY(row.string());
    return Sector{std::move(id), {std::move(vi), TRY(row.string())}};
}

Result<Entry> parse_entry(json::Value const& value, std::string path, std::size_t sector_count) {
    if (sector_count == 0)
        return fail("index.shape", "no sectors", path);
    Row row = TRY(Row::open(value, 9, std::move(path)));
    Entry entry;
    entry.id = TRY(row.string());
    if (!row.skip_null())
        entry.code = TRY(row.string());
    entry.name.vi = TRY(row.string());
    entry.name.en = TRY(row.string());
    auto const sector_max = static_cast<std::int64_t>(sector_count) - 1;
    entry.sector = static_cast<std::size_t>(TRY(row.integer(sector_max)));
    entry.service = static_cast<catalogue::ServiceLevel>(TRY(row.integer(2)));
    entry.has_form = TRY(row.integer(1)) == 1;
    if (!row.skip_null())
        entry.payable_min = core::Dong{TRY(row.integer(amount_max))};
    entry.everyday = split_phrases(TRY(row.string()));
    return entry;
}

}

Result<Index> parse_index(std::string_view text) {
    json::Value const document = TRY(json::parse(text, json::own_file_limits));
    json::ObjectReader reader = TRY(json::ObjectReader::open(document));
    if (!reader.integer("v", {1, 1}))
        return fail("index.version", {}, "v");
    auto sectors = TRY(reader.list<Sector>("sectors", parse_sector));
    auto entries =
        TRY(reader.list<Entry>("p", [&sectors](json::Value const& value, std::string const& path) {
            return parse_entry(value, path, sectors.size());
        }));
    TRY_VOID(reader.finish());
    return Index::make(std::move(sectors), std::move(entries));
}

}
