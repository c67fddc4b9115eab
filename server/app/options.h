#pragma once

#include "server/staff/accounts.h"
#include "shared/core/limits.h"
#include "shared/core/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace onedoor::server {

enum class Task { Serve, ShowHelp, AppointStaff, IssuePassword, ListStaff, MakeOfficeKey };

struct Options {
    Task task = Task::Serve;
    std::string data = "data";
    /// Folder on another disk for a sealed copy of every filing; empty: none.
    std::string second_copy;
    std::string assets = "site";
    std::string office = "khanh-hoa";
    std::string bind = "127.0.0.1";
    int port = 8080;
    /// Listener of the office's own devices; nothing: none.
    std::optional<int> devices_port;
    std::string devices_bind = "127.0.0.1";
    std::string proxy;
    /// Where people reach this server, for QR codes on paper; empty: bind and port.
    std::string public_address;
    std::size_t connections_per_address = limits::connections_per_address;
    /// Whom AppointStaff and IssuePassword are about.
    staff::Appointment staff;
};

/// Reads the command line without the program's name. Fails with "options.unknown",
/// "options.value" or "options.missing_value"; the detail says which and what is expected.
Result<Options> parse_options(std::span<char const* const> arguments);

std::string_view help_text();

}
