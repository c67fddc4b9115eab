#pragma once

#include "client/net/transport.h"

#include <memory>
#include <string>

namespace httplib {
class Client;
}

namespace onedoor::net {

/// Waits for each answer: for a thread of its own. Keeps the server's cookies in memory.
class HttpClient {
public:
    /// `origin`: "http://127.0.0.1:8080".
    explicit HttpClient(std::string const& origin);
    ~HttpClient();

    Response send(Request const& request);

private:
    std::unique_ptr<httplib::Client> m_client;
    std::string m_cookie;
};

}
