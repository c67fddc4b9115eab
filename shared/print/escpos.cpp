#include "shared/print/escpos.h"

#include <algorithm>

namespace onedoor::print::escpos {

static constexpr std::uint8_t esc = 0x1B, gs = 0x1D, dle = 0x10, eot = 0x04, dc4 = 0x14;

static constexpr std::array<std::uint8_t, 2> initialise = {esc, '@'};
static constexpr std::uint8_t offline_status = 0x02, error_status = 0x04, paper_status = 0x08;
static constexpr std::array<std::uint8_t, 3> automatic_status_on = {
    gs, 'a', offline_status | error_status | paper_status};
/// Function B: feeds to the knife and cuts, leaving one point.
static constexpr std::array<std::uint8_t, 4> feed_and_cut = {gs, 'V', 66, 0};
/// Function A: cuts where the paper is, leaving one point.
static constexpr std::array<std::uint8_t, 3> cut_here = {gs, 'V', 1};

static void append(core::Bytes& bytes, std::span<std::uint8_t const> more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
}

static void append_ending(core::Bytes& bytes, Ending ending) {
    if (ending.knife == Knife::FeedsItself)
        return append(bytes, feed_and_cut);
    append(bytes, std::array<std::uint8_t, 3>{esc, 'J', ending.feed_rows});
    if (ending.knife == Knife::NeedsFeed)
        append(bytes, cut_here);
}

static core::Bytes band(std::size_t row_bytes, std::span<std::uint8_t const> dots) {
    auto const low = [](std::size_t number) { return static_cast<std::uint8_t>(number & 0xFF); };
    auto const high = [](std::size_t number) { return static_cast<std::uint8_t>(number >> 8); };
    std::size_t const rows = dots.size() / row_bytes;
    core::Bytes bytes = {gs, 'v', '0', 0, low(row_bytes), high(row_bytes), low(rows), high(rows)};
    append(bytes, dots);
    return bytes;
}

core::Bytes end_remains(Ending ending) {
    core::Bytes bytes;
    append(bytes, initialise);
    append_ending(bytes, ending);
    return bytes;
}

Result<Job> encode(Raster const& raster, Ending ending, std::size_t band_rows) {
    bool const is_known_width = raster.width == dots_58_mm || raster.width == dots_80_mm;
    std::size_t const row_bytes = raster.width / 8;
    if (!is_known_width || raster.height == 0 || raster.height > job_rows_max ||
        raster.dots.size() != raster.height * row_bytes)
        return fail("raster.size");
    if (band_rows < band_rows_min || band_rows > band_rows_max)
        return fail("raster.band");

    Job job;
    append(job.head, initialise);
    append(job.head, automatic_status_on);
    append_ending(job.head, ending);
    std::span<std::uint8_t const> left = raster.dots;
    while (!left.empty()) {
        std::size_t const count = std::min(left.size(), band_rows * row_bytes);
        job.bands.push_back(band(row_bytes, left.first(count)));
        left = left.subspan(count);
    }
    append_ending(job.tail, ending);
    return job;
}

core::Bytes real_time_request(RealTime what) {
    return {dle, eot, static_cast<std::uint8_t>(what)};
}

core::Bytes ordered_status_request() {
    return {gs, 'r', 1};
}

core::Bytes clear_buffers() {
    return {dle, dc4, 8, 1, 3, 20, 1, 6, 2, 8};
}

core::Bytes filling() {
    return core::Bytes(band_rows_max * dots_80_mm / 8, 0);
}

}
