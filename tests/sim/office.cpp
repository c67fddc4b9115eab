#include "tests/sim/office.h"

#include "client/outbox/judge.h"
#include "server/api/routes.h"
#include "server/api/site.h"
#include "server/keys/key_file.h"
#include "server/store/sqlite/sqlite_store.h"
#include "shared/core/base64url.h"
#include "shared/core/verify.h"
#include "shared/protocol/device.h"
#include "tests/server/support/trial_offer.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace onedoor::sim {

/// Monday 2026-11-16 07:00 in Vietnam.
static constexpr std::int64_t first_ms = 1'794'787'200'000;

static constexpr char const* second_disk = "/second";

struct Office::Clock final : core::Clock {
    explicit Clock(std::int64_t const& now_ms) : now_ms(now_ms) {}
    [[nodiscard]] core::Instant now() const override { return {first_ms + now_ms}; }
    std::int64_t const& now_ms;
};

namespace {

/// Of what the routes name and a kiosk's outbox never asks for: there, and empty.
struct Unused {
    http::Assets assets;
    api::Procedures procedures;
    search::Index index;
    units::Units units;
    guide::Library guides;
    offices::Directory offices;
    receipts::FormSets form_sets;
    intake::Office office;
    figures::Rules figure_rules;
};

struct Given {
    filing::Published published = testing::make_trial_offer();
    Unused unused;
};

Given const& given() {
    static Given const one;
    return one;
}

/// In memory where there is such a place: what a disk forgets is the kiosks' part here.
std::string make_folder() {
    std::filesystem::path const memory = "/dev/shm";
    std::filesystem::path const base =
        std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
    std::string pattern = base / "onedoor-sim-XXXXXX";
    VERIFY(mkdtemp(pattern.data()) != nullptr);
    std::filesystem::create_directory(pattern + "/keys");
    std::filesystem::create_directory(pattern + second_disk);
    return pattern;
}

std::vector<std::string_view> operations() {
    std::vector<std::string_view> names;
    for (http::Route const& route : api::routes())
        names.push_back(route.operation);
    return names;
}

template<typename Value> Value must(Result<Value> result) {
    if (!result)
        std::fprintf(stderr, "%s: %s\n", result.error().code.c_str(),
                     result.error().detail.c_str());
    VERIFY(result);
    return std::move(*result);
}

http::Request request_of(net::Request const& sent, std::string const& address) {
    http::Request request{.body = sent.body, .address = address, .door = http::Door::Devices};
    switch (sent.method) {
    case net::Method::Get:
        request.head.method = http::Method::Get;
        break;
    case net::Method::Post:
        request.head.method = http::Method::Post;
        break;
    case net::Method::Put:
        request.head.method = http::Method::Put;
        break;
    case net::Method::Delete:
        request.head.method = http::Method::Delete;
        break;
    }
    request.head.target = request.head.path = sent.path;
    request.head.content_length = sent.body.size();
    request.head.has_content_length = true;
    request.head.headers.push_back({"Host", "onedoor.test"});
    for (net::Header const& header : sent.headers)
        request.head.headers.push_back({header.name, header.value});
    return request;
}

std::string header_of(http::Response const& response, std::string_view name) {
    for (http::Header const& header : response.headers)
        if (header.name == name)
            return header.value;
    return {};
}

outbox::Answer answer_of(net::Token token, http::Response response) {
    std::string const wait = header_of(response, "Retry-After");
    outbox::Answer answer{.token = token, .status = response.status};
    answer.retry_after_seconds = wait.empty() ? 0 : static_cast<std::uint32_t>(std::stoul(wait));
    answer.type = std::move(response.content_type);
    answer.signature = header_of(response, protocol::answer_signature_header);
    answer.body = response.lasting_body.empty() ? std::move(response.body)
                                                : std::string(response.lasting_body);
    return answer;
}

}

/// The server between a start and a stop, in the order of server/app.
struct Office::Life {
    Life(std::string const& folder, core::Clock const& clock, core::Random& random)
        : store(must(sqlite::open_store({.path = folder + "/onedoor.sqlite"}))),
          vault(must(attachments::Vault::open(folder, random))),
          secret_key(must(keys::open_key(folder + "/keys/lookup.key", random))),
          office_keys(must(keys::OfficeKeys::open(folder + "/keys", random))),
          answer_key(must(keys::AnswerKey::open(folder + "/keys/answers.key", random))),
          devices(folder + "/devices.json"),
          accounts(*store, clock, random, staff::PasswordCost::Least),
          staff(accounts, *store, clock, random), filing({.store = *store,
                                                          .published = given().published,
                                                          .clock = clock,
                                                          .secret_key = secret_key}),
          attachments({*store, vault, office_keys, clock, random}),
          second_copy({folder + second_disk, office_keys, attachments, random}),
          documents({given().unused.form_sets, answer_key}), intake({*store,
                                                                     given().published,
                                                                     given().unused.office,
                                                                     clock,
                                                                     secret_key,
                                                                     given().unused.units,
                                                                     {},
                                                                     documents}),
          casework({*store, given().published, given().unused.office, clock}),
          pages({given().unused.assets, given().published.catalogue(), given().unused.index,
                 given().unused.guides, clock}),
          filing_pages(
              {given().unused.assets, given().published, given().unused.units, clock, random, {}}),
          guide_pages(
              {given().unused.assets, given().unused.guides, given().unused.offices, clock, {}}),
          hall({*store, nullptr, given().unused.office.working_calendar, {}, clock}),
          fleet({*store, devices, clock}), handovers(clock, clock, random),
          reports({*store, given().published, given().unused.office, given().unused.figure_rules,
                   clock, given().unused.units}),
          open_data(reports, clock), limiter(clock), metrics(operations()),
          log(clock, log_file.get()), site({clock,
                                            given().unused.assets,
                                            given().unused.procedures,
                                            given().published,
                                            pages,
                                            filing_pages,
                                            guide_pages,
                                            *store,
                                            filing,
                                            attachments,
                                            second_copy,
                                            given().unused.office,
                                            intake,
                                            casework,
                                            office_keys,
                                            answer_key,
                                            devices,
                                            accounts,
                                            staff,
                                            hall,
                                            fleet,
                                            handovers,
                                            reports,
                                            open_data,
                                            limiter,
                                            metrics},
                                           log) {
        must(attachments.delete_unnamed());
    }

    std::unique_ptr<store::Store> store;
    attachments::Vault vault;
    filing::SecretKey secret_key;
    keys::OfficeKeys office_keys;
    keys::AnswerKey answer_key;
    keys::DeviceRegister devices;
    staff::Accounts accounts;
    staff::SignIn staff;
    filing::Service filing;
    attachments::Service attachments;
    copies::SecondCopy second_copy;
    documents::Service documents;
    intake::Service intake;
    casework::Service casework;
    pages::Pages pages;
    pages::FilingPages filing_pages;
    pages::GuidePages guide_pages;
    hall::Service hall;
    fleet::Service fleet;
    handover::Relay handovers;
    reports::Service reports;
    reports::OpenData open_data;
    http::Limiter limiter;
    ops::Metrics metrics;
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> log_file{std::tmpfile(), std::fclose};
    ops::Log log;
    api::Site site;
};

Office::Office(std::uint64_t seed, std::int64_t const& now_ms)
    : m_folder(make_folder()), m_clock(std::make_unique<Clock>(now_ms)), m_random(seed) {
    start();
}

Office::~Office() {
    m_life.reset();
    std::filesystem::remove_all(m_folder);
}

void Office::start() {
    m_life = std::make_unique<Life>(m_folder, *m_clock, m_random);
}

void Office::stop() {
    m_life.reset();
}

void Office::tidy() {
    if (m_life)
        must(m_life->attachments.delete_orphans());
}

void Office::unplug_second_disk() {
    if (std::filesystem::exists(m_folder + second_disk))
        std::filesystem::rename(m_folder + second_disk, m_folder + "/unplugged");
}

void Office::plug_second_disk_in() {
    if (!std::filesystem::exists(m_folder + second_disk))
        std::filesystem::rename(m_folder + "/unplugged", m_folder + second_disk);
}

void Office::register_device(std::string const& name, outbox::VerifyingKey const& key) {
    m_devices += (m_devices.empty() ? "" : ",") + (R"({"name":")" + name) +
                 R"(","place":"Sảnh","key":")" + core::to_base64url(key) + "\"}";
    std::ofstream(m_folder + "/devices.json") << R"({"devices":[)" << m_devices << "]}";
}

outbox::OfficePin Office::pin() const {
    auto const& key = m_life->office_keys.current();
    auto const& answers = m_life->answer_key.verifying_key();
    return {m_life->office_keys.current_id(), core::Bytes(key.begin(), key.end()),
            core::Bytes(answers.begin(), answers.end())};
}

outbox::Answer Office::answer(outbox::Task const& task, std::string const& address) {
    http::Request const request = request_of(task.request, address);
    http::Admission admission =
        m_life->site.admit(request.head, {.address = address, .door = http::Door::Devices});
    return answer_of(task.token, admission.refusal ? std::move(*admission.refusal)
                                                   : m_life->site.respond(request));
}

std::vector<FiledCase> Office::cases() {
    std::vector<FiledCase> all;
    for (store::CaseSummary const& one : must(m_life->store->list(std::nullopt, 1'000'000))) {
        FiledCase filed{one.submission.text(), one.reference, one.applicant, 0, {}, false};
        filed.has_copy =
            std::filesystem::exists(m_folder + second_disk + "/" + filed.submission + ".json");
        filed.sequence = must(m_life->store->events_of(one.reference)).at(0).sequence;
        for (store::Paper const& paper : must(m_life->store->find_case(one.reference))->papers)
            if (paper.upload) {
                core::Bytes const bytes = must(m_life->attachments.read(*paper.upload)).bytes;
                filed.file = std::string(bytes.begin(), bytes.end());
            }
        all.push_back(std::move(filed));
    }
    std::ranges::sort(all, {}, &FiledCase::sequence);
    return all;
}

bool Office::is_chain_whole() {
    return must(m_life->store->verify_chain()).first_broken == 0;
}

bool Office::finds(protocol::Receipt const& receipt) {
    auto const found = m_life->filing.look_up(receipt.reference, receipt.secret);
    return found.has_value();
}

}
