#include "server/api/procedures.h"

#include "server/http/assets.h"
#include "shared/json/json.h"

#include <filesystem>

namespace onedoor::api {

static std::string_view string_member(json::Value const& value, std::string_view name) {
    json::Value const* const member = value.find(name);
    std::string const* const text = member == nullptr ? nullptr : member->as_string();
    return text == nullptr ? std::string_view{} : std::string_view(*text);
}

static bool all_amounts_known(json::Value const& record) {
    json::Value const* const methods = record.find("methods");
    if (methods == nullptr || methods->as_array() == nullptr)
        return false;
    for (json::Value const& method : *methods->as_array()) {
        json::Value const* const fees = method.find("fees");
        if (fees == nullptr || fees->as_array() == nullptr)
            return false;
        for (json::Value const& fee : *fees->as_array()) {
            json::Value const* const amount = fee.find("amount");
            if (amount == nullptr || amount->is_null())
                return false;
        }
    }
    return true;
}

Result<Procedures> Procedures::load(std::string const& folder) {
    std::string const text = TRY(http::read_file(folder + "/catalogue.json"));
    json::Value const catalogue = TRY(json::parse(text, json::own_file_limits));
    std::vector<json::Value> forms;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder + "/forms", error)) {
        if (entry.path().extension() != ".json")
            continue;
        std::string const form = TRY(http::read_file(entry.path().string()));
        forms.push_back(TRY(json::parse(form, json::own_file_limits)));
    }
    if (error)
        return fail("assets.missing", "cannot list " + folder + "/forms");
    return make(catalogue, std::move(forms));
}

Result<Procedures> Procedures::make(json::Value const& catalogue, std::vector<json::Value> forms) {
    Procedures procedures;
    for (json::Value& form : forms) {
        json::Value const* const version = form.find("version");
        std::string const id(string_member(form, "id"));
        if (id.empty() || version == nullptr || version->as_integer() == nullptr)
            return fail("assets.format", "a form without id or version", id);
        std::int64_t const number = *version->as_integer();
        procedures.m_forms.insert_or_assign({id, number}, std::move(form));
    }
    json::Value const* const records = catalogue.find("procedures");
    if (records == nullptr || records->as_array() == nullptr)
        return fail("assets.format", "catalogue.json has no procedures");
    for (json::Value const& record : *records->as_array())
        TRY_VOID(procedures.add(record));
    return procedures;
}

Result<void> Procedures::add(json::Value const& record) {
    std::string const id(string_member(record, "id"));
    if (id.empty())
        return fail("assets.format", "a procedure without id");
    std::string_view const form_id = string_member(record, "form");
    json::Value const* const form = form_id.empty() ? nullptr : newest_form(form_id);
    json::Object answer{{"procedure", record},
                        {"form", form == nullptr ? json::Value() : *form},
                        {"fees_known", all_amounts_known(record)}};
    m_answers.insert_or_assign(id, json::write(json::Value(std::move(answer))));
    if (std::string_view const code = string_member(record, "code"); !code.empty())
        m_ids_by_code.insert_or_assign(std::string(code), id);
    return {};
}

std::string_view Procedures::answer(std::string_view id_or_code) const {
    auto const coded = m_ids_by_code.find(id_or_code);
    auto const found =
        m_answers.find(coded == m_ids_by_code.end() ? id_or_code : std::string_view(coded->second));
    return found == m_answers.end() ? std::string_view{} : std::string_view(found->second);
}

json::Value const* Procedures::form(std::string_view id, std::int64_t version) const {
    auto const found = m_forms.find({std::string(id), version});
    return found == m_forms.end() ? nullptr : &found->second;
}

json::Value const* Procedures::newest_form(std::string_view id) const {
    auto const after = m_forms.upper_bound({std::string(id), INT64_MAX});
    if (after == m_forms.begin() || std::prev(after)->first.first != id)
        return nullptr;
    return &std::prev(after)->second;
}

}
