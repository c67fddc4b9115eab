#pragma once

#include "client/net/transport.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace onedoor::net {

/// Of one answer to a kiosk.
inline constexpr std::size_t answer_bytes_max = 64 * 1024 * 1024;

/// Waits for each answer: for a thread of its own. Keeps the server's cookies in memory. An answer
/// longer than answer_bytes_max is none.
class HttpClient {
public:
    /// `origin`: "http://127.0.0.1:8080", or "https://…" of a server whose certificate is valid,
    /// for this name and signed by somebody whom the system trusts (SSL_CERT_FILE, else its own
    /// list).
    explicit HttpClient(std::string const& origin);
    ~HttpClient();

    Response send(Request const& request);
    /// With the answer's headers.
    Response send(Request const& request, std::vector<Header>& headers);
    /// From any thread: a request under way ends soon, without an answer.
    void stop();

private:
    struct Library;
    std::unique_ptr<Library> m_library;
    std::string m_cookie;
};

}
