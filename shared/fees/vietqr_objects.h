#pragma once

#include <string_view>

namespace onedoor::fees::vietqr {

inline constexpr std::string_view guid = "A000000727";
inline constexpr std::string_view service_account = "QRIBFTTA";
inline constexpr std::string_view service_card = "QRIBFTTC";
inline constexpr std::string_view currency = "704";
inline constexpr std::string_view country = "VN";
inline constexpr std::size_t merchant_name_max = 25;
inline constexpr std::size_t merchant_city_max = 15;

bool is_bin(std::string_view text);
bool is_account(std::string_view text);
/// Printable ASCII of 1 to `length_max` characters.
bool is_text(std::string_view text, std::size_t length_max);

}
