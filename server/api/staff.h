#pragma once

#include "server/api/services.h"

#include <string>

/// Routes of officials about files. The routes table asks for session and permission before these
/// run.
namespace onedoor::api {

/// Unit in charge of the file that an address is about, by its reference or one of its uploads;
/// empty while there is none. What is not there, or not part of a file yet, has none either: its
/// route tells.
Result<std::string> unit_in_charge(Services& services, Scope scope, std::string const& parameter);

http::Response get_files(Call const& call);
http::Response get_file(Call const& call);
http::Response get_form_01(Call const& call);

}
