#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A client that sends exactly the bytes it is given, over loopback.
namespace onedoor::testing {

struct Answer {
    int status = 0; ///< 0: the connection ended without an answer
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    [[nodiscard]] std::string header(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
};

class LoopbackClient {
public:
    /// `source` is the client's own address, 127.x.y.z.
    explicit LoopbackClient(int port, char const* source = "127.0.0.1");
    ~LoopbackClient();
    LoopbackClient(LoopbackClient const&) = delete;
    LoopbackClient& operator=(LoopbackClient const&) = delete;

    /// False when the peer has gone.
    bool send(std::string_view bytes);
    /// Ends the sending side.
    void finish_sending();
    /// Next answer; `method` HEAD has no body.
    Answer receive(std::string_view method = "GET");
    /// Everything until the server closes, at most five seconds.
    std::string receive_all();
    /// Whether anything of an answer comes within `patience`.
    bool is_answered(std::chrono::milliseconds patience);
    /// Whether the server has closed, waiting for it at most `patience`.
    bool is_closed(std::chrono::milliseconds patience);

private:
    bool fill();

    int m_socket = -1;
    std::string m_buffer;
};

/// One request on a connection of its own. `headers` are complete lines, each with CRLF.
Answer ask(int port, std::string_view method, std::string_view target,
           std::string_view headers = {}, std::string_view body = {});
/// A JSON request as our own client sends it.
Answer ask_json(int port, std::string_view method, std::string_view target, std::string_view body,
                std::string_view headers = {});

std::size_t count_of(std::string_view text, std::string_view part);

}
