#include "shared/core/verify.h"
#include "shared/json/json.h"
#include "shared/search/search.h"
#include "shared/text/utf8.h"
#include "tests/fuzz/value_source.h"

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

constexpr std::string_view sound_index = R"({"v":1,"sectors":[["a","Hộ tịch","Civil status"],
["b","Đất đai","Land"]],"p":[["khai-sinh","1.001193","Đăng ký khai sinh","Birth",0,2,1,0,
"giấy khai sinh|sinh con"],["so-do",null,"Cấp đổi sổ đỏ, sổ hồng","Land",1,0,0,null,""]]})";

static void check_index(std::string_view text, std::string_view query) {
    auto const index = search::parse_index(text);
    if (!index)
        return;
    std::string const once = written(*index);
    auto const again = search::parse_index(once);
    VERIFY(again && written(*again) == once);
    if (!index->entries().empty())
        check_search(*index, index->entries().front().name.vi);
    check_search(*index, query);
}

/// An accepted index is written and read back the same; whatever is searched for, highlights are
/// whole characters of the name. The bytes are a file, changes of a sound one, and a query.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    static json::Value const sound = *json::parse(sound_index);
    static search::Index const index = *search::parse_index(sound_index);
    std::string_view const input(reinterpret_cast<char const*>(bytes), size);
    std::string_view const query = text::is_valid_utf8(input) ? input : "khai s";
    check_index(input, query);
    check_search(index, query);
    check_index(json::write(fuzz::changed(sound, {bytes, size})), "giay khai sinh");
    return 0;
}
