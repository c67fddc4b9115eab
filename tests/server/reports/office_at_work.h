#pragma once

#include "server/reports/service.h"
#include "tests/server/intake/office.h"
#include "tests/server/support/fake_store.h"
#include "tests/server/support/fixtures.h"
#include "tests/server/support/trial_offer.h"
#include "tests/support/read_file.h"

namespace onedoor::testing {

/// Tells the cases a test gives, and keeps what was recorded of the office itself.
class ToldStore : public FakeStore {
public:
    using FakeStore::FakeStore;

    Result<void>
    each_counted(core::Instant, core::Instant, store::DueBasis,
                 std::function<Result<void>(store::CountedCase&&)> const& see) override {
        return forward([&] { return tell(counted, see); });
    }
    Result<void>
    each_registered(core::Instant, core::Instant,
                    std::function<Result<void>(store::RegisteredCase&&)> const& see) override {
        return forward([&] { return tell(registered, see); });
    }
    Result<void> record(std::string_view, store::EventDraft const& event) override {
        return forward([&]() -> Result<void> {
            recorded.push_back(event);
            return {};
        });
    }

    std::vector<store::CountedCase> counted;
    std::vector<store::RegisteredCase> registered;
    std::vector<store::EventDraft> recorded;

private:
    template<typename Case, typename See>
    static Result<void> tell(std::vector<Case> const& cases, See const& see) {
        for (Case const& one : cases)
            TRY_VOID(see(Case(one)));
        return {};
    }
};

/// An office that accepts online filings of the trial procedure, due after six days, and reads its
/// figures; it is Friday 2026-11-20, 09:00.
struct OfficeAtWork {
    TemporaryFolder folder;
    FakeClock clock;
    filing::Published published = make_trial_offer();
    intake::Office office = read_office();
    units::Units units = *units::Units::parse("[]");
    figures::Rules rules =
        figures::parse_rules(support::read_file("assets/figures/office.v1.json")).value();
    std::unique_ptr<store::Store> real = open_store(folder.file("onedoor.db"));
    ToldStore store{*real};
    reports::Service reports{{.store = store,
                              .published = published,
                              .office = office,
                              .rules = rules,
                              .clock = clock,
                              .units = units}};

    /// The code of a new file.
    std::string accepted() {
        std::size_t const number = store.counted.size() + 1;
        std::string code = "H32-261120-000" + std::to_string(number);
        core::Instant const now = clock.now();
        core::Instant const due{now.milliseconds + 6 * 24 * 3'600'000};
        store.counted.push_back({.reference = "TN-" + std::to_string(number),
                                 .code = code,
                                 .procedure = "dang-ky-thu",
                                 .case_id = "on_time",
                                 .channel = 2,
                                 .status = 2,
                                 .accepted_at = now,
                                 .due_at = due});
        store.registered.push_back({.register_number = static_cast<std::int32_t>(number),
                                    .code = code,
                                    .procedure = "dang-ky-thu",
                                    .applicant = "Nguyễn Thị Hoà",
                                    .delivery = "post",
                                    .accepted_at = now,
                                    .due_at = due,
                                    .answers =
                                        R"({"requester_phone":"0912345678","requester_address":)"
                                        R"({"street":"Tổ 4","commune":"1","province":"2"}})"});
        return code;
    }

    figures::Table table(reports::Question const& question) {
        Result<figures::Table> table = reports.table(question);
        if (!table)
            FAIL(table.error().code << " " << table.error().detail);
        return std::move(*table);
    }
};

inline std::string words(figures::Cell const& cell) {
    auto const* const text = std::get_if<std::string>(&cell);
    return text == nullptr ? "" : *text;
}

inline std::int64_t number(figures::Cell const& cell) {
    auto const* const count = std::get_if<std::int64_t>(&cell);
    return count == nullptr ? -1 : *count;
}

}
