#include "server/app/options.h"

#include <charconv>

namespace onedoor::server {

static Result<int> read_number(std::string_view name, std::string_view text, int max) {
    int number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || number < 0 ||
        number > max)
        return fail("options.value",
                    std::string(name) + " is a number from 0 to " + std::to_string(max));
    return number;
}

static Result<void> set_option(Options& options, std::string_view name, std::string_view value) {
    static constexpr int port_max = 65'535;
    if (name == "--data")
        options.data = value;
    else if (name == "--second-copy")
        options.second_copy = value;
    else if (name == "--assets")
        options.assets = value;
    else if (name == "--office")
        options.office = value;
    else if (name == "--bind")
        options.bind = value;
    else if (name == "--devices-bind")
        options.devices_bind = value;
    else if (name == "--proxy")
        options.proxy = value;
    else if (name == "--public-address")
        options.public_address = value;
    else if (name == "--port")
        options.port = TRY(read_number(name, value, port_max));
    else if (name == "--devices-port")
        options.devices_port = TRY(read_number(name, value, port_max));
    else if (name == "--connections-per-address")
        options.connections_per_address =
            static_cast<std::size_t>(TRY(read_number(name, value, 1'000)));
    else
        return fail("options.unknown", "unknown option " + std::string(name) + "; see --help");
    return {};
}

Result<Options> parse_options(std::span<char const* const> arguments) {
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string_view const name = arguments[i];
        if (name == "--help") {
            options.task = Task::ShowHelp;
            return options;
        }
        if (name == "--new-staff-password") {
            options.task = Task::IssuePassword;
            continue;
        }
        if (name == "--new-office-key") {
            options.task = Task::MakeOfficeKey;
            continue;
        }
        if (i + 1 == arguments.size())
            return fail("options.missing_value", std::string(name) + " needs a value; see --help");
        TRY_VOID(set_option(options, name, arguments[++i]));
    }
    return options;
}

std::string_view help_text() {
    return R"(onedoor-server: the one-door counter on the web

  onedoor-server --assets DIR [options]

  --assets DIR                    what the build made: site and bundles (default: site)
  --data DIR                      database, keys, attachments; made at the first start (data)
  --second-copy DIR               folder on another disk: every filing once more, sealed to the
                                  office; kiosks keep theirs until it is there (none)
  --port N                        port for citizens and staff, 0 for any free one (8080)
  --bind ADDRESS                  address to listen on (127.0.0.1)
  --devices-port N                second port, for the office's own devices, with its own threads
  --devices-bind ADDRESS          its address (127.0.0.1)
  --office ID                     office and working calendar to use (khanh-hoa)
  --proxy ADDRESS                 reverse proxy whose X-Real-IP names the client; without it
                                  nobody is believed
  --public-address URL            where people reach this server, for the codes on paper
                                  (http://ADDRESS:PORT)
  --connections-per-address N     open connections of one address (24)
  --new-staff-password            gives the account canbo a new password, prints it and ends
  --new-office-key                makes a new key for filings sealed on citizens' devices; older
                                  keys still open what waits there; then start again
  --help                          this text

It logs JSON lines to the standard error and ends in order on SIGTERM or SIGINT.
)";
}

}
