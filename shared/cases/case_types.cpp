#include "shared/cases/case_types.h"

namespace onedoor::cases {

Result<void> CaseTypes::add(CaseType type) {
    if (find(type.id, type.version) != nullptr)
        return fail("case_type.id", "this version is there already", "version");
    m_types.push_back(std::make_unique<CaseType const>(std::move(type)));
    return {};
}

CaseType const* CaseTypes::find(std::string_view id, std::int32_t version) const {
    for (auto const& type : m_types) {
        if (type->id == id && type->version == version)
            return type.get();
    }
    return nullptr;
}

CaseType const* CaseTypes::newest(std::string_view id) const {
    CaseType const* newest = nullptr;
    for (auto const& type : m_types) {
        if (type->id == id && (newest == nullptr || type->version > newest->version))
            newest = type.get();
    }
    return newest;
}

}
