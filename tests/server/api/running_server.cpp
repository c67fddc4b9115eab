#include "tests/server/api/running_server.h"

#include "shared/json/json.h"
#include "tests/server/api/trial_site.h"

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

RunningServer::RunningServer(SecondDisk second)
    : m_log_file(std::tmpfile(), std::fclose), m_log(clock, m_log_file.get()) {
    TrialSite(m_folder.file("site")).write();
    server::Options options;
    options.assets = m_folder.file("site");
    options.data = m_folder.file("data");
    options.port = 0;
    if (second == SecondDisk::There)
        options.second_copy = m_folder.file("second");
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
