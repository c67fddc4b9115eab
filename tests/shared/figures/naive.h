#pragma once

#include "shared/figures/index_rules.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

/// The figures once more, straight from the words of the form and of the decision: each one counts
/// all files anew and shares nothing with shared/figures but the facts.
namespace onedoor::naive {

using figures::FileFacts;
using figures::Period;

using Files = std::span<FileFacts const>;
using Condition = std::function<bool(FileFacts const&)>;

enum class Measured : std::uint8_t { FirstAppointment, CurrentAppointment };

struct View {
    Files files;
    Period period;
    Measured measured = Measured::FirstAppointment;
};

std::int64_t count(Files files, Condition const& condition);

bool is_received(View const& view, FileFacts const& file);
bool is_settled(View const& view, FileFacts const& file);
bool is_open(View const& view, FileFacts const& file);
/// Has a known time and was settled on an earlier day, in time, or neither.
bool is_early(View const& view, FileFacts const& file);
bool is_on_time(View const& view, FileFacts const& file);
bool is_late(View const& view, FileFacts const& file);

/// (3) to (13) of II.06a of the files for which `condition` holds.
std::vector<std::int64_t> columns(View const& view, Condition const& condition);

/// Bounds of an indicator's points in hundredths, over the files for which `condition` holds;
/// those for which `mended` holds are taken as good where they are bad.
struct Points {
    std::int64_t lower = 0;
    std::int64_t upper = 0;
};
Points points(View const& view, figures::Indicator const& indicator, Condition const& condition,
              Condition const& mended);

}
