#include "shared/print/escpos.h"
#include "shared/print/slip.h"
#include "tests/support/escpos_printer.h"
#include "tests/support/slip_examples.h"

#include <cstdio>
#include <filesystem>
#include <fstream>

/// usage: slip_sheet FOLDER
///
/// Prints every slip on the virtual printer and writes the papers it cut off: FOLDER/<slip>.pbm dot
/// by dot, <slip>.pgm as a scanner would see it, and <slip>.txt with what stands on it.

using namespace onedoor;
using namespace onedoor::print;
using text::Language;

static constexpr std::size_t scan_scale = 3, scan_border = 40;

static bool is_black(Raster const& paper, std::size_t x, std::size_t y) {
    return (paper.dots[(y * paper.width + x) / 8] >> (7 - x % 8) & 1) != 0;
}

static void write_dots(Raster const& paper, std::filesystem::path const& path) {
    std::ofstream file(path, std::ios::binary);
    file << "P4 " << paper.width << ' ' << paper.height << '\n';
    file.write(reinterpret_cast<char const*>(paper.dots.data()),
               static_cast<std::streamsize>(paper.dots.size()));
}

static void write_scan(Raster const& paper, std::filesystem::path const& path) {
    std::size_t const width = paper.width * scan_scale + 2 * scan_border;
    std::size_t const height = paper.height * scan_scale + 2 * scan_border;
    std::string pixels(width * height, '\xFF');
    for (std::size_t y = 0; y < paper.height * scan_scale; ++y) {
        for (std::size_t x = 0; x < paper.width * scan_scale; ++x) {
            if (is_black(paper, x / scan_scale, y / scan_scale))
                pixels[(y + scan_border) * width + x + scan_border] = '\0';
        }
    }
    std::ofstream(path, std::ios::binary) << "P5 " << width << ' ' << height << " 255\n" << pixels;
}

static void write_lines(std::ofstream& file, std::vector<receipts::Line> const& lines) {
    for (receipts::Line const& line : lines)
        file << line.label << (line.label.empty() ? "" : ": ") << line.value << '\n';
}

static void write_text(receipts::Slip const& slip, std::filesystem::path const& path) {
    std::ofstream file(path);
    for (std::string const& text : {slip.office, slip.title, slip.banner, slip.number}) {
        if (!text.empty())
            file << text << '\n';
    }
    write_lines(file, slip.codes);
    write_lines(file, slip.lines);
    for (receipts::Slip::Item const& item : slip.items)
        file << "- " << item.name << " | " << item.value << " | " << item.remark << '\n';
    if (!slip.address.empty())
        file << slip.address << '\n' << slip.address_caption << '\n';
    for (std::string const& note : slip.notes)
        file << note << '\n';
}

static bool print_slip(receipts::Slip const& slip, std::size_t width, Edition edition,
                       std::filesystem::path const& path) {
    auto const raster = slip_raster(slip, width, edition);
    auto const job = raster ? escpos::encode(*raster) : std::unexpected(raster.error());
    if (!job) {
        std::fprintf(stderr, "%s: %s\n", path.c_str(), job.error().code.c_str());
        return false;
    }
    testing::EscposPrinter printer(width);
    printer.receive(job->head);
    for (core::Bytes const& band : job->bands)
        printer.receive(band);
    printer.receive(job->tail);
    if (printer.papers().size() != 1 || printer.stray_bytes() != 0) {
        std::fprintf(stderr, "%s: not one clean paper\n", path.c_str());
        return false;
    }
    write_dots(printer.papers()[0], path.string() + ".pbm");
    write_scan(printer.papers()[0], path.string() + ".pgm");
    write_text(slip, path.string() + ".txt");
    return true;
}

int main(int count, char** arguments) {
    if (count != 2)
        return 2;
    std::filesystem::path const folder = arguments[1];
    bool is_done = true;
    for (std::size_t const width : {dots_58_mm, dots_80_mm}) {
        std::string const paper = width == dots_58_mm ? "-58" : "-80";
        for (Language const language : {Language::Vietnamese, Language::English}) {
            std::string const ending = paper + "-" + std::string(text::tag(language));
            for (testing::NamedSlip const& example : testing::slip_examples(language))
                is_done &= print_slip(example.slip, width, Edition::Original,
                                      folder / (example.name + ending));
        }
        is_done &= print_slip(testing::slip_examples(Language::Vietnamese)[0].slip, width,
                              Edition::Copy, folder / ("copy" + paper + "-vi"));
        is_done &= print_slip(testing::letters_slip(), width, Edition::Original,
                              folder / ("letters" + paper));
    }
    return is_done ? 0 : 1;
}
