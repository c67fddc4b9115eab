#pragma once

#include "shared/forms/answers.h"
#include "shared/units/units.h"

namespace onedoor::filing {

/// The list of provinces and communes as the forms ask for it. The units must outlive it.
class UnitCodes final : public forms::UnitLookup {
public:
    explicit UnitCodes(units::Units const& units) : m_units(units) {}

    [[nodiscard]] bool has_province(std::string_view code) const override {
        return m_units.find_province(code) != nullptr;
    }
    [[nodiscard]] bool has_commune(std::string_view code) const override {
        return m_units.find_commune(code) != nullptr;
    }
    [[nodiscard]] bool is_commune_of(std::string_view commune,
                                     std::string_view province) const override {
        units::Commune const* const found = m_units.find_commune(commune);
        return found != nullptr && m_units.province_of(*found).code == province;
    }

private:
    units::Units const& m_units;
};

}
