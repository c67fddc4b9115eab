#pragma once

#include "client/net/http_client.h"
#include "client/outbox/exchange.h"

#include <string>

namespace onedoor::outbox {

/// The office over HTTP.
class HttpExchange final : public Exchange {
public:
    /// `origin`: "http://127.0.0.1:8080".
    explicit HttpExchange(std::string const& origin) : m_client(origin) {}

    Answer make(Task const& task) override;
    void give_up() override { m_client.stop(); }

private:
    net::HttpClient m_client;
};

}
