#pragma once

#include "client/lifecycle/life.h"
#include "shared/text/language.h"

#include <string>

namespace onedoor::lifecycle {

/// One sentence for the staff panel and the readiness report.
std::string describe(Note const& note, text::Language language);

}
