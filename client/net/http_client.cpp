#include "client/net/http_client.h"

#include "client/net/httplib.h"

#include <algorithm>
#include <cstdlib>

namespace onedoor::net {

namespace {

/// stop() cannot end what has no connection yet.
constexpr time_t connect_ms_max = 5'000;

char const* name_of(Method method) {
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Delete:
        break;
    }
    return "DELETE";
}

// The library believes the common name of a certificate whose alternative names are others; OpenSSL
// does not.
void expect_host(httplib::Client& client) {
    SSL_CTX* const context = client.ssl_context();
    if (context == nullptr)
        return;
    X509_VERIFY_PARAM* const wanted = SSL_CTX_get0_param(context);
    std::string const host = client.host();
    X509_VERIFY_PARAM_set_hostflags(wanted, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    if (X509_VERIFY_PARAM_set1_ip_asc(wanted, host.c_str()) != 1)
        X509_VERIFY_PARAM_set1_host(wanted, host.c_str(), host.size());
}

}

struct HttpClient::Library {
    httplib::Client client;
};

HttpClient::HttpClient(std::string const& origin)
    : m_library(new Library{httplib::Client(origin)}) {
    m_library->client.set_keep_alive(true);
    m_library->client.set_decompress(false);
    expect_host(m_library->client);
    m_library->client.enable_server_certificate_verification(true);
}

HttpClient::~HttpClient() = default;

void HttpClient::stop() {
    m_library->client.stop();
}

Response HttpClient::send(Request const& request) {
    std::vector<Header> headers;
    return send(request, headers);
}

Response HttpClient::send(Request const& request, std::vector<Header>& headers) {
    auto const milliseconds = static_cast<time_t>(request.timeout_ms);
    auto const connecting = std::min(milliseconds, connect_ms_max);
    m_library->client.set_connection_timeout(connecting / 1000, connecting % 1000 * 1000);
    m_library->client.set_read_timeout(milliseconds / 1000, milliseconds % 1000 * 1000);
    httplib::Request message;
    message.method = name_of(request.method);
    message.path = request.path;
    for (Header const& header : request.headers)
        message.set_header(header.name, header.value);
    if (!m_cookie.empty())
        message.set_header("Cookie", m_cookie);
    message.body = request.body;
    std::string body;
    message.content_receiver = [&body](char const* part, std::size_t length, std::uint64_t,
                                       std::uint64_t) {
        body.append(part, length);
        return body.size() <= answer_bytes_max;
    };
    httplib::Result const result = m_library->client.send(message);
    if (!result)
        return {};
    for (auto const& [name, value] : result->headers)
        headers.push_back({name, value});
    std::string const cookie = result->get_header_value("Set-Cookie");
    if (!cookie.empty())
        m_cookie = cookie.substr(0, cookie.find(';'));
    std::string const retry = result->get_header_value("Retry-After");
    return {0, result->status, static_cast<std::uint32_t>(std::strtoul(retry.c_str(), nullptr, 10)),
            std::move(body)};
}

}
