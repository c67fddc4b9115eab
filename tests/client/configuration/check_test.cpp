#include "client/configuration/check.h"
#include "client/files/files.h"
#include "tests/support/scratch_folder.h"

#include <doctest/doctest.h>
#include <string>

using namespace onedoor;

TEST_CASE("check: a right file ends well and says whose it is, in both languages") {
    configuration::Report const report =
        configuration::check_file("assets/kiosk/kiosk.example.json");
    CHECK(report.exit_code == 0);
    CHECK(report.text ==
          "Tệp cấu hình đúng: máy kiosk-nha-trang-1, máy chủ http://127.0.0.1:8080.\n"
          "The configuration is right: machine kiosk-nha-trang-1, "
          "server http://127.0.0.1:8080.\n");
}

TEST_CASE("check: a wrong file fails and says what to do, in both languages") {
    support::ScratchFolder const folder;
    std::string const path = folder.file("kiosk.json");
    REQUIRE(files::replace(path, core::as_bytes(R"({"id": "Kiosk"})"), files::Durability::Process));
    configuration::Report const report = configuration::check_file(path);
    CHECK(report.exit_code == 1);
    CHECK(
        report.text ==
        "Mục id: viết chưa đúng. Tên máy gồm 3 đến 40 chữ thường không dấu, chữ số, gạch nối, ví "
        "dụ "
        "kiosk-nha-trang-1.\nField id: is not written rightly. The machine's name: 3 to 40 of a-z, "
        "0-9 and hyphens, such as kiosk-nha-trang-1.\n");
}

TEST_CASE("check: a file that is not there is asked for") {
    configuration::Report const report = configuration::check_file("/nowhere/kiosk.json");
    CHECK(report.exit_code == 1);
    CHECK(report.text.find("/nowhere/kiosk.json") != std::string::npos);
    CHECK(report.text.find("kiosk.example.json") != std::string::npos);
}
