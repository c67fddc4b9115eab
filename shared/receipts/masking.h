#pragma once

#include <string>
#include <string_view>

/// Personal numbers as they may be shown on screens and paper (visual.md §9).
namespace onedoor::receipts {

/// "056098001212" → "0560••••••12"; shorter numbers show two at each end, six or fewer nothing.
std::string mask_identity_number(std::string_view number);

/// "0912345514" → "09•• ••• 514"; other lengths show two in front and three behind, seven or fewer
/// nothing. Blanks, dots and dashes are dropped.
std::string mask_phone(std::string_view phone);

/// "thu.tran@example.vn" → "t•••@example.vn".
std::string mask_email(std::string_view email);

}
