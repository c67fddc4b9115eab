#pragma once

#include "shared/core/bytes.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <string>

namespace onedoor::support {

/// A folder that disappears with the test; PDFs are judged by other programs' eyes.
class PdfWorkbench {
public:
    PdfWorkbench() {
        std::string pattern = (std::filesystem::temp_directory_path() / "onedoor-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        m_folder = pattern;
    }
    PdfWorkbench(PdfWorkbench const&) = delete;
    PdfWorkbench& operator=(PdfWorkbench const&) = delete;
    ~PdfWorkbench() { std::filesystem::remove_all(m_folder); }

    void put(core::Bytes const& pdf) const {
        std::ofstream file(m_folder / "form.pdf", std::ios::binary);
        file.write(reinterpret_cast<char const*>(pdf.data()),
                   static_cast<std::streamsize>(pdf.size()));
    }

    /// What the command writes to its output, run in the folder; fails when the command does.
    [[nodiscard]] std::string run(std::string const& command) const {
        std::string const line = "cd " + m_folder.string() + " && " + command;
        FILE* pipe = popen(line.c_str(), "r");
        REQUIRE(pipe != nullptr);
        std::string output;
        std::array<char, 4096> buffer{};
        for (std::size_t count = 0; (count = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
            output.append(buffer.data(), count);
        REQUIRE_MESSAGE(pclose(pipe) == 0, command);
        return output;
    }

private:
    std::filesystem::path m_folder;
};

/// Words in reading order, one blank between them.
inline std::string words_of(PdfWorkbench const& bench) {
    std::string text;
    for (char const character : bench.run("pdftotext form.pdf - | sed 's/\\xC2\\xA0/ /g'")) {
        bool const blank = character == ' ' || character == '\n' || character == '\f';
        if (!blank)
            text += character;
        else if (!text.empty() && text.back() != ' ')
            text += ' ';
    }
    return text;
}

inline int page_count(PdfWorkbench const& bench) {
    return std::atoi(bench.run("pdfinfo form.pdf | sed -n 's/^Pages: *//p'").c_str());
}

}
