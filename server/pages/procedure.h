#pragma once

#include "server/pages/layout.h"
#include "shared/catalogue/catalogue.h"
#include "shared/guide/checklist.h"

namespace onedoor::pages {

/// Everything the catalogue knows about a procedure, ending in the way to file it.
Document procedure_page(text::Language language, catalogue::Catalogue const& catalogue,
                        catalogue::Procedure const& procedure, guide::Today const& today);

/// Ways to file with their times and fees, and the days when results are due if filed now.
void write_costs(Html& html, text::Language language, catalogue::Procedure const& procedure,
                 guide::Today const& today = {});
/// Nothing for a procedure without papers.
void write_papers(Html& html, text::Language language, catalogue::Procedure const& procedure);

/// How far a procedure goes online: Toàn trình, Một phần, Chỉ cung cấp thông tin.
void write_service_badge(Html& html, text::Language language, catalogue::ServiceLevel level);

/// Name, badge and link of a procedure in a list.
void write_procedure_link(Html& html, text::Language language,
                          catalogue::Procedure const& procedure);

}
