/// check_bundle DIR: reads the bundles of the catalogue with the parsers of the product and checks
/// what only they can see together. Prints every problem and exits with 1 when there is one.

#include "shared/catalogue/catalogue.h"
#include "shared/forms/form.h"
#include "shared/guide/library.h"
#include "shared/json/json.h"
#include "shared/search/index.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

using namespace onedoor;

namespace {

int problems = 0;

void report(std::string const& file, std::string const& reason) {
    std::fprintf(stderr, "%s: %s\n", file.c_str(), reason.c_str());
    ++problems;
}

void report(std::string const& file, Error const& error) {
    report(file,
           error.code + " at " + error.path + (error.detail.empty() ? "" : ": ") + error.detail);
}

std::string read_file(std::filesystem::path const& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

using Forms = std::map<std::string, std::vector<forms::Form>>;

void read_form(std::filesystem::path const& path, Forms& known) {
    Result<json::Value> const document = json::parse(read_file(path), json::own_file_limits);
    if (!document)
        return report(path, document.error());
    Result<forms::Form> form = forms::parse_form(*document);
    if (!form)
        return report(path, form.error());
    std::string const name = form->id + ".v" + std::to_string(form->version) + ".json";
    if (path.filename() != name)
        report(path, "holds " + name);
    known[form->id].push_back(*std::move(form));
}

Forms read_forms(std::filesystem::path const& folder) {
    Forms known;
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        read_form(entry.path(), known);
    return known;
}

/// A form may serve several procedures: each case it names belongs to one of them.
void check_forms(catalogue::Catalogue const& catalogue, Forms const& known) {
    std::map<std::string, std::set<std::string>> cases;
    for (catalogue::Procedure const& procedure : catalogue.procedures) {
        if (!procedure.form)
            continue;
        if (!known.contains(*procedure.form))
            report(procedure.id, "form " + *procedure.form + " does not exist");
        for (catalogue::Case const& one : procedure.cases)
            cases[*procedure.form].insert(one.id);
    }
    for (auto const& [id, versions] : known)
        for (forms::Form const& form : versions)
            for (std::string const& name : forms::named_cases(form))
                if (!cases[id].contains(name))
                    report(id, "case " + name + " does not exist in its procedures");
}

void check_index(std::filesystem::path const& path, catalogue::Catalogue const& catalogue) {
    Result<search::Index> const index = search::parse_index(read_file(path));
    if (!index)
        return report(path, index.error());
    std::set<std::string> ids;
    for (catalogue::Procedure const& procedure : catalogue.procedures)
        ids.insert(procedure.id);
    for (search::Entry const& entry : index->entries())
        if (ids.erase(entry.id) == 0)
            report(path, entry.id + " is unknown or repeated");
    for (std::string const& missing : ids)
        report(path, missing + " is missing");
}

/// Reads the guides as the client does, and their questions with every check of a form.
void check_guides(std::filesystem::path const& path) {
    std::string const text = read_file(path);
    if (Result<guide::Library> const library = guide::parse_library(text); !library)
        return report(path, library.error());
    Result<json::Value> const document = json::parse(text, json::own_file_limits);
    for (json::Value const& guide : *document->find("guides")->as_array())
        if (Result<forms::Form> const form = forms::parse_form(*guide.find("form")); !form)
            report(path, form.error());
}

}

int main(int argument_count, char** arguments) {
    if (argument_count != 2) {
        std::fprintf(stderr, "usage: check_bundle DIR\n");
        return 2;
    }
    std::filesystem::path const folder = arguments[1];
    std::filesystem::path const file = folder / "catalogue.json";
    Result<json::Value> const document = json::parse(read_file(file), json::own_file_limits);
    Result<catalogue::Catalogue> const catalogue =
        document ? catalogue::parse_catalogue(*document) : std::unexpected(document.error());
    if (!catalogue) {
        report(file, catalogue.error());
        return 1;
    }
    check_forms(*catalogue, read_forms(folder / "forms"));
    check_index(folder / "index.json", *catalogue);
    check_guides(folder / "guides.json");
    if (problems == 0)
        std::printf("%zu procedures read back\n", catalogue->procedures.size());
    return problems == 0 ? 0 : 1;
}
