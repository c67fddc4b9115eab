#include "server/filing/published.h"

#include "shared/json/json.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace onedoor::filing {

template<typename T> static Result<T> in_file(Result<T> read, std::filesystem::path const& path) {
    if (!read)
        read.error().path = path.filename().string() + ": " + read.error().path;
    return read;
}

static Result<json::Value> read_json(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail("published.read", "the file cannot be opened", path.filename().string());
    std::string const content{std::istreambuf_iterator<char>(file), {}};
    return in_file(json::parse(content, json::own_file_limits), path);
}

static Result<catalogue::Catalogue> read_catalogue(std::filesystem::path const& path) {
    json::Value const value = TRY(read_json(path));
    return in_file(catalogue::parse_catalogue(value), path);
}

static Result<forms::Form> read_form(std::filesystem::path const& path) {
    json::Value const value = TRY(read_json(path));
    return in_file(forms::parse_form(value), path);
}

Result<Published> Published::load(std::string const& folder) {
    std::filesystem::path const root(folder);
    catalogue::Catalogue catalogue = TRY(read_catalogue(root / "catalogue.json"));
    std::vector<forms::Form> forms;
    std::error_code failure;
    for (auto const& entry : std::filesystem::directory_iterator(root / "forms", failure))
        if (entry.path().extension() == ".json")
            forms.push_back(TRY(read_form(entry.path())));
    if (failure)
        return fail("published.read", failure.message(), "forms");
    return Published(std::move(catalogue), std::move(forms));
}

Published::Published(catalogue::Catalogue catalogue, std::vector<forms::Form> forms)
    : m_catalogue(std::move(catalogue)) {
    for (forms::Form& form : forms) {
        std::map<std::int32_t, forms::Form>& versions = m_forms[form.id];
        versions.insert_or_assign(form.version, std::move(form));
    }
}

catalogue::Procedure const* Published::procedure(std::string_view id_or_code,
                                                 core::Date date) const {
    return catalogue::find(m_catalogue.procedures, id_or_code, date);
}

catalogue::Procedure const* Published::revision(std::string_view id, std::int32_t revision) const {
    return catalogue::find_revision(m_catalogue.procedures, id, revision);
}

forms::Form const* Published::form(std::string_view id, std::int32_t version) const {
    auto const versions = m_forms.find(id);
    if (versions == m_forms.end())
        return nullptr;
    auto const found = versions->second.find(version);
    return found == versions->second.end() ? nullptr : &found->second;
}

forms::Form const* Published::newest_form(std::string_view id) const {
    auto const versions = m_forms.find(id);
    return versions == m_forms.end() ? nullptr : &versions->second.rbegin()->second;
}

}
