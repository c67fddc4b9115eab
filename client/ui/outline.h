#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

struct stbtt_fontinfo;

namespace onedoor::ui {

/// How large and how finely the letters of an outline are rasterised.
struct Raster {
    /// From the ascender to the descender, in pixels.
    float height = 0;
    /// Columns of samples to a pixel.
    int columns = 1;
};

/// The letters of one TrueType file. They are numbered from 0 in the order of their code points;
/// a character that is not there has the number of '?'. Internal to client/ui.
class Outline {
public:
    /// Pixels of a bitmap, and where its upper left corner stands from the pen on the baseline.
    struct Box {
        int left = 0, top = 0, width = 0, height = 0;
    };

    /// `file` is a font of the program's own and has to outlive the outline. `ranges`: first and
    /// last code point of each range, ended by 0.
    Outline(std::span<std::uint8_t const> file, std::uint16_t const* ranges);
    ~Outline();
    Outline(Outline&&) noexcept;
    Outline& operator=(Outline&&) = delete;

    [[nodiscard]] std::size_t size() const { return m_codes.size(); }
    [[nodiscard]] std::uint16_t code(std::size_t letter) const { return m_codes[letter]; }
    [[nodiscard]] std::size_t letter(char32_t code) const;
    /// In the unit of `height`.
    [[nodiscard]] float advance(std::size_t letter, float height) const;
    /// From the upper edge to the baseline, in the unit of `height`.
    [[nodiscard]] float ascent(float height) const;
    /// In samples: as many columns to a pixel as `raster` has.
    [[nodiscard]] Box box(std::size_t letter, Raster raster) const;
    /// Writes the coverage of each sample of the letter's box into `pixels`, zeroed before.
    void draw(std::size_t letter, Raster raster, std::uint8_t* pixels, int stride) const;

private:
    [[nodiscard]] float scale(float height) const;

    std::unique_ptr<stbtt_fontinfo> m_file;
    std::vector<std::uint16_t> m_codes;
    /// Of each letter: its glyph in the file.
    std::vector<std::uint16_t> m_glyphs;
    std::size_t m_unknown = 0;
};

}
