#include "server/ops/log.h"

#include "shared/json/json.h"

namespace onedoor::ops {

Log::Log(core::Clock const& clock, std::FILE* file) : m_clock(clock), m_file(file) {}

void Log::write(std::string_view event, json::Object fields) {
    json::Object line{{"time", core::to_iso(m_clock.now())}, {"event", event}};
    for (json::Member& field : fields)
        line.append(std::move(field.name), std::move(field.value));
    std::string text = json::write(json::Value(std::move(line)));
    text.push_back('\n');
    std::lock_guard const lock(m_mutex);
    std::fwrite(text.data(), 1, text.size(), m_file);
    std::fflush(m_file);
}

}
