#pragma once

#include "shared/json/value.h"
#include "shared/units/units.h"

#include <string>

namespace onedoor::filing {

/// The person who files. Every e-form asks for them under the same field ids (requester_name,
/// requester_citizen_id, …); what was not answered is empty.
struct Requester {
    std::string name;
    std::string citizen_id;
    std::string phone;
    std::string email;
    /// Object of an address field, or null.
    json::Value address;
};

Requester requester_of(json::Value const& answers);

/// "Tổ 4, Phường Nha Trang, Tỉnh Khánh Hòa", from an answered address; what is missing is left out.
std::string address_text(units::Units const& units, json::Value const& address);

}
