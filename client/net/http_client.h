#pragma once

#include "client/net/transport.h"

#include <memory>
#include <string>
#include <vector>

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
    /// With the answer's headers.
    Response send(Request const& request, std::vector<Header>& headers);
    /// From any thread: a request under way ends soon, without an answer.
    void stop();

private:
    std::unique_ptr<httplib::Client> m_client;
    std::string m_cookie;
};

}
