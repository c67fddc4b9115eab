#pragma once

#include "shared/core/result.h"
#include "shared/core/time.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace onedoor::store {

/// What figures read of an accepted case; nothing of the person behind it.
struct CountedCase {
    std::string reference;
    std::string code;
    std::string procedure;
    std::int32_t procedure_revision = 1;
    std::string case_id;
    /// Handling unit and officer; empty: none.
    std::string unit;
    std::string officer;
    /// Code of the national portal: 1 direct, 2 online, 3 post.
    std::int32_t channel = 1;
    std::int32_t status = 1;
    core::Instant accepted_at;
    std::optional<core::Instant> due_at;
    /// Before an extension.
    std::optional<core::Instant> first_due_at;
    std::optional<core::Instant> ended_at;
    std::optional<core::Instant> stood_since;
    std::int32_t supplements = 0;
    /// State it was in when the appointment that counts passed; empty: not passed, or not recorded.
    std::string overdue_state;
    std::int32_t papers = 0;
    /// Of them those with a file.
    std::int32_t papers_uploaded = 0;
};

/// An accepted case as the register (form 07) lists it.
struct RegisteredCase {
    std::int32_t register_number = 0;
    std::string code;
    std::string procedure;
    std::int32_t procedure_revision = 1;
    std::string applicant;
    /// "counter", "post" or "online".
    std::string delivery;
    std::string unit;
    core::Instant accepted_at;
    std::optional<core::Instant> due_at;
    std::optional<core::Instant> returned_at;
    /// Canonical JSON object.
    std::string answers;
};

/// Which appointment decides that a case is overdue.
enum class DueBasis : std::uint8_t { First, Current };

/// Reads in bulk, one row at a time. An error of `see` ends the reading and is given back; other
/// errors as in CaseStore. `see` must not call the store.
class FigureStore {
public:
    virtual ~FigureStore() = default;

    /// Cases accepted before `until` that had not ended before `from`, in no order.
    virtual Result<void> each_counted(core::Instant from, core::Instant until, DueBasis basis,
                                      std::function<Result<void>(CountedCase&&)> const& see) = 0;
    /// Cases accepted in [from, until) in the order of acceptance.
    virtual Result<void>
    each_registered(core::Instant from, core::Instant until,
                    std::function<Result<void>(RegisteredCase&&)> const& see) = 0;
};

}
