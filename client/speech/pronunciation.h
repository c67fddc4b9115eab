#pragma once

#include "shared/text/language.h"

#include <string>
#include <string_view>

/// How written things are said, so that they are understood at once and can be written down.
namespace onedoor::speech {

using text::Language;

/// Codes, citizen's and phone numbers are spelled in groups, dates, times and amounts of money
/// become words, signs without a sound go; all other words stay as they are.
///
///     "Nhận lúc 09:12, 21/11/2026"  "Nhận lúc 9 giờ 12 phút, ngày 21 tháng 11 năm 2026"
///     "Phí 2.000 đ/trang"           "Phí hai nghìn đồng một trang"
///     "TN-7K"                       "tê en-nờ, gạch ngang, bảy ca"
[[nodiscard]] std::string pronounced(std::string_view written, Language language);

/// The voice for words of a page in `language`: a Vietnamese one for names that stand untranslated
/// on an English page, which most words' marks tell.
[[nodiscard]] Language language_heard(std::string_view words, Language language);

/// Character by character, in groups as people say them: digits of ten by 4-3-3, others by three;
/// signs by their names, except blanks and dots between digits, which only end a group.
[[nodiscard]] std::string spelled(std::string_view written, Language language);

}
