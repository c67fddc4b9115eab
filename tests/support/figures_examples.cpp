#include "tests/support/figures_examples.h"

#include <random>

namespace onedoor::support {

namespace {

using namespace figures;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t day_ms = 24 * 60 * minute_ms;

class Inventor {
public:
    Inventor(std::uint64_t seed, Period const& period) : m_random(seed), m_period(period) {}

    FileFacts file(std::size_t number) {
        FileFacts file{.reference = "TN-" + std::to_string(number)};
        std::int64_t const procedure = below(120);
        file.procedure = "thu-tuc-" + std::to_string(procedure);
        file.sector = "linh-vuc-" + std::to_string(procedure % 17);
        file.level = static_cast<catalogue::Level>(one_in(40) ? 0 : 1 + procedure % 2);
        file.unit = one_in(50) ? "" : "don-vi-" + std::to_string(procedure % 9);
        if (!file.unit.empty() && !one_in(10))
            file.officer = file.unit + "-can-bo-" + std::to_string(below(6));
        file.channel = static_cast<Channel>(1 + below(3));
        if (!one_in(20))
            set_times(file);
        set_facts(file);
        return file;
    }

private:
    std::int64_t below(std::int64_t end) {
        return std::uniform_int_distribution<std::int64_t>(0, end - 1)(m_random);
    }
    bool one_in(std::int64_t number) { return below(number) == 0; }
    Fact fact() { return static_cast<Fact>(below(3)); }

    core::Instant between(core::Instant from, std::int64_t span_ms) {
        return {from.milliseconds + below(span_ms / minute_ms) * minute_ms};
    }

    core::Instant accepted() {
        if (one_in(200))
            return one_in(2) ? m_period.from : m_period.until;
        std::int64_t const length = m_period.until.milliseconds - m_period.from.milliseconds;
        core::Instant const first{m_period.from.milliseconds - 180 * day_ms};
        return between(first, length + 210 * day_ms);
    }

    void set_times(FileFacts& file) {
        file.accepted_at = accepted();
        if (!one_in(25))
            file.due_at = core::Instant{file.accepted_at->milliseconds + day_ms +
                                        below(25 * 24) * 60 * minute_ms};
        file.supplements = static_cast<std::int32_t>(one_in(4) ? 1 + below(3) : 0);
        if (file.due_at && one_in(12)) {
            file.first_due_at = file.due_at;
            file.due_at->milliseconds += (1 + below(10)) * day_ms;
        }
        if (one_in(30))
            file.stood_since = between(*file.accepted_at, 10 * day_ms);
        else if (!one_in(9))
            end(file);
        if (one_in(3))
            file.overdue_state = one_in(2) ? "processing" : "awaiting_signature";
    }

    void end(FileFacts& file) {
        file.ended_at = between(*file.accepted_at, (one_in(8) ? 60 : 15) * day_ms);
        if (file.due_at && one_in(20))
            file.ended_at = file.due_at;
        if (one_in(300))
            file.ended_at = std::max(*file.accepted_at, one_in(2) ? m_period.from : m_period.until);
        file.has_result = !one_in(15);
    }

    void set_facts(FileFacts& file) {
        file.bears_fee = fact();
        file.paid_online = fact();
        file.electronic_result = fact();
        file.digitised = fact();
        file.reused_paper = fact();
        file.verified_identity = fact();
        file.synchronised = fact();
        if (one_in(4))
            file.rating = static_cast<Satisfaction>(below(4));
    }

    std::mt19937_64 m_random;
    Period m_period;
};

}

std::vector<FileFacts> invented_files(std::size_t count, std::uint64_t seed, Period const& period) {
    Inventor inventor(seed, period);
    std::vector<FileFacts> files;
    files.reserve(count);
    for (std::size_t number = 1; number <= count; ++number)
        files.push_back(inventor.file(number));
    return files;
}

}
