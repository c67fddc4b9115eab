#pragma once

#include "shared/core/clock.h"
#include "shared/json/value.h"

#include <cstdio>
#include <mutex>
#include <string_view>

namespace onedoor::ops {

/// One JSON object a line. By construction of its callers a line holds ids, codes and figures:
/// never an address, a query string, a name or anything a person typed.
class Log {
public:
    /// `file` stays the caller's.
    Log(core::Clock const& clock, std::FILE* file);

    /// `event` is stable and lower case ("server.started"); `fields` follow time and event.
    void write(std::string_view event, json::Object fields = {});

private:
    core::Clock const& m_clock;
    std::FILE* m_file;
    std::mutex m_mutex;
};

}
