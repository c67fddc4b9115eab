#include "client/mirror/edition.h"

#include "shared/json/json.h"

#include <algorithm>
#include <ranges>

namespace onedoor::mirror {

namespace {

constexpr std::string_view site = "/site/";
constexpr std::string_view procedures = "/api/v1/procedures/";

std::size_t index_of(std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(file_names, name) - file_names.begin());
}

}

std::string site_path(std::string_view name) {
    return std::string(site).append(name);
}

bool is_site_path(std::string_view path) {
    return path.starts_with(site) || path.starts_with(procedures);
}

Edition::Edition(Listing listing, Contents contents)
    : m_listing(std::move(listing)), m_contents(std::move(contents)) {
    Content& records = m_contents[index_of("procedures.json")];
    if (!records)
        return;
    Result<json::Value> const document = json::parse(*records, json::own_file_limits);
    json::Value const* const by_id = document ? document->find("procedures") : nullptr;
    json::Value const* const codes = document ? document->find("codes") : nullptr;
    if (by_id == nullptr || by_id->as_object() == nullptr || codes == nullptr ||
        codes->as_object() == nullptr) {
        records.reset();
        return;
    }
    for (json::Member const& member : *by_id->as_object())
        m_procedures.emplace(member.name, json::write(member.value));
    for (json::Member const& member : *codes->as_object())
        if (std::string const* const id = member.value.as_string())
            m_ids.emplace(member.name, *id);
}

bool Edition::is_complete() const {
    return std::ranges::all_of(m_contents,
                               [](Content const& content) { return content != nullptr; });
}

net::Response Edition::answer(std::string_view path) const {
    if (path.starts_with(site)) {
        std::size_t const index = index_of(path.substr(site.size()));
        if (index == file_names.size())
            return {.status = 404};
        Content const& content = m_contents[index];
        return content ? net::Response{.status = 200, .body = *content} : net::Response{};
    }
    if (m_procedures.empty())
        return {};
    std::string_view asked = path.substr(procedures.size());
    if (auto const coded = m_ids.find(asked); coded != m_ids.end())
        asked = coded->second;
    auto const found = m_procedures.find(asked);
    return found == m_procedures.end() ? net::Response{.status = 404}
                                       : net::Response{.status = 200, .body = found->second};
}

}
