#include "client/lifecycle/start_record.h"

#include "client/files/files.h"
#include "shared/json/json.h"
#include "shared/json/object_reader.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace onedoor::lifecycle {

namespace {

constexpr std::size_t record_bytes_max = 4096;

struct Record {
    std::string boot_id;
    bool is_ended = false;
    core::Instant wall;
    std::vector<core::Uptime> crashes;
};

Result<core::Uptime> read_crash(json::Value const& value, std::string path) {
    std::int64_t const* const milliseconds = value.as_integer();
    if (milliseconds == nullptr)
        return fail("json.type", "an integer is expected", path);
    return core::Uptime{*milliseconds};
}

Result<Record> parse(std::string_view text) {
    json::Value const document = TRY(json::parse(text, {.bytes_max = record_bytes_max}));
    json::ObjectReader reader = TRY(json::ObjectReader::open(document));
    Record record;
    record.boot_id = TRY(reader.string("boot"));
    record.is_ended = TRY(reader.boolean("ended"));
    record.wall = {TRY(reader.integer("wall_ms", {}))};
    record.crashes = TRY(reader.list<core::Uptime>("crashes_ms", read_crash));
    TRY_VOID(reader.finish());
    return record;
}

}

StartRecord::StartRecord(std::string path, Start const& start)
    : m_path(std::move(path)), m_boot_id(start.boot_id), m_started(start.uptime) {}

StartRecord StartRecord::begin(std::string path, Start const& start) {
    StartRecord record(std::move(path), start);
    record.read(start);
    record.m_mode = record.m_crashes.size() >= crashes_max ? Mode::Safe : Mode::Ordinary;
    record.write(State::Running, start.wall);
    return record;
}

void StartRecord::read(Start const& start) {
    Result<core::Bytes> const bytes = files::read(m_path, record_bytes_max);
    if (!bytes) {
        m_last_exit =
            bytes.error().code == "file.missing" ? LastExit::FirstStart : LastExit::Unknown;
        return;
    }
    Result<Record> record = parse({reinterpret_cast<char const*>(bytes->data()), bytes->size()});
    if (!record) {
        m_last_exit = LastExit::Unknown;
        return;
    }
    bool const is_same_boot = record->boot_id == start.boot_id;
    m_last_wall = record->wall;
    m_last_exit = record->is_ended ? LastExit::Clean
                  : is_same_boot   ? LastExit::Crash
                                   : LastExit::PowerLoss;
    if (!is_same_boot)
        return;
    m_crashes = std::move(record->crashes);
    if (m_last_exit == LastExit::Crash)
        m_crashes.push_back(start.uptime);
    std::erase_if(m_crashes, [now = start.uptime](core::Uptime crash) {
        return crash > now || now.milliseconds - crash.milliseconds > crash_window_ms;
    });
    if (m_crashes.size() > crashes_max)
        m_crashes.erase(m_crashes.begin(), m_crashes.end() - crashes_max);
}

void StartRecord::write(State state, core::Instant wall) {
    json::Array crashes;
    for (core::Uptime const crash : m_crashes)
        crashes.emplace_back(crash.milliseconds);
    std::string const text = json::write(json::Object{{"boot", m_boot_id},
                                                      {"ended", state == State::Ended},
                                                      {"wall_ms", wall.milliseconds},
                                                      {"crashes_ms", std::move(crashes)}});
    // What only counts while the machine stays up does not wait for the disk in the UI's loop.
    files::Durability const durability = m_is_proven && state == State::Running
                                             ? files::Durability::Process
                                             : files::Durability::Disk;
    Result<void> const written = files::replace(m_path, core::as_bytes(text), durability);
    m_fault = written ? std::nullopt : std::optional(written.error());
}

bool StartRecord::advance(core::Uptime now, core::Instant wall) {
    if (m_is_proven || now.milliseconds - m_started.milliseconds < crash_window_ms)
        return false;
    m_is_proven = true;
    m_crashes.clear();
    write(State::Running, wall);
    return true;
}

void StartRecord::end(core::Instant wall) {
    write(State::Ended, wall);
}

std::string boot_id() {
    std::FILE* const file = std::fopen("/proc/sys/kernel/random/boot_id", "re");
    if (file == nullptr)
        return {};
    char text[37] = {};
    std::size_t const length = std::fread(text, 1, sizeof(text) - 1, file);
    std::fclose(file);
    return {text, length};
}

}
