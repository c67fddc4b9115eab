#pragma once

#include "client/app/state.h"

#include <optional>
#include <string>
#include <string_view>

/// A filing that is not sent yet, as text: kept on this device, or handed to another one.
namespace onedoor::app {

/// Thirty days after the last change a kept draft is forgotten.
inline constexpr std::int64_t kept_draft_life_ms = std::int64_t{30} * 24 * 3'600'000;

/// {"submission_id","procedure","case","delivery","at","saved_at","answers","values":{path: typed},
/// "papers":{paper: {"upload_id","name","size"} | {"bring":true}}}. Files that were not
/// uploaded stay behind.
std::string write_draft(Filing const& filing, core::Instant saved_at);

/// What the text is about; nothing when it is no draft.
std::optional<DraftSummary> summary_of(std::string_view text);

/// The draft as a filing of the procedure and form on the page, answers placed by their fields'
/// ids; nothing when it is no draft of this procedure. What finds no place is in `dropped`. The
/// text may come from anybody: nothing but answers to this form comes out of it.
std::optional<Filing> read_draft(ProcedurePage const& page, std::string_view text);

/// Fields with an answer; a group of entries counts as one.
std::int64_t answered_fields(forms::Draft const& draft);

}
