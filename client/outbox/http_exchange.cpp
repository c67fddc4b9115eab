#include "client/outbox/http_exchange.h"

#include "shared/protocol/device.h"

#include <algorithm>

namespace onedoor::outbox {

static bool is_same_name(std::string_view a, std::string_view b) {
    auto const lower = [](char character) {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A'))
                                                    : character;
    };
    return std::ranges::equal(a, b, {}, lower, lower);
}

static std::string header(std::vector<net::Header> const& headers, std::string_view name) {
    for (net::Header const& header : headers)
        if (is_same_name(header.name, name))
            return header.value;
    return {};
}

Answer HttpExchange::make(Task const& task) {
    std::vector<net::Header> headers;
    net::Response response = m_client.send(task.request, headers);
    return {.token = task.token,
            .status = response.status,
            .retry_after_seconds = response.retry_after_seconds,
            .type = header(headers, "Content-Type"),
            .signature = header(headers, protocol::answer_signature_header),
            .body = std::move(response.body)};
}

}
