#include "shared/print/escpos.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::print;

static Raster black_raster(std::size_t width, std::size_t height) {
    return {width, height, core::Bytes(width / 8 * height, 0xFF)};
}

static std::string hex(core::Bytes const& bytes) {
    return core::to_hex(bytes);
}

TEST_CASE("escpos: a job begins with initialise, automatic status and a cut and ends with a cut") {
    auto const job = escpos::encode(black_raster(dots_58_mm, 1));
    REQUIRE(job);
    CHECK(hex(job->head) == "1b40"
                            "1d610e"
                            "1d564200");
    CHECK(hex(job->tail) == "1d564200");
}

TEST_CASE("escpos: a slip ends as the model needs it, before and after") {
    auto const job_of = [](escpos::Ending ending) {
        return *escpos::encode(black_raster(dots_58_mm, 1), ending);
    };
    auto const fed = job_of({.knife = escpos::Knife::NeedsFeed, .feed_rows = 120});
    CHECK(hex(fed.head) == "1b401d610e1b4a781d5601");
    CHECK(hex(fed.tail) == "1b4a781d5601");
    auto const torn = job_of({.knife = escpos::Knife::None, .feed_rows = 200});
    CHECK(hex(torn.head) == "1b401d610e1b4ac8");
    CHECK(hex(torn.tail) == "1b4ac8");
    CHECK(hex(escpos::end_remains({})) == "1b401d564200");
}

TEST_CASE("escpos: a band is one GS v 0 with its width in bytes and its height in rows") {
    auto const narrow = escpos::encode(black_raster(dots_58_mm, 24), {}, 24);
    REQUIRE(narrow);
    REQUIRE(narrow->bands.size() == 1);
    CHECK(hex(narrow->bands[0]).substr(0, 18) == "1d76300030001800ff");
    CHECK(narrow->bands[0].size() == 8 + 48 * 24);

    auto const wide = escpos::encode(black_raster(dots_80_mm, 128), {}, 128);
    REQUIRE(wide);
    CHECK(hex(wide->bands[0]).substr(0, 18) == "1d76300048008000ff");
}

TEST_CASE("escpos: bands follow each other without a gap and the last one is shorter") {
    Raster raster = black_raster(dots_80_mm, 100);
    for (std::size_t at = 0; at < raster.dots.size(); ++at)
        raster.dots[at] = static_cast<std::uint8_t>(at * 31);
    auto const job = escpos::encode(raster, {}, 48);
    REQUIRE(job);
    REQUIRE(job->bands.size() == 3);
    CHECK(job->bands[2][6] == 4);
    core::Bytes joined;
    for (core::Bytes const& band : job->bands)
        joined.insert(joined.end(), band.begin() + 8, band.end());
    CHECK(joined == raster.dots);
}

TEST_CASE("escpos: rasters of another width, without rows, too long or torn are refused") {
    auto const code = [](Raster const& raster, std::size_t rows = 48) {
        auto const job = escpos::encode(raster, {}, rows);
        return job ? std::string() : job.error().code;
    };
    CHECK(code(black_raster(512, 10)) == "raster.size");
    CHECK(code(black_raster(dots_58_mm, 0)) == "raster.size");
    CHECK(code(black_raster(dots_58_mm, escpos::job_rows_max + 1)) == "raster.size");
    CHECK(code({dots_58_mm, 10, core::Bytes(479)}) == "raster.size");
    CHECK(code(black_raster(dots_58_mm, 10), 23) == "raster.band");
    CHECK(code(black_raster(dots_58_mm, 10), 129) == "raster.band");
    CHECK(code(black_raster(dots_58_mm, escpos::job_rows_max)).empty());
}

TEST_CASE("escpos: requests are those of the command reference") {
    CHECK(hex(escpos::real_time_request(escpos::RealTime::Printer)) == "100401");
    CHECK(hex(escpos::real_time_request(escpos::RealTime::OfflineCause)) == "100402");
    CHECK(hex(escpos::real_time_request(escpos::RealTime::ErrorCause)) == "100403");
    CHECK(hex(escpos::real_time_request(escpos::RealTime::Paper)) == "100404");
    CHECK(hex(escpos::ordered_status_request()) == "1d7201");
    CHECK(hex(escpos::clear_buffers()) == "10140801031401060208");
}
