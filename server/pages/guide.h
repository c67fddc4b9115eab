#pragma once

#include "server/pages/layout.h"
#include "shared/guide/checklist.h"

#include <string_view>

namespace onedoor::pages {

/// "What do you need to do?": the events in life that have a guide.
Document guides_page(text::Language language, guide::Library const& library);

/// The next question as a form, with the answers given before it.
Document question_page(text::Language language, guide::Guide const& guide,
                       guide::Progress const& progress);

/// The personal checklist. `address` is the whole address of the page, for its QR code.
Document checklist_page(text::Language language, guide::Guide const& guide,
                        guide::Progress const& progress, guide::Checklist const& checklist,
                        std::string_view address);

/// A tile for each guide.
void write_guide_tiles(Html& html, text::Language language, guide::Library const& library);

/// "/can-lam-gi/<id>?tra-loi=…"
std::string guide_address(guide::Guide const& guide, std::string const& answers);

}
