#pragma once

#include "client/app/state.h"

#include <optional>
#include <string>
#include <string_view>

/// A filing that is not sent yet, as text: kept on this device, or handed to another one. Answers
/// carry their labels, so that one for which a later form has no field can still be named.
namespace onedoor::app {

/// Thirty days after the last change a kept draft is forgotten.
inline constexpr std::int64_t kept_draft_life_ms = std::int64_t{30} * 24 * 3'600'000;

/// {"submission_id","procedure","form_version","case","delivery","at","saved_at","values":{path:
/// typed},"labels":{field: label},"papers":{paper: {"upload_id","name","size","stored_at"} |
/// {"bring":true}}}. Files that were not uploaded stay behind.
std::string write_draft(ProcedurePage const& page, Filing const& filing, core::Instant saved_at,
                        text::Language language);

/// What the text is about; nothing when it is no draft.
std::optional<DraftSummary> summary_of(std::string_view text);

/// The draft as a filing of the procedure and form on the page, answers placed by their fields'
/// ids; nothing when it is no draft of this procedure. What finds no place is in `dropped`. The
/// text may come from anybody: nothing but answers to this form comes out of it.
std::optional<Filing> read_draft(ProcedurePage const& page, std::string_view text);

/// Fields of the form with an answer; a group of entries counts as one.
std::size_t answered_fields(forms::Form const& form, forms::Draft const& draft);

}
