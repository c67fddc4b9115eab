#pragma once

#include "shared/core/bytes.h"
#include "shared/core/result.h"
#include "shared/print/raster.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// What is sent to a receipt printer: commands of Epson's "ESC/POS Command Reference", by their
/// names there.
namespace onedoor::print::escpos {

inline constexpr std::size_t band_rows_min = 24;
inline constexpr std::size_t band_rows_max = 128;
/// Six millimetres: what one acknowledgement stands for.
inline constexpr std::size_t band_rows_usual = 48;
inline constexpr std::size_t job_rows_max = 16'384;

/// What ends a slip; models differ.
enum class Knife : std::uint8_t {
    FeedsItself, ///< GS V function B takes the last row past the knife
    NeedsFeed,   ///< feed_rows have to be fed before GS V function A
    None,        ///< feed_rows take the last row past the bar to tear at
};
struct Ending {
    Knife knife = Knife::FeedsItself;
    /// ESC J; not used by a knife that feeds itself.
    std::uint8_t feed_rows = 0;
};

/// One slip in the order it is sent, after `clear_buffers` was answered. After each part the sender
/// asks for `ordered_status_request` and keeps only a few parts unanswered, so that little is left
/// inside a printer that stops.
struct Job {
    /// Initialises (ESC @), turns automatic status on (GS a: off line, errors, paper) and ends
    /// whatever had been printed of an earlier job, so that it does not hang on this slip.
    core::Bytes head;
    /// Each one complete GS v 0.
    std::vector<core::Bytes> bands;
    /// The ending.
    core::Bytes tail;
};

/// Fails with "raster.size" unless the raster is 384 or 576 dots wide, 1 to job_rows_max high and
/// has that many bytes, and with "raster.band" when band_rows is out of its range.
Result<Job> encode(Raster const& raster, Ending ending = {},
                   std::size_t band_rows = band_rows_usual);

/// Initialises (ESC @) and ends what was printed of a job that stopped.
core::Bytes end_remains(Ending ending);

/// DLE EOT n.
enum class RealTime : std::uint8_t { Printer = 1, OfflineCause = 2, ErrorCause = 3, Paper = 4 };

inline constexpr std::array real_time_all = {RealTime::Printer, RealTime::OfflineCause,
                                             RealTime::ErrorCause, RealTime::Paper};

/// Answered at once with one byte, also offline and with a full buffer; it overtakes what waits to
/// be printed and therefore says nothing about it. The same bytes among the dots of a raster are
/// answered too: ask it only while no raster is under way.
core::Bytes real_time_request(RealTime what);

/// GS r 1: one byte once everything sent before it has been carried out; no answer while the
/// printer is stopped.
core::Bytes ordered_status_request();

/// DLE DC4 8: at once throws away everything received and not yet printed, a torn raster too.
/// Nothing is sent before its answer came; printers that do not know it never answer, and get
/// `filling` instead.
core::Bytes clear_buffers();

/// NUL for everything a torn band can lack; between commands it means nothing.
core::Bytes filling();

}
