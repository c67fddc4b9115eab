#pragma once

#include "client/net/transport.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace onedoor::app {

/// Why a request was sent; its answer goes to whoever knows this purpose.
enum class Purpose : std::uint8_t {
    SearchIndex,
    Units,
    Procedure,
    Guides,
    Offices,
    CheckUpload,
    CreateUpload,
    PutChunk,
    Submit,
    HandOver,
    LookForTaker,
    TakeOver,
    LookUp,
    StaffSession,
    SignIn,
    SignOut,
    SessionWatch,
    SessionUse,
    LockSession,
    Unlock,
    Inbox,
    StaffFile,
    Accept,
};

struct Pending {
    Purpose purpose;
    /// What it is about: a procedure's id, a paper's id, a reference.
    std::string subject;
    /// Of get(): what was asked for, and how often it was asked for again.
    std::string path;
    unsigned tries = 0;
};

/// The requests under way, by token.
class Requests {
public:
    explicit Requests(net::Transport& transport) : m_transport(transport) {}

    /// Takes the place of an earlier one of the same purpose.
    void get(Purpose purpose, std::string_view subject, std::string path);
    /// The same get() once more, counted.
    void get_again(Pending pending, std::uint32_t delay_ms);
    /// A state-changing call with a JSON body; carries the header that browsers never add alone.
    void post(Purpose purpose, std::string_view subject, std::string path, std::string body);
    void send(Purpose purpose, std::string_view subject, net::Request request);
    /// Forgets every request of this purpose; its answer will not arrive.
    void cancel(Purpose purpose);
    /// Of them, only those whose subject is `first`, or begins with it and a space.
    void cancel(Purpose purpose, std::string_view first);
    [[nodiscard]] bool under_way(Purpose purpose) const;
    [[nodiscard]] bool is_idle() const { return m_pending.empty(); }

    /// The request this answer belongs to; nothing when it was cancelled.
    std::optional<Pending> take(net::Token token);

private:
    void send(Pending pending, net::Request request);

    net::Transport& m_transport;
    std::map<net::Token, Pending> m_pending;
    net::Token m_next = 1;
};

}
