#include "server/documents/form_sets.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace onedoor::documents {

static Result<receipts::FormSet> read_set(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string const content{std::istreambuf_iterator<char>(file), {}};
    if (!file)
        return fail("documents.form_sets", "the file cannot be read", path.filename().string());
    Result<receipts::FormSet> set = receipts::FormSet::parse(content);
    if (!set)
        set.error().path = path.filename().string() + ": " + set.error().path;
    return set;
}

Result<receipts::FormSets> load_form_sets(std::string const& folder) {
    receipts::FormSets sets;
    std::error_code failure;
    std::filesystem::path const sets_folder = std::filesystem::path(folder) / "form-sets";
    for (auto const& entry : std::filesystem::directory_iterator(sets_folder, failure)) {
        std::string const name = entry.path().filename().string();
        if (name.ends_with(".json") && !name.ends_with(".schema.json")) {
            receipts::FormSet set = TRY(read_set(entry.path()));
            TRY_VOID(sets.add(std::move(set)));
        }
    }
    if (failure)
        return fail("documents.form_sets", failure.message(), "form-sets");
    if (sets.newest(receipts::form_set_in_force) == nullptr)
        return fail("documents.form_sets", "no set " + std::string(receipts::form_set_in_force),
                    "form-sets");
    return sets;
}

}
