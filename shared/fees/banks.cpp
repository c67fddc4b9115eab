#include "shared/fees/banks.h"

namespace onedoor::fees {

std::optional<std::string_view> bank_name(std::string_view bin) {
    struct Bank {
        std::string_view bin;
        std::string_view name;
    };
    static constexpr Bank banks[] = {
        {"970436", "Vietcombank"}, {"970415", "VietinBank"}, {"970418", "BIDV"},
        {"970405", "Agribank"},    {"970422", "MB"},         {"970407", "Techcombank"},
        {"970416", "ACB"},         {"970432", "VPBank"},     {"970423", "TPBank"},
        {"970403", "Sacombank"},   {"970400", "Saigonbank"}, {"970406", "DongA"},
        {"970408", "GPBank"},      {"970409", "BacABank"},   {"970412", "PVcomBank"},
        {"970414", "Oceanbank"},
    };
    for (Bank const& bank : banks)
        if (bank.bin == bin)
            return bank.name;
    return std::nullopt;
}

}
