#pragma once

#include "shared/figures/share.h"
#include "shared/figures/standing.h"

#include <array>
#include <string_view>

namespace onedoor::figures {

/// What single files say about an indicator of Decision 766/QĐ-TTg; which indicator uses which one
/// is data (assets/figures).
enum class Measure : std::uint8_t {
    /// All files of the period: settled in time, or open and in time; a second request for
    /// supplements makes a file late.
    OnTime,
    /// Settled files: filed online and answered by an electronic result.
    OnlineWithResult,
    /// Files received in the period that bear a fee: paid online.
    PaidOnline,
    /// Files ended with a result: it is electronic.
    ElectronicResult,
    /// The same: papers and result are electronic.
    PapersAndResult,
    /// Files received in the period: papers are kept as files.
    DigitisedPapers,
    /// Files received in the period: a paper came from the store of earlier ones.
    ReusedPaper,
    /// Files received in the period: filed from an account verified by VNeID.
    VerifiedIdentity,
    /// Files received in the period: acknowledged by the national portal.
    Synchronised,
    /// Settled files: 100 % less the late ones and less the ones people were dissatisfied with; a
    /// file that is both is taken off twice.
    Satisfaction
};
inline constexpr std::size_t measure_count = 10;

/// "on_time", "online_with_result", ….
std::string_view name_of(Measure measure);
std::optional<Measure> measure_named(std::string_view name);

/// Whether work on a file that has ended can still make it good: a result can be put into
/// electronic form later, time cannot be turned back.
bool is_mendable(Measure measure);

/// By Measure.
using Tallies = std::array<Tally, measure_count>;

/// What one file adds; a file whose part in the denominator is not known is counted as unknown,
/// which keeps the true share between the bounds.
Tallies tallies_of(FileFacts const& file, Standing const& standing);

}
