#include "server/http/assets.h"

#include "server/http/characters.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <cstdio>
#include <memory>

namespace onedoor::http {

Result<std::string> read_file(std::string const& path) {
    auto const close = [](std::FILE* file) { std::fclose(file); };
    std::unique_ptr<std::FILE, decltype(close)> const file(std::fopen(path.c_str(), "rb"), close);
    if (!file)
        return fail("assets.missing", "cannot open " + path);
    std::string content;
    char part[64 * 1024];
    for (std::size_t got = 0; (got = std::fread(part, 1, sizeof part, file.get())) > 0;)
        content.append(part, got);
    if (std::ferror(file.get()) != 0)
        return fail("assets.missing", "cannot read " + path);
    return content;
}

static Result<std::string> read_variant(std::string const& file, std::int64_t bytes) {
    std::string content = TRY(read_file(file));
    if (static_cast<std::int64_t>(content.size()) != bytes)
        return fail("assets.format", file + " is not as long as assets.json says");
    return content;
}

static Result<Assets::File> read_entry(json::ObjectReader& entry, std::string const& folder) {
    static constexpr json::ObjectReader::Range sizes{0, 64 * 1024 * 1024};
    Assets::File file;
    file.path = TRY(entry.string("path"));
    file.type = TRY(entry.string("type"));
    file.sha256 = TRY(entry.string("sha256"));
    std::string const cache = TRY(entry.string("cache"));
    file.caching = cache == "immutable" ? Caching::Forever : Caching::Revalidate;
    std::int64_t const bytes = TRY(entry.integer("bytes", sizes));
    std::optional<std::int64_t> const brotli = TRY(entry.optional_integer("br", sizes));
    std::optional<std::int64_t> const gzip = TRY(entry.optional_integer("gz", sizes));
    TRY_VOID(entry.finish());
    if (!file.path.starts_with('/') || file.path.contains(".."))
        return fail("assets.format", "not an address", entry.path());
    std::string const place = folder + "/public" + file.path;
    file.raw = TRY(read_variant(place, bytes));
    if (brotli)
        file.brotli = TRY(read_variant(place + ".br", *brotli));
    if (gzip)
        file.gzip = TRY(read_variant(place + ".gz", *gzip));
    return file;
}

Result<Assets> Assets::load(std::string const& folder) {
    std::string const text = TRY(read_file(folder + "/assets.json"));
    json::Value const listing = TRY(json::parse(text, json::own_file_limits));
    json::Value const* const files = listing.find("files");
    if (files == nullptr || files->as_object() == nullptr)
        return fail("assets.format", "assets.json has no files");
    Assets assets;
    for (json::Member const& member : *files->as_object()) {
        auto entry = TRY(json::ObjectReader::open(member.value, member.name));
        assets.add(member.name, TRY(read_entry(entry, folder)));
    }
    return assets;
}

void Assets::add(std::string name, File file) {
    m_names.insert_or_assign(std::move(name), file.path);
    std::string path = file.path;
    m_files.insert_or_assign(std::move(path), std::move(file));
}

std::string_view Assets::path_of(std::string_view name) const {
    auto const found = m_names.find(name);
    return found == m_names.end() ? std::string_view{} : std::string_view(found->second);
}

std::string_view Assets::content_of(std::string_view name) const {
    auto const found = m_files.find(path_of(name));
    return found == m_files.end() ? std::string_view{} : std::string_view(found->second.raw);
}

// q=0 means "not this"; whatever else a client writes there means "yes".
static bool is_refused(std::string_view parameters) {
    std::size_t const q = parameters.find("q=");
    if (q == std::string_view::npos)
        return false;
    for (char const character : trimmed(parameters.substr(q + 2))) {
        if (character != '0' && character != '.')
            return false;
    }
    return true;
}

Accepted accepted_codings(std::string_view header) {
    Accepted accepted;
    while (!header.empty()) {
        std::size_t const end = header.find(',');
        std::string_view const item = header.substr(0, end);
        header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
        std::size_t const semicolon = item.find(';');
        std::string_view const name = trimmed(item.substr(0, semicolon));
        bool const yes = semicolon == std::string_view::npos || !is_refused(item.substr(semicolon));
        if (equal_ignoring_case(name, "br"))
            accepted.brotli = yes;
        else if (equal_ignoring_case(name, "gzip"))
            accepted.gzip = yes;
    }
    return accepted;
}

bool knows_tag(std::string_view if_none_match, std::string_view tag) {
    while (!if_none_match.empty()) {
        std::size_t const end = if_none_match.find(',');
        std::string_view item = trimmed(if_none_match.substr(0, end));
        if_none_match =
            end == std::string_view::npos ? std::string_view{} : if_none_match.substr(end + 1);
        if (item.starts_with("W/"))
            item.remove_prefix(2);
        if (item == tag || item == "*")
            return true;
    }
    return false;
}

std::optional<Response> Assets::find(RequestHead const& head) const {
    auto const found = m_files.find(head.path);
    if (found == m_files.end())
        return std::nullopt;
    File const& file = found->second;
    Accepted const accepted = accepted_codings(head.header("accept-encoding"));
    bool const use_brotli = accepted.brotli && !file.brotli.empty();
    bool const use_gzip = !use_brotli && accepted.gzip && !file.gzip.empty();
    std::string_view const coding = use_brotli ? "br" : use_gzip ? "gzip" : "";

    Response response;
    response.caching = file.caching;
    std::string const tag =
        "\"" + file.sha256.substr(0, 20) + (coding.empty() ? "" : "-") + std::string(coding) + "\"";
    response.add("ETag", tag).add("Vary", "Accept-Encoding");
    if (knows_tag(head.header("if-none-match"), tag)) {
        response.status = 304;
        return response;
    }
    response.content_type = file.type;
    response.lasting_body = use_brotli ? file.brotli : use_gzip ? file.gzip : file.raw;
    if (!coding.empty())
        response.add("Content-Encoding", coding);
    return response;
}

}
