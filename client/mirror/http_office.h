#pragma once

#include "client/mirror/renewal.h"
#include "client/net/http_client.h"

#include <string>

namespace onedoor::mirror {

class HttpOffice final : public Office {
public:
    /// `origin`: "http://127.0.0.1:8080".
    explicit HttpOffice(std::string const& origin) : m_client(origin) {}

    Answer get(std::string const& path, std::string const& known_tag) override;
    void give_up() override { m_client.stop(); }

private:
    net::HttpClient m_client;
};

}
