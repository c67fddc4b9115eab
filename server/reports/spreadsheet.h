#pragma once

#include "shared/core/result.h"
#include "shared/figures/table.h"

#include <string>

namespace onedoor::reports {

/// The table as an Office Open XML workbook of one sheet: title, period, head, rows, notes; set up
/// for A4 landscape. Moments are the wall clock of Vietnam. Nothing of it outlives the call on a
/// disk. Fails with "figures.spreadsheet".
Result<std::string> to_xlsx(figures::Table const& table);

}
