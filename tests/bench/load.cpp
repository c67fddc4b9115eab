/// Load on a running server over real HTTP; usage below. The server must be started with
/// `--proxy 127.0.0.1`, so that the many clients named in X-Real-IP are believed.

#include "tests/bench/load_run.h"
#include "tests/support/read_file.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <map>
#include <sys/resource.h>

using namespace onedoor;

namespace {

constexpr char const* usage = R"(usage: load file|look-up OPTIONS

  file      files a new application with each request; counts answers 201
  look-up   looks up filed applications; counts answers 200

  --port N             of the server on 127.0.0.1
  --receipts FILE      "reference secret" a line: `file` writes them, `look-up` reads them
  --body FILE          for `file`: the submission with {{submission_id}} in it
  --block N            0 to 15: a block of client addresses that no earlier run used
  --connections N      busy at the same time (64)
  --warm-up MS         before counting (2000)
  --time MS            of counting (8000)

It prints one JSON object.
)";

struct Arguments {
    std::string task;
    std::map<std::string, std::string, std::less<>> options;

    [[nodiscard]] std::string text(std::string_view name) const {
        auto const found = options.find(name);
        return found == options.end() ? std::string() : found->second;
    }
    [[nodiscard]] int number(std::string_view name, int otherwise) const {
        std::string const value = text(name);
        return value.empty() ? otherwise : std::atoi(value.c_str());
    }
};

std::vector<bench::Receipt> read_receipts(std::string const& path) {
    std::vector<bench::Receipt> receipts;
    std::ifstream file(path);
    for (bench::Receipt receipt; file >> receipt.reference >> receipt.secret;)
        receipts.push_back(receipt);
    return receipts;
}

void write_receipts(std::string const& path, std::vector<bench::Receipt> const& receipts) {
    std::ofstream file(path);
    for (bench::Receipt const& receipt : receipts)
        file << receipt.reference << ' ' << receipt.secret << '\n';
}

double processor_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    auto const seconds = [](timeval time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double milliseconds_at(std::vector<std::uint32_t> const& latencies_us, std::size_t percent) {
    if (latencies_us.empty())
        return 0;
    return latencies_us[(latencies_us.size() - 1) * percent / 100] / 1000.0;
}

std::string to_json(std::map<int, std::size_t> const& refused) {
    std::string text = "{";
    for (auto const& [status, count] : refused)
        text += (text.size() > 1 ? ",\"" : "\"") + std::to_string(status) +
                "\":" + std::to_string(count);
    return text + "}";
}

void print(bench::LoadResult const& result) {
    std::printf(
        "{\"accepted\":%zu,\"answered\":%zu,\"per_second\":%.1f,\"p50_ms\":%.3f,\"p99_ms\":%.3f,"
        "\"connects\":%zu,\"broken\":%zu,\"refused\":%s,\"processor_seconds\":%.3f}\n",
        result.accepted, result.answered, static_cast<double>(result.accepted) / result.seconds,
        milliseconds_at(result.latencies_us, 50), milliseconds_at(result.latencies_us, 99),
        result.connects, result.broken, to_json(result.refused).c_str(), processor_seconds());
    if (!result.first_refusal.empty())
        std::fprintf(stderr, "load: first refusal: %s\n", result.first_refusal.c_str());
}

bench::LoadOptions options_of(Arguments const& arguments) {
    return {.port = static_cast<std::uint16_t>(arguments.number("--port", 0)),
            .connections = static_cast<std::size_t>(arguments.number("--connections", 64)),
            .warm_up = std::chrono::milliseconds(arguments.number("--warm-up", 2'000)),
            .measured = std::chrono::milliseconds(arguments.number("--time", 8'000))};
}

int run(Arguments const& arguments) {
    auto const block = static_cast<std::uint32_t>(arguments.number("--block", 0));
    std::string const receipts = arguments.text("--receipts");
    if (block >= bench::Citizens::blocks)
        throw std::runtime_error("--block is 0 to 15");
    if (arguments.task == "file") {
        bench::Filings filings(support::read_file(arguments.text("--body")), block);
        print(bench::run_load(options_of(arguments), filings));
        write_receipts(receipts, filings.receipts());
        return EXIT_SUCCESS;
    }
    std::vector<bench::Receipt> known = read_receipts(receipts);
    if (known.empty())
        throw std::runtime_error("no receipts in " + receipts);
    bench::LookUps look_ups(std::move(known), block);
    print(bench::run_load(options_of(arguments), look_ups));
    return EXIT_SUCCESS;
}

}

int main(int count, char** words) {
    Arguments arguments{.task = count > 1 ? words[1] : "", .options = {}};
    for (int i = 2; i + 1 < count; i += 2)
        arguments.options.emplace(words[i], words[i + 1]);
    bool const is_known = arguments.task == "file" || arguments.task == "look-up";
    if (!is_known || count % 2 != 0) {
        std::fputs(usage, stderr);
        return EXIT_FAILURE;
    }
    try {
        return run(arguments);
    } catch (std::exception const& problem) {
        std::fprintf(stderr, "load: %s\n", problem.what());
        return EXIT_FAILURE;
    }
}
