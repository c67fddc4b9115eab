#include "shared/json/json.h"
#include "shared/json/object_reader.h"
#include "tests/vectors/ops.h"

#include <cstdio>
#include <optional>
#include <string>

namespace onedoor::vectors {

#define ONEDOOR_VECTOR_ROOM(room)                                                                  \
    Result<json::Value> run_##room(std::string_view op, json::Value const& in);
#include "vector_rooms.inc"
#undef ONEDOOR_VECTOR_ROOM

namespace {

struct Room {
    std::string_view name;
    Result<json::Value> (*run)(std::string_view op, json::Value const& in);
};

constexpr Room rooms[] = {
#define ONEDOOR_VECTOR_ROOM(room) {#room, run_##room},
#include "vector_rooms.inc"
#undef ONEDOOR_VECTOR_ROOM
};

struct Counts {
    int passed = 0;
    int failed = 0;
};

std::optional<std::string> content_of(char const* path) {
    std::FILE* const file = std::fopen(path, "rb");
    if (file == nullptr)
        return std::nullopt;
    std::string content;
    char buffer[65536];
    while (std::size_t const size = std::fread(buffer, 1, sizeof buffer, file))
        content.append(buffer, size);
    std::fclose(file);
    return content;
}

json::Value run(std::string_view op, json::Value const& in) {
    std::size_t const dot = op.find('.');
    for (Room const& room : rooms) {
        if (room.name != op.substr(0, dot) || dot == std::string_view::npos)
            continue;
        auto result = room.run(op.substr(dot + 1), in);
        if (result)
            return *std::move(result);
        json::Object error{{"error", result.error().code}};
        if (!result.error().path.empty())
            error.append("path", result.error().path);
        return error;
    }
    return json::Object{{"error", "vectors.unknown_room"}};
}

Result<void> run_case(json::Value const& vector, std::string path, Counts& counts) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(vector, std::move(path)));
    std::string const name = TRY(reader.string("name"));
    std::string const op = TRY(reader.string("op"));
    json::Value const* const in = TRY(reader.value("in"));
    json::Value const* const expected = TRY(reader.value("out"));
    TRY_VOID(reader.finish());
    std::string const output = json::write_canonical(run(op, *in));
    std::string const wanted = json::write_canonical(*expected);
    bool const passed = output == wanted;
    ++(passed ? counts.passed : counts.failed);
    std::printf("%s %s: %s -> %s\n", passed ? "ok" : "not ok", op.c_str(), name.c_str(),
                output.c_str());
    if (!passed)
        std::fprintf(stderr, "expected %s\n", wanted.c_str());
    return {};
}

Result<void> run_cases(std::string_view content, Counts& counts) {
    json::Value const document = TRY(json::parse(content, json::own_file_limits));
    json::Array const* const vectors = document.as_array();
    if (vectors == nullptr || vectors->empty())
        return fail("vectors.file", "an array of vectors is expected");
    for (std::size_t i = 0; i < vectors->size(); ++i)
        TRY_VOID(run_case((*vectors)[i], json::element_path("", i), counts));
    return {};
}

void run_file(char const* path, Counts& counts) {
    auto const content = content_of(path);
    Result<void> const result =
        content ? run_cases(*content, counts) : fail("vectors.file", "cannot be read");
    if (result)
        return;
    Error const& error = result.error();
    std::printf("not ok %s: %s %s %s\n", path, error.code.c_str(), error.path.c_str(),
                error.detail.c_str());
    ++counts.failed;
}

}

}

/// Prints one line for every vector of the given files: "ok" or "not ok", op, name and output.
int main(int argument_count, char** arguments) {
    onedoor::vectors::Counts counts;
    for (int i = 1; i < argument_count; ++i)
        onedoor::vectors::run_file(arguments[i], counts);
    std::fprintf(stderr, "%d vectors passed, %d failed\n", counts.passed, counts.failed);
    return counts.failed == 0 && counts.passed > 0 ? 0 : 1;
}
