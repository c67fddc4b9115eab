#include "server/http/assets.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

using namespace onedoor;
using namespace onedoor::http;

static Assets some_assets() {
    Assets assets;
    assets.add("boot.js", {"/assets/boot.0123456789.js", "text/javascript; charset=utf-8",
                           "00112233445566778899aabbccddeeff", Caching::Forever, "raw raw raw",
                           "br", "gzipped"});
    assets.add("robots.txt",
               {"/robots.txt", "text/plain; charset=utf-8", "ffeeddccbbaa99887766554433221100",
                Caching::Revalidate, "all", "", ""});
    return assets;
}

static std::optional<Response> get(std::string path, std::vector<Header> headers = {}) {
    RequestHead head;
    head.path = std::move(path);
    head.headers = std::move(headers);
    return some_assets().find(head);
}

static std::string_view header(Response const& response, std::string_view name) {
    for (Header const& field : response.headers) {
        if (field.name == name)
            return field.value;
    }
    return {};
}

TEST_CASE("assets: the coding follows Accept-Encoding") {
    struct Row {
        char const* accept;
        char const* coding;
    };
    for (Row const row : {Row{"br, gzip", "br"}, Row{"gzip, deflate, br", "br"},
                          Row{"gzip", "gzip"}, Row{"GZIP", "gzip"}, Row{"br;q=0, gzip", "gzip"},
                          Row{"br;q=0.0,gzip;q=0", ""}, Row{"br;q=0.1", "br"}, Row{"", ""},
                          Row{"identity", ""}, Row{"brx", ""}, Row{",,;q=0,br", "br"}}) {
        CAPTURE(row.accept);
        auto const assets = some_assets();
        RequestHead head;
        head.path = "/assets/boot.0123456789.js";
        head.headers = {{"Accept-Encoding", row.accept}};
        auto const response = assets.find(head);
        REQUIRE(response.has_value());
        CHECK(header(*response, "Content-Encoding") == row.coding);
        CHECK(header(*response, "Vary") == "Accept-Encoding");
        std::string_view const expected = std::string_view(row.coding) == "br" ? "br"
                                          : row.coding[0] == 'g'               ? "gzipped"
                                                                               : "raw raw raw";
        CHECK(response->lasting_body == expected);
    }
}

TEST_CASE("assets: each coding has its own ETag, and knowing it gives 304") {
    std::string const path = "/assets/boot.0123456789.js";
    std::string const plain(header(*get(path), "ETag"));
    std::string const brotli(header(*get(path, {{"Accept-Encoding", "br"}}), "ETag"));
    CHECK(plain != brotli);
    CHECK(get(path, {{"If-None-Match", plain}})->status == 304);
    CHECK(get(path, {{"If-None-Match", "\"x\", W/" + plain}})->status == 304);
    CHECK(get(path, {{"If-None-Match", "*"}})->status == 304);
    CHECK(get(path, {{"If-None-Match", brotli}})->status == 200);
    CHECK(get(path, {{"If-None-Match", brotli}, {"Accept-Encoding", "br"}})->status == 304);
}

TEST_CASE("assets: names with a hash are kept for ever, the others asked for again") {
    CHECK(get("/assets/boot.0123456789.js")->caching == Caching::Forever);
    CHECK(get("/robots.txt")->caching == Caching::Revalidate);
}

TEST_CASE("assets: only exact addresses exist") {
    for (char const* const path :
         {"/assets/", "/assets/boot.js", "/assets/../robots.txt", "/assets//boot.0123456789.js",
          "/robots.txt/", "robots.txt", "/assets/boot.0123456789.js.br", "/etc/passwd"})
        CHECK_FALSE(get(path).has_value());
}

namespace {

struct Folder {
    Folder() {
        std::string pattern =
            (std::filesystem::temp_directory_path() / "onedoor-assets-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        path = pattern;
        std::filesystem::create_directories(path / "public/assets");
    }
    ~Folder() { std::filesystem::remove_all(path); }
    void write(char const* name, std::string_view content) const {
        std::ofstream(path / name, std::ios::binary) << content;
    }
    std::filesystem::path path;
};

}

TEST_CASE("assets: read as the build listed them, and refused when something is missing") {
    Folder const folder;
    folder.write("public/assets/x.1.wasm", "raw!");
    folder.write("public/assets/x.1.wasm.br", "b");
    folder.write("assets.json", R"({"version":1,"files":{"x.wasm":{"path":"/assets/x.1.wasm",
        "type":"application/wasm","bytes":4,"cache":"immutable","sha256":"00","br":1}}})");
    auto const assets = Assets::load(folder.path.string());
    REQUIRE(assets.has_value());
    CHECK(assets->path_of("x.wasm") == "/assets/x.1.wasm");
    RequestHead head;
    head.path = "/assets/x.1.wasm";
    CHECK(assets->find(head)->content_type == "application/wasm");
    CHECK(assets->find(head)->lasting_body == "raw!");

    folder.write("public/assets/x.1.wasm", "longer than listed");
    CHECK(Assets::load(folder.path.string()).error().code == "assets.format");
    std::filesystem::remove(folder.path / "public/assets/x.1.wasm");
    CHECK(Assets::load(folder.path.string()).error().code == "assets.missing");
    folder.write("assets.json", "{}");
    CHECK(Assets::load(folder.path.string()).error().code == "assets.format");
}
