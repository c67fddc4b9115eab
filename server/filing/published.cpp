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

static Result<std::string> read_text(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return fail("published.read", "the file cannot be opened", path.filename().string());
    return std::string{std::istreambuf_iterator<char>(file), {}};
}

static Result<json::Value> read_json(std::filesystem::path const& path) {
    std::string const content = TRY(read_text(path));
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

static Result<cases::CaseType> read_case_type(std::filesystem::path const& path) {
    std::string const content = TRY(read_text(path));
    return in_file(cases::parse_case_type(content), path);
}

/// Every JSON file of the folder.
template<typename T, typename Read>
static Result<std::vector<T>> read_folder(std::filesystem::path const& folder, Read read) {
    std::vector<T> items;
    std::error_code failure;
    for (auto const& entry : std::filesystem::directory_iterator(folder, failure)) {
        std::string const name = entry.path().filename().string();
        if (name.ends_with(".json") && !name.ends_with(".schema.json"))
            items.push_back(TRY(read(entry.path())));
    }
    if (failure)
        return fail("published.read", failure.message(), folder.filename().string());
    return items;
}

Result<Published> Published::load(std::string const& folder) {
    std::filesystem::path const root(folder);
    catalogue::Catalogue catalogue = TRY(read_catalogue(root / "catalogue.json"));
    std::vector<forms::Form> forms = TRY(read_folder<forms::Form>(root / "forms", read_form));
    cases::CaseTypes types;
    for (cases::CaseType& type :
         TRY(read_folder<cases::CaseType>(root / "case-types", read_case_type)))
        TRY_VOID(types.add(std::move(type)));
    if (types.newest(cases::one_door_file) == nullptr)
        return fail("published.read", "no type one-door-file", "case-types");
    return Published(std::move(catalogue), std::move(forms), std::move(types));
}

Published::Published(catalogue::Catalogue catalogue, std::vector<forms::Form> forms,
                     cases::CaseTypes case_types)
    : m_catalogue(std::move(catalogue)), m_case_types(std::move(case_types)) {
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
