#pragma once

#include "shared/cases/case_type.h"

#include <memory>

namespace onedoor::cases {

/// Every kind of file an office knows, in all versions that files may still stand on.
class CaseTypes {
public:
    /// Fails with "case_type.id" when this version is there already.
    Result<void> add(CaseType type);

    /// Pointers stay good as long as this. Null: there is none.
    [[nodiscard]] CaseType const* find(std::string_view id, std::int32_t version) const;
    [[nodiscard]] CaseType const* newest(std::string_view id) const;

private:
    std::vector<std::unique_ptr<CaseType const>> m_types;
};

}
