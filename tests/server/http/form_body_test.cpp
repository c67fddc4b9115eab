#include "server/http/form_body.h"
#include "shared/core/limits.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::http;

static constexpr std::string_view urlencoded = "application/x-www-form-urlencoded";
static constexpr std::string_view multipart = "multipart/form-data; boundary=xYz";

static std::string code_of(Result<FormBody> const& form) {
    return form ? std::string("ok") : form.error().code;
}

static std::string part(std::string_view head, std::string_view content) {
    return "--xYz\r\nContent-Disposition: form-data; " + std::string(head) + "\r\n\r\n" +
           std::string(content) + "\r\n";
}

TEST_CASE("form body: urlencoded fields keep their order, accents and line breaks") {
    auto const form = read_form_body(urlencoded, "name=Th%E1%BB%9F+A&note=1%0D%0A2&empty=&bare");
    REQUIRE(form);
    REQUIRE(form->fields.size() == 4);
    CHECK(form->value("name") == "Thở A");
    CHECK(form->value("note") == "1\n2");
    CHECK(form->has("empty"));
    CHECK(form->has("bare"));
    CHECK_FALSE(form->has("other"));
}

TEST_CASE("form body: multipart fields and files, empty file fields left out") {
    auto const form = read_form_body(
        multipart,
        part("name=\"a\"", "Thở\r\nA") +
            part("name=\"paper\"; filename=\"C:\\x\\anh %22.png\"\r\nContent-Type: image/png",
                 std::string("\x89PNG\r\n--x\0", 10)) +
            part("name=\"none\"; filename=\"\"\r\nContent-Type: application/octet-stream", "") +
            "--xYz--\r\n");
    REQUIRE(form);
    CHECK(form->value("a") == "Thở\nA");
    REQUIRE(form->files.size() == 1);
    CHECK(form->files[0].field == "paper");
    CHECK(form->files[0].name == "anh \".png");
    CHECK(form->files[0].type == "image/png");
    CHECK(form->files[0].bytes == std::string("\x89PNG\r\n--x\0", 10));
}

TEST_CASE("form body: a name that looks like a parameter stays a name") {
    auto const field =
        read_form_body(multipart, part("name=\"a; filename=\"", "1") + "--xYz--\r\n");
    REQUIRE(field);
    CHECK(field->files.empty());
    CHECK(field->value("a; filename=") == "1");
    auto const file = read_form_body(
        multipart, part("name=\"a; filename=\"; filename=\"b.png\"", "1") + "--xYz--\r\n");
    REQUIRE(file);
    REQUIRE(file->files.size() == 1);
    CHECK(file->files[0].field == "a; filename=");
    CHECK(file->files[0].name == "b.png");
    CHECK(code_of(read_form_body(multipart, part("name=\"a\"; filename=b", "") + "--xYz--\r\n")) ==
          "form_body.format");
}

TEST_CASE("form body: what no browser sends is refused") {
    CHECK(code_of(read_form_body("text/plain", "a=b")) == "form_body.type");
    CHECK(code_of(read_form_body(urlencoded, "a=%4")) == "form_body.format");
    CHECK(code_of(read_form_body(urlencoded, "a=%zz")) == "form_body.format");
    CHECK(code_of(read_form_body(urlencoded, "a=%FF")) == "form_body.format");
    CHECK(code_of(read_form_body(urlencoded, "a=%00")) == "form_body.format");
    CHECK(code_of(read_form_body(urlencoded, "=b")) == "form_body.name");
    CHECK(code_of(read_form_body(urlencoded, std::string(201, 'a') + "=b")) == "form_body.name");
    std::string many;
    for (std::size_t i = 0; i <= limits::form_body_fields_max; ++i)
        many += "a=b&";
    CHECK(code_of(read_form_body(urlencoded, many)) == "form_body.too_many");
}

TEST_CASE("form body: a multipart body stands between its boundaries and in plain parts") {
    std::string const good = part("name=\"a\"", "b");
    CHECK(code_of(read_form_body(multipart, good + "--xYz--\r\n")) == "ok");
    CHECK(code_of(read_form_body(multipart, good)) == "form_body.format");
    CHECK(code_of(read_form_body(multipart, good + "--xYz--trail")) == "form_body.format");
    CHECK(code_of(read_form_body(multipart, "preamble" + good + "--xYz--")) == "form_body.format");
    CHECK(code_of(read_form_body("multipart/form-data", good + "--xYz--")) == "form_body.format");
    CHECK(code_of(read_form_body("multipart/form-data; boundary=a b", good)) == "form_body.format");
    for (char const* const head : {"name=\"a\"; filename=\"x\ny\"", "name=\"a\rb\"; filename=\"x\"",
                                   "name=\"a\"; filename=\"x\"\r\nContent-Type: a\x01"})
        CHECK(code_of(read_form_body(multipart, part(head, "b") + "--xYz--")) == "form_body.name");
    CHECK(code_of(read_form_body(multipart, part("filename=\"x\"", "b") + "--xYz--")) ==
          "form_body.name");
    CHECK(code_of(read_form_body(multipart,
                                 part("name=\"a\"\r\nContent-Transfer-Encoding: base64", "b") +
                                     "--xYz--")) == "form_body.format");
    CHECK(code_of(read_form_body(multipart, "--xYz\r\nX: y\r\nno end--xYz--")) ==
          "form_body.format");
}
