#include "shared/qr/qr.h"

#include <cstdio>
#include <cstdlib>
#include <doctest/doctest.h>
#include <string>
#include <unistd.h>

using namespace onedoor;

/// What zbarimg reads from the code drawn with its quiet zone, four pixels a module.
static std::string read_back(qr::Code const& code) {
    constexpr int scale = 4;
    constexpr int quiet = 4;
    int const pixels = (code.side + 2 * quiet) * scale;
    char path[] = "/tmp/onedoor-qr-XXXXXX";
    std::FILE* const file = fdopen(mkstemp(path), "wb");
    std::fprintf(file, "P5 %d %d 255\n", pixels, pixels);
    for (int y = 0; y < pixels; ++y)
        for (int x = 0; x < pixels; ++x) {
            int const column = x / scale - quiet;
            int const row = y / scale - quiet;
            bool const inside = column >= 0 && row >= 0 && column < code.side && row < code.side;
            auto const at = static_cast<std::size_t>(row * code.side + column);
            std::fputc(inside && code.modules[at] != 0 ? 0 : 255, file);
        }
    std::fclose(file);
    std::string const command = std::string("zbarimg --nodbus -q --raw pgm:") + path;
    std::FILE* const pipe = popen(command.c_str(), "r");
    char text[1024] = "";
    bool const read = std::fgets(text, sizeof text, pipe) != nullptr;
    pclose(pipe);
    unlink(path);
    return read ? text : "";
}

TEST_CASE("qr: a reader finds the text that was encoded") {
    for (std::string const text : {"https://motcua.example/ho-so/H32.10-261121-0008", "Mã hồ sơ"})
        CHECK(read_back(qr::encode(text).value()) == text + "\n");
}

TEST_CASE("qr: a text too long for the largest code is refused") {
    CHECK(qr::encode(std::string(663, 'a')).has_value());
    CHECK(qr::encode(std::string(700, 'a')).error().code == "qr.too_long");
}
