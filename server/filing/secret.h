#pragma once

#include "shared/cases/references.h"
#include "shared/core/ids.h"

#include <array>
#include <cstdint>

namespace onedoor::filing {

/// Key of the look-up secrets; kept in the data folder, never changed while files are open.
using SecretKey = std::array<std::uint8_t, 32>;

/// The look-up secret of a submission: made from the key and the id (HMAC-SHA-256), so that a
/// repeated filing gets the same receipt although the secret is stored nowhere, not even hashed.
cases::LookupSecret secret_of(SecretKey const& key, core::SubmissionId const& id);

enum class Match : std::uint8_t { Same, Different };

/// Takes the same time wherever the two differ.
Match compare(cases::LookupSecret const& left, cases::LookupSecret const& right);

}
