#include "shared/protocol/kiosk.h"

#include "shared/json/json.h"
#include "shared/protocol/reading.h"

#include <algorithm>
#include <array>
#include <span>

namespace onedoor::protocol {

using json::ObjectReader;

static constexpr std::array<std::string_view, 4> condition_names{"ready", "in_use", "closed",
                                                                 "out_of_service"};
static constexpr std::array<std::string_view, 8> printer_names{
    "ready", "near_end", "out", "cover", "jam", "offline", "error", "none"};
static constexpr ObjectReader::Range sequences{1, kiosk_sequence_max};
static constexpr ObjectReader::Range counts{0, INT32_MAX};
static constexpr ObjectReader::Range amounts{0, kiosk_sequence_max};
static constexpr std::size_t body_bytes_max = 16 * 1024;
static constexpr std::size_t cause_bytes_max = 64;

std::string_view name_of(KioskCondition condition) {
    return condition_names[static_cast<std::size_t>(condition)];
}

std::string_view name_of(KioskPrinter printer) {
    return printer_names[static_cast<std::size_t>(printer)];
}

static Result<std::size_t> read_word(ObjectReader& reader, std::string_view name,
                                     std::span<std::string_view const> words) {
    std::string const word = TRY(reader.string(name));
    auto const found = std::ranges::find(words, word);
    if (found == words.end())
        return fail("kiosk.format", "no such word", reader.path_of(name));
    return static_cast<std::size_t>(found - words.begin());
}

static Result<std::int32_t> read_count(ObjectReader& reader, std::string_view name) {
    return static_cast<std::int32_t>(TRY(reader.integer(name, counts)));
}

static bool is_cause(std::string_view text) {
    return !text.empty() && text.size() <= cause_bytes_max &&
           std::ranges::all_of(text, [](char character) {
               return (character >= 'a' && character <= 'z') ||
                      (character >= '0' && character <= '9') || character == '.' ||
                      character == '_';
           });
}

static bool is_version(std::string_view text) {
    return !text.empty() && text.size() <= kiosk_version_bytes_max &&
           std::ranges::all_of(text,
                               [](char character) { return character > ' ' && character < 0x7f; });
}

static Result<KioskFailures> read_failures(json::Value const& value, std::string path) {
    ObjectReader reader = TRY(ObjectReader::open(value, std::move(path)));
    KioskFailures failures;
    failures.cause = TRY(reader.string("cause"));
    if (!is_cause(failures.cause))
        return fail("kiosk.format", "a code", reader.path_of("cause"));
    failures.count = TRY(read_count(reader, "count"));
    TRY_VOID(reader.finish());
    return failures;
}

static Result<void> check_failures(std::vector<KioskFailures> const& failures) {
    if (failures.size() > kiosk_causes_max)
        return fail("kiosk.format", "too many causes", "failures");
    for (auto one = failures.begin(); one != failures.end(); ++one)
        if (std::find_if(failures.begin(), one, [&](KioskFailures const& earlier) {
                return earlier.cause == one->cause;
            }) != one)
            return fail("kiosk.format", "a cause twice", "failures");
    return {};
}

json::Value to_json(KioskState const& state) {
    json::Array failures;
    for (KioskFailures const& one : state.failures)
        failures.push_back(json::Object{{"cause", one.cause}, {"count", one.count}});
    return json::Object{{"sequence", state.sequence},
                        {"clock", core::to_iso(state.clock)},
                        {"version", state.version},
                        {"condition", name_of(state.condition)},
                        {"printer", name_of(state.printer)},
                        {"last_print_at", or_null(state.last_print_at)},
                        {"uptime_seconds", state.uptime_seconds},
                        {"sessions", state.sessions},
                        {"failures", std::move(failures)},
                        {"outbox_count", state.outbox_count},
                        {"outbox_bytes", state.outbox_bytes}};
}

static Result<KioskState> read_state(ObjectReader& reader) {
    KioskState state;
    state.sequence = TRY(reader.integer("sequence", sequences));
    state.clock = TRY(read_instant(reader, "clock"));
    state.version = TRY(reader.string("version"));
    if (!is_version(state.version))
        return fail("kiosk.format", "a version", "version");
    state.condition =
        static_cast<KioskCondition>(TRY(read_word(reader, "condition", condition_names)));
    state.printer = static_cast<KioskPrinter>(TRY(read_word(reader, "printer", printer_names)));
    state.last_print_at = TRY(read_optional_instant(reader, "last_print_at"));
    state.uptime_seconds = TRY(reader.integer("uptime_seconds", amounts));
    state.sessions = TRY(read_count(reader, "sessions"));
    state.failures = TRY(reader.list<KioskFailures>("failures", read_failures));
    TRY_VOID(check_failures(state.failures));
    state.outbox_count = TRY(read_count(reader, "outbox_count"));
    state.outbox_bytes = TRY(reader.integer("outbox_bytes", amounts));
    return state;
}

Result<KioskState> parse_kiosk_state(std::string_view body) {
    json::Value const value = TRY(json::parse(body, {.bytes_max = body_bytes_max, .depth_max = 3}));
    ObjectReader reader = TRY(ObjectReader::open(value));
    KioskState state = TRY(read_state(reader));
    TRY_VOID(reader.finish());
    return state;
}

json::Value to_json(KioskAnswer const& answer) {
    return json::Object{
        {"kept", answer.is_kept}, {"sequence", answer.sequence}, {"at", core::to_iso(answer.at)}};
}

Result<KioskAnswer> parse_kiosk_answer(std::string_view body) {
    json::Value const value = TRY(json::parse(body));
    ObjectReader reader = TRY(ObjectReader::open(value));
    KioskAnswer answer;
    answer.is_kept = TRY(reader.boolean("kept"));
    answer.sequence = TRY(reader.integer("sequence", sequences));
    answer.at = TRY(read_instant(reader, "at"));
    return answer;
}

}
