#include "server/attachments/inspection.h"
#include "tests/server/support/sample_files.h"

#include <array>
#include <doctest/doctest.h>
#include <zlib.h>

using namespace onedoor;
using namespace onedoor::testing;
using attachments::FileType;

static std::string refusal(std::string_view content, FileType type) {
    Result<void> const checked = attachments::inspect(core::as_bytes(content), type);
    return checked ? "accepted" : checked.error().code;
}

static std::string deflated(std::string const& content) {
    std::string packed(compressBound(content.size()), '\0');
    uLongf size = packed.size();
    REQUIRE(compress(reinterpret_cast<Bytef*>(packed.data()), &size,
                     reinterpret_cast<Bytef const*>(content.data()), content.size()) == Z_OK);
    packed.resize(size);
    return packed;
}

TEST_CASE("inspection: plain files of each type pass") {
    CHECK(refusal(make_jpeg(640, 480), FileType::Jpeg) == "accepted");
    CHECK(refusal(make_png(640, 480), FileType::Png) == "accepted");
    CHECK(refusal(make_pdf(), FileType::Pdf) == "accepted");
    CHECK(attachments::read_jpeg_size(core::as_bytes(make_jpeg(640, 480)))->width == 640);
    CHECK(attachments::read_png_size(core::as_bytes(make_png(640, 480)))->height == 480);
}

TEST_CASE("inspection: content of another type is a mismatch") {
    CHECK(refusal(make_png(1, 1), FileType::Jpeg) == "upload.type_mismatch");
    CHECK(refusal(make_jpeg(1, 1), FileType::Pdf) == "upload.type_mismatch");
    CHECK(refusal(" " + make_pdf(), FileType::Pdf) == "upload.type_mismatch");
    CHECK(refusal("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", FileType::Pdf) == "upload.type_mismatch");
    CHECK(refusal("", FileType::Png) == "upload.type_mismatch");
}

TEST_CASE("inspection: pictures above 40 megapixels are refused by their header alone") {
    CHECK(refusal(make_png(30'000, 30'000), FileType::Png) == "upload.too_many_pixels");
    CHECK(refusal(make_jpeg(30'000, 30'000), FileType::Jpeg) == "upload.too_many_pixels");
    CHECK(refusal(make_png(8000, 5000), FileType::Png) == "accepted");
    CHECK(refusal(make_png(8000, 5001), FileType::Png) == "upload.too_many_pixels");
    CHECK(refusal(make_png(0x7fffffff, 0x7fffffff), FileType::Png) == "upload.too_many_pixels");
    CHECK(refusal(make_png(0, 10), FileType::Png) == "upload.broken_file");
    CHECK(refusal(make_jpeg(10, 0), FileType::Jpeg) == "upload.broken_file");
}

TEST_CASE("inspection: every truncation of a picture is refused") {
    std::string const jpeg = make_jpeg(640, 480);
    for (std::size_t size = 0; size < jpeg.size(); ++size)
        CHECK(refusal(std::string_view(jpeg).substr(0, size), FileType::Jpeg) != "accepted");
    std::string const png = make_png(640, 480);
    for (std::size_t size = 0; size < png.size(); ++size)
        CHECK(refusal(std::string_view(png).substr(0, size), FileType::Png) != "accepted");
    CHECK(refusal(png + "PK\3\4", FileType::Png) == "upload.broken_file");
    CHECK(refusal(make_jpeg(640, 480, ""), FileType::Jpeg) == "upload.broken_file");
}

TEST_CASE("inspection: PDFs that act, carry files or are locked are refused") {
    CHECK(refusal(make_pdf("<</S /JavaScript /JS (app.alert(1))>>"), FileType::Pdf) ==
          "upload.pdf_active");
    CHECK(refusal(make_pdf("<</S/J#61vaScript/JS(x)>>"), FileType::Pdf) == "upload.pdf_active");
    CHECK(refusal(make_pdf("<</S /Launch /F (cmd.exe)>>"), FileType::Pdf) == "upload.pdf_active");
    CHECK(refusal(make_pdf("<</Type /EmbeddedFile>>"), FileType::Pdf) == "upload.pdf_active");
    CHECK(refusal(make_pdf("<</S /Rendition /JS 5 0 R>>"), FileType::Pdf) == "upload.pdf_active");
    CHECK(refusal(make_pdf("<</Encrypt 7 0 R>>"), FileType::Pdf) == "upload.pdf_encrypted");
    CHECK(refusal(make_pdf("<</EncryptMetadata false>>"), FileType::Pdf) == "accepted");
    CHECK(refusal("%PDF-1.7\n cut", FileType::Pdf) == "upload.broken_file");
}

TEST_CASE("inspection: a script inside a compressed object stream is found") {
    std::string const hidden = deflated("1 0 <</S /JavaScript /JS (x)>>" + std::string(5000, ' '));
    CHECK(refusal(
              make_pdf("<</Type/ObjStm/Filter/FlateDecode>>\nstream\r\n" + hidden + "\nendstream"),
              FileType::Pdf) == "upload.pdf_active");
    CHECK(refusal(make_pdf("stream\n" + deflated("plain text") + "endstream"), FileType::Pdf) ==
          "accepted");
}

TEST_CASE("inspection: a decompression bomb costs little") {
    std::string const bomb = deflated(std::string(200 * 1024 * 1024, '/'));
    CHECK(bomb.size() < 1024 * 1024);
    std::string pdf;
    for (int i = 0; i < 4; ++i)
        pdf += "stream\n" + bomb + "\nendstream\n";
    CHECK(refusal(make_pdf(pdf), FileType::Pdf) == "accepted");
}
