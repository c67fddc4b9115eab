#pragma once

#include "shared/core/random.h"
#include "shared/core/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace onedoor::core {

/// 128 random bits made by the client before the first send; the idempotency key of a filing
/// (reliability §2.6). Written as 32 lower-case hexadecimal digits.
struct SubmissionId {
    std::array<std::uint8_t, 16> bytes{};

    static SubmissionId make(Random& random);
    /// Fails with "submission_id.format".
    static Result<SubmissionId> parse(std::string_view text);
    [[nodiscard]] std::string text() const;

    auto operator<=>(SubmissionId const&) const = default;
};

/// An amount of Vietnamese đồng; never negative on input, at most 999,999,999,999.
struct Dong {
    std::int64_t amount = 0;
    auto operator<=>(Dong const&) const = default;
};

}
