#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::text {

/// Tab, line breaks, every Unicode space, and the invisible zero-width space and byte order mark.
bool is_white_space(char32_t code_point);

/// Without white space at either end.
std::string_view trim(std::string_view text);

/// One line: every run of white space becomes one blank, none at the ends.
std::string collapse_white_space(std::string_view text);

/// Several lines: each collapsed as above, separated by "\n"; at most one empty line in a row,
/// none at the ends.
std::string collapse_white_space_in_lines(std::string_view text);

enum class LineBreaks : std::uint8_t { Refused, Allowed };

/// Whether the text holds characters that do not belong into what a person types: C0 and C1
/// controls (tab and, with Allowed, CR and LF excepted), DEL, overrides of writing direction,
/// noncharacters.
bool has_control_characters(std::string_view text, LineBreaks line_breaks);

}
