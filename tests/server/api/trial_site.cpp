#include "tests/server/api/trial_site.h"

#include "server/http/assets.h"
#include "tests/server/support/trial_offer.h"

#include <filesystem>
#include <fstream>

namespace onedoor::testing {

TrialSite::TrialSite(std::string folder) : m_folder(std::move(folder)) {}

void TrialSite::put(std::string const& name, std::string_view content) {
    std::filesystem::path const path = m_folder + "/" + name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
}

void TrialSite::add_public(std::string const& name, std::string_view content,
                           std::string_view fields) {
    put("public/assets/" + name, content);
    m_listing.append(m_listing.empty() ? "" : ",").append("\"").append(name);
    m_listing.append("\":{\"path\":\"/assets/").append(name).append("\",\"bytes\":");
    m_listing.append(std::to_string(content.size()))
        .append(",\"sha256\":\"0123456789abcdef01234\",");
    m_listing.append(fields).append("}");
}

void TrialSite::write() {
    auto const copy = [&](std::string const& name) {
        put(name, http::read_file("assets/" + name).value());
    };
    copy("office/khanh-hoa.json");
    copy("calendars/khanh-hoa.json");
    copy("queue/56.json");
    copy("figures/office.v1.json");
    copy("case-types/one-door-file.v1.json");
    copy("form-sets/tt-03-2025.v1.json");
    put("catalogue.json", "{\"procedures\":[" + std::string(procedure_record) +
                              "],\"sectors\":[{\"id\":\"ho-tich\",\"name\":{\"vi\":\"Hộ tịch\","
                              "\"en\":\"Civil status\"},\"icon\":\"stamp\"}],\"life_events\":[]}");
    put("forms/dang-ky-thu.v1.json", form_record);
    add_public("index.json",
               R"({"v":1,"sectors":[["ho-tich","Hộ tịch","Civil status"]],"p":[["dang-ky-thu",)"
               R"(null,"Đăng ký thử","Trial registration",0,2,1,20000,""]]})",
               R"("type":"application/json","cache":"immutable")");
    add_public("guides.json", http::read_file(ONEDOOR_ASSETS "/guides.json").value(),
               R"("type":"application/json","cache":"immutable")");
    add_public("offices.json", http::read_file(ONEDOOR_ASSETS "/offices.json").value(),
               R"("type":"application/json","cache":"immutable")");
    add_public("units.json", http::read_file(ONEDOOR_UNITS).value(),
               R"("type":"application/json","cache":"immutable")");
    put("public/assets/program.wasm.br", "br");
    add_public("program.wasm", "raw wasm",
               R"("type":"application/wasm","cache":"immutable","br":2)");
    put("assets.json", "{\"version\":1,\"files\":{" + m_listing + "}}");
}

}
