#include "client/app/state.h"

namespace onedoor::app {

bool UnitCodes::has_province(std::string_view code) const {
    return list.find_province(code) != nullptr;
}

bool UnitCodes::is_commune_of(std::string_view commune, std::string_view province) const {
    units::Commune const* const found = list.find_commune(commune);
    return found != nullptr && list.province_of(*found).code == province;
}

bool UnitCodes::has_commune(std::string_view code) const {
    return list.find_commune(code) != nullptr;
}

}
