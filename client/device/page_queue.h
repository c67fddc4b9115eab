#pragma once

#include "client/device/printer_state.h"
#include "shared/core/bytes.h"
#include "shared/core/result.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace onedoor::device {

enum class PageProgress : std::uint8_t {
    Open,      ///< waits or prints
    Completed, ///< the printer says that all pages are out
    Failed,    ///< cancelled or given up
};

/// A queue of pages. Every call may wait for the network.
class PageQueue {
public:
    virtual ~PageQueue() = default;

    /// Fails with "line.closed" when nobody answers, "printer.status" when the answer makes no
    /// sense.
    virtual Result<Condition> condition() = 0;
    /// Hands a PDF over and returns the job's number. Fails with "line.closed" or
    /// "printer.refused".
    virtual Result<int> submit(core::Bytes const& pdf) = 0;
    /// Fails as condition().
    virtual Result<PageProgress> progress(int job) = 0;
    /// Takes the job and its pages out of the queue, whatever has become of it. Fails with
    /// "line.closed", or "printer.refused" when the queue has none of it any more.
    virtual Result<void> remove(int job) = 0;
    /// The same with every job of this machine, also of an earlier process. Fails with
    /// "line.closed" or "printer.status".
    virtual Result<void> remove_all() = 0;
};

/// What the reasons of a printer's state mean ("printer-state-reasons", RFC 8011 §5.4.12 and PWG
/// 5100.9), their severity aside; the gravest as for receipt printers. `is_stopped` is the state
/// itself, which counts when no reason explains it.
[[nodiscard]] Condition condition_of(std::span<std::string_view const> reasons, bool is_stopped);

}
