#pragma once

#include "shared/catalogue/procedure.h"
#include "shared/text/language.h"

#include <span>
#include <string>

/// Parts of a procedure record in the words people read, the same in the program and on the light
/// pages. What is not known is said to be set by the province.
namespace onedoor::wording {

/// "7 ngày làm việc", "Trong ngày".
std::string time_limit(catalogue::Method const& method, text::Language language);

/// "20.000 đ mỗi hồ sơ", "Không thu", "Theo quy định của địa phương".
std::string amount(catalogue::Fee const& fee, text::Language language);

/// "Trường hợp: Trẻ bị bỏ rơi"; empty when `cases` is, because then it is every case.
std::string cases(catalogue::Procedure const& procedure, std::span<std::string const> cases,
                  text::Language language);

}
