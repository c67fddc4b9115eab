#include "tests/server/api/running_server.h"

#include "server/http/assets.h"
#include "shared/json/json.h"
#include "tests/server/support/trial_offer.h"

#include <filesystem>
#include <fstream>

namespace onedoor::testing {

std::string from(std::string_view address) {
    return "X-Real-IP: " + std::string(address) + "\r\n";
}

std::string problem_code(Answer const& answer) {
    auto const document = json::parse(answer.body);
    if (!document || answer.header("content-type") != "application/problem+json")
        return "no problem document";
    json::Value const* const code = document->find("code");
    return code == nullptr || code->as_string() == nullptr ? "no code" : *code->as_string();
}

void RunningServer::write(std::string const& name, std::string_view content) {
    std::filesystem::path const path = m_folder.file("site/" + name);
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
}

void RunningServer::add_public(std::string const& name, std::string_view content,
                               std::string_view fields) {
    write("public/assets/" + name, content);
    m_listing.append(m_listing.empty() ? "" : ",").append("\"").append(name);
    m_listing.append("\":{\"path\":\"/assets/").append(name).append("\",\"bytes\":");
    m_listing.append(std::to_string(content.size()))
        .append(",\"sha256\":\"0123456789abcdef01234\",");
    m_listing.append(fields).append("}");
}

void RunningServer::write_site() {
    auto const copy = [&](std::string const& name) {
        write(name, http::read_file("assets/" + name).value());
    };
    copy("office/khanh-hoa.json");
    copy("calendars/khanh-hoa.json");
    write("catalogue.json",
          "{\"procedures\":[" + std::string(procedure_record) +
              "],\"sectors\":[{\"id\":\"ho-tich\",\"name\":{\"vi\":\"Hộ tịch\","
              "\"en\":\"Civil status\"},\"icon\":\"stamp\"}],\"life_events\":[]}");
    write("forms/dang-ky-thu.v1.json", form_record);
    add_public("index.json",
               R"({"v":1,"sectors":[["ho-tich","Hộ tịch","Civil status"]],"p":[["dang-ky-thu",)"
               R"(null,"Đăng ký thử","Trial registration",0,2,1,20000,""]]})",
               R"("type":"application/json","cache":"immutable")");
    add_public("units.json", http::read_file(ONEDOOR_UNITS).value(),
               R"("type":"application/json","cache":"immutable")");
    write("public/assets/program.wasm.br", "br");
    add_public("program.wasm", "raw wasm",
               R"("type":"application/wasm","cache":"immutable","br":2)");
    write("assets.json", "{\"version\":1,\"files\":{" + m_listing + "}}");
}

RunningServer::RunningServer()
    : m_log_file(std::tmpfile(), std::fclose), m_log(clock, m_log_file.get()) {
    write_site();
    server::Options options;
    options.assets = m_folder.file("site");
    options.data = m_folder.file("data");
    options.port = 0;
    options.devices_port = 0;
    options.proxy = "127.0.0.1";
    server::Surroundings const surroundings{.clock = clock,
                                            .monotonic_clock = monotonic_clock,
                                            .random = m_random,
                                            .log = m_log,
                                            .password_cost = staff::PasswordCost::Least,
                                            .on_fatal = {}};
    auto started = server::Application::start(options, surroundings);
    if (!started)
        FAIL(started.error().code << " " << started.error().detail << started.error().path);
    m_application = std::move(*started);
}

std::string RunningServer::log_text() const {
    std::fflush(m_log_file.get());
    std::rewind(m_log_file.get());
    std::string text(1 << 20, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), m_log_file.get()));
    return text;
}

std::string RunningServer::fresh_address() {
    int const number = m_addresses++;
    return "10.0." + std::to_string(number / 256) + "." + std::to_string(number % 256);
}

Answer RunningServer::request(std::string_view method, std::string_view target, std::string headers,
                              std::string_view body) {
    if (!headers.contains("X-Real-IP"))
        headers += from(fresh_address());
    return ask(port(), method, target, headers, body);
}

Answer RunningServer::get(std::string_view target, std::string headers) {
    return request("GET", target, std::move(headers));
}

Answer RunningServer::post(std::string_view target, std::string_view body, std::string headers) {
    headers += "X-Onedoor-Request: 1\r\nContent-Type: application/json\r\n";
    return request("POST", target, std::move(headers), body);
}

std::string RunningServer::officer() {
    Answer const answer =
        post("/api/v1/staff/session", R"({"account":"canbo","password":")" + password() + "\"}");
    std::string const cookie = answer.header("set-cookie");
    return "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
}

}
