#pragma once

#include "server/api/services.h"

/// Figures of the office. Query parameters: period, lang (vi, en), format (json, csv, xlsx), by,
/// key and indicator as in reports::Question.
namespace onedoor::api {

/// For leaders: of the whole office, or of the units they lead.
http::Response get_figures(Call const& call);
/// The register of files (form 07), with personal data: of the whole office for the one-door
/// counter and its leaders, otherwise of the units somebody leads. Each reading is recorded.
http::Response get_register(Call const& call);
/// For everybody.
http::Response get_open_data(Call const& call);

}
