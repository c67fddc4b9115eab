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

static Result<void> set_staff_option(Options& options, std::string_view name,
                                     std::string_view value) {
    if (name == "--name") {
        options.staff.name = value;
        return {};
    }
    auto grant = staff::read_grant(value);
    if (!grant)
        return fail("options.value", "--grant is ROLE or ROLE@UNIT; see --help");
    options.staff.grants.push_back(std::move(*grant));
    return {};
}

/// "staff", what is to be done, and the account where it is about one; gives how many words.
static Result<std::size_t> read_staff_task(Options& options,
                                           std::span<char const* const> arguments) {
    std::string_view const verb = arguments.size() > 1 ? arguments[1] : "";
    if (verb == "list") {
        options.task = Task::ListStaff;
        return std::size_t{2};
    }
    if (verb != "add" && verb != "password")
        return fail("options.unknown", "staff add, staff password or staff list; see --help");
    options.task = verb == "add" ? Task::AppointStaff : Task::IssuePassword;
    if (arguments.size() < 3 || std::string_view(arguments[2]).starts_with("-"))
        return fail("options.missing_value", "staff " + std::string(verb) + " needs an account");
    options.staff.account = arguments[2];
    return std::size_t{3};
}

Result<Options> parse_options(std::span<char const* const> arguments) {
    Options options;
    bool const is_about_staff = !arguments.empty() && std::string_view(arguments[0]) == "staff";
    std::size_t const words = is_about_staff ? TRY(read_staff_task(options, arguments)) : 0;
    for (std::size_t i = words; i < arguments.size(); ++i) {
        std::string_view const name = arguments[i];
        if (name == "--help") {
            options.task = Task::ShowHelp;
            return options;
        }
        if (name == "--new-office-key") {
            options.task = Task::MakeOfficeKey;
            continue;
        }
        if (i + 1 == arguments.size())
            return fail("options.missing_value", std::string(name) + " needs a value; see --help");
        bool const is_of_staff = name == "--name" || name == "--grant";
        if (is_of_staff && options.task == Task::AppointStaff)
            TRY_VOID(set_staff_option(options, name, arguments[++i]));
        else
            TRY_VOID(set_option(options, name, arguments[++i]));
    }
    if (options.task == Task::AppointStaff && options.staff.name.empty())
        return fail("options.missing_value", "staff add needs --name");
    return options;
}

std::string_view help_text() {
    return R"(onedoor-server: the one-door counter on the web

  onedoor-server --assets DIR [options]
  onedoor-server staff add ACCOUNT --name NAME [--grant ROLE[@UNIT]]… [options]
  onedoor-server staff password ACCOUNT [options]
  onedoor-server staff list [options]

  staff works on the data folder while no server runs on it; a server that runs has the same for
  administrators. `add` makes the account and prints its password, or changes name and grants of
  one that is there. ROLE is receptionist, releaser, handler, leader or administrator; UNIT is one
  of the office's, without it the grant holds in all. `password` prints a new one and unlocks.

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
  --name NAME                     of the person, for records and paper (staff add)
  --grant ROLE[@UNIT]             what the person may do and where; may be repeated (staff add)
  --new-office-key                makes a new key for filings sealed on citizens' devices; older
                                  keys still open what waits there; then start again
  --help                          this text

It logs JSON lines to the standard error and ends in order on SIGTERM or SIGINT.
)";
}

}
