#include "server/app/application.h"

#include "server/api/routes.h"
#include "server/api/site.h"
#include "server/app/upkeep.h"
#include "server/attachments/vault.h"
#include "server/documents/form_sets.h"
#include "server/filing/unit_codes.h"
#include "server/keys/key_file.h"
#include "server/store/sqlite/sqlite_store.h"
#include "shared/search/index.h"
#include "shared/units/units.h"

#include <filesystem>

namespace onedoor::server {

namespace {

constexpr std::string_view staff_name = "Cán bộ một cửa";

/// What the build made, read once.
struct Published {
    http::Assets assets;
    filing::Published catalogue;
    api::Procedures procedures;
    search::Index index;
    units::Units units;
    guide::Library guides;
    offices::Directory offices;
    receipts::FormSets form_sets;
    intake::Office office;
    std::optional<queue::Plan> queue;
    figures::Rules figure_rules;
};

/// What the data folder holds.
struct Kept {
    std::unique_ptr<store::Store> store;
    attachments::Vault vault;
    filing::SecretKey secret_key{};
    keys::OfficeKeys office_keys;
    keys::AnswerKey answer_key;
    keys::DeviceRegister devices{std::string()};
};

/// Whoever begins receives files, and appoints the others.
staff::Appointment first_appointment() {
    return {std::string(Application::staff_account),
            std::string(staff_name),
            {{cases::Role::Receptionist, {}}, {cases::Role::Administrator, {}}}};
}

Result<intake::Office> read_office(Options const& options) {
    std::string const& folder = options.assets;
    std::string const office = TRY(http::read_file(folder + "/office/" + options.office + ".json"));
    std::string const calendar =
        TRY(http::read_file(folder + "/calendars/" + options.office + ".json"));
    return intake::Office::parse(office, calendar);
}

Result<Published> read_published(Options const& options) {
    std::string const& folder = options.assets;
    Published published{TRY(http::Assets::load(folder)), TRY(filing::Published::load(folder)),
                        TRY(api::Procedures::load(folder))};
    std::string_view const index = published.assets.content_of("index.json");
    published.index = TRY(search::parse_index(index));
    published.units = TRY(units::Units::parse(published.assets.content_of("units.json")));
    published.guides = TRY(guide::parse_library(published.assets.content_of("guides.json")));
    published.offices = TRY(offices::parse_directory(published.assets.content_of("offices.json")));
    published.form_sets = TRY(documents::load_form_sets(folder));
    published.office = TRY(read_office(options));
    std::string const rules = TRY(http::read_file(folder + "/figures/office.v1.json"));
    published.figure_rules = TRY(figures::parse_rules(rules));
    if (auto const& queue = published.office.queue) {
        std::string const plan = TRY(http::read_file(folder + "/queue/" + *queue + ".json"));
        published.queue = TRY(queue::parse_plan(plan));
    }
    return published;
}

Result<void> make_folder(std::string const& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (!error)
        std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
    if (error)
        return fail("data.folder", "cannot make " + path);
    return {};
}

Result<Kept> open_kept(Options const& options, Surroundings const& surroundings) {
    TRY_VOID(make_folder(options.data));
    TRY_VOID(make_folder(options.data + "/keys"));
    if (!options.second_copy.empty())
        TRY_VOID(make_folder(options.second_copy));
    sqlite::Options database;
    database.path = options.data + "/onedoor.sqlite";
    database.on_fatal = surroundings.on_fatal;
    Kept kept;
    kept.store = TRY(sqlite::open_store(database));
    kept.vault = TRY(attachments::Vault::open(options.data, surroundings.random));
    kept.vault.on_fatal = surroundings.on_fatal;
    kept.secret_key = TRY(keys::open_key(options.data + "/keys/lookup.key", surroundings.random));
    kept.office_keys = TRY(keys::OfficeKeys::open(options.data + "/keys", surroundings.random));
    kept.answer_key =
        TRY(keys::AnswerKey::open(options.data + "/keys/answers.key", surroundings.random));
    kept.devices = keys::DeviceRegister(options.data + "/devices.json");
    return kept;
}

http::ListenerOptions web_listener(Options const& options) {
    http::ListenerOptions listener;
    listener.bind = options.bind;
    listener.port = options.port;
    listener.trusted_proxy = options.proxy;
    listener.connections_per_address = options.connections_per_address;
    return listener;
}

http::ListenerOptions devices_listener(Options const& options) {
    http::ListenerOptions listener;
    listener.bind = options.devices_bind;
    listener.port = *options.devices_port;
    listener.door = http::Door::Devices;
    listener.connections_per_address = options.connections_per_address;
    return listener;
}

std::string public_address_of(Options const& options) {
    if (!options.public_address.empty())
        return options.public_address;
    return "http://" + options.bind + ":" + std::to_string(options.port);
}

}

/// In the order in which each needs those before it; taken down the other way round.
struct Application::Parts {
    Parts(Published published_parts, Kept kept_parts, Surroundings const& surroundings,
          Options const& options)
        : public_address(public_address_of(options)), published(std::move(published_parts)),
          kept(std::move(kept_parts)), unit_codes(published.units),
          accounts(*kept.store, surroundings.clock, surroundings.random,
                   surroundings.password_cost),
          staff(accounts, *kept.store, surroundings.clock, surroundings.random),
          filing(
              {*kept.store, published.catalogue, surroundings.clock, kept.secret_key, &unit_codes}),
          attachments(
              {*kept.store, kept.vault, kept.office_keys, surroundings.clock, surroundings.random}),
          second_copy({options.second_copy, kept.office_keys, attachments, surroundings.random}),
          documents({published.form_sets, kept.answer_key}),
          intake({*kept.store, published.catalogue, published.office, surroundings.clock,
                  kept.secret_key, published.units, public_address, documents}),
          casework({*kept.store, published.catalogue, published.office, surroundings.clock}),
          pages({published.assets, published.catalogue.catalogue(), published.index,
                 published.guides, surroundings.clock, &published.offices.calendar,
                 public_address}),
          filing_pages({published.assets, published.catalogue, published.units, surroundings.clock,
                        surroundings.random, public_address}),
          guide_pages({published.assets, published.guides, published.offices, surroundings.clock,
                       public_address}),
          hall({*kept.store, published.queue ? &*published.queue : nullptr,
                published.office.working_calendar, published.office.unit, surroundings.clock}),
          fleet({*kept.store, kept.devices, surroundings.clock}),
          handovers(surroundings.clock, surroundings.monotonic_clock, surroundings.random),
          reports({*kept.store, published.catalogue, published.office, published.figure_rules,
                   surroundings.clock, published.units}),
          open_data(reports, surroundings.clock), limiter(surroundings.monotonic_clock),
          metrics(operations()), site({surroundings.clock,
                                       published.assets,
                                       published.procedures,
                                       published.catalogue,
                                       pages,
                                       filing_pages,
                                       guide_pages,
                                       *kept.store,
                                       filing,
                                       attachments,
                                       second_copy,
                                       published.office,
                                       intake,
                                       casework,
                                       kept.office_keys,
                                       kept.answer_key,
                                       kept.devices,
                                       accounts,
                                       staff,
                                       hall,
                                       fleet,
                                       handovers,
                                       reports,
                                       open_data,
                                       limiter,
                                       metrics},
                                      surroundings.log),
          log(surroundings.log), upkeep(attachments, log) {}

    static std::vector<std::string_view> operations() {
        std::vector<std::string_view> names;
        for (http::Route const& route : api::routes())
            names.push_back(route.operation);
        return names;
    }

    std::string public_address;
    Published published;
    Kept kept;
    filing::UnitCodes unit_codes;
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
    api::Site site;
    ops::Log& log;
    Upkeep upkeep;
    std::unique_ptr<http::Listener> web;
    std::unique_ptr<http::Listener> devices;
    std::optional<std::string> first_password;
};

Application::Application(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Application::~Application() {
    stop();
}

Result<std::unique_ptr<Application>> Application::start(Options const& options,
                                                        Surroundings const& surroundings) {
    Published published = TRY(read_published(options));
    Kept kept = TRY(open_kept(options, surroundings));
    auto parts =
        std::make_unique<Parts>(std::move(published), std::move(kept), surroundings, options);
    if (!TRY(parts->accounts.has_any()))
        parts->first_password = TRY(parts->accounts.appoint(first_appointment(), {}));
    if (options.devices_port)
        parts->devices = TRY(http::Listener::start(devices_listener(options), parts->site));
    parts->web = TRY(http::Listener::start(web_listener(options), parts->site));
    surroundings.log.write("server.started", {{"port", parts->web->port()}});
    return std::unique_ptr<Application>(new Application(std::move(parts)));
}

namespace {

/// The accounts of a data folder that no server runs on.
struct KeptAccounts {
    static Result<KeptAccounts> open(Options const& options, Surroundings const& surroundings) {
        KeptAccounts opened{TRY(open_kept(options, surroundings)), nullptr};
        opened.accounts =
            std::make_unique<staff::Accounts>(*opened.kept.store, surroundings.clock,
                                              surroundings.random, surroundings.password_cost);
        return opened;
    }

    Kept kept;
    std::unique_ptr<staff::Accounts> accounts;
};

}

Result<std::optional<std::string>> Application::appoint(Options const& options,
                                                        Surroundings const& surroundings) {
    intake::Office const office = TRY(read_office(options));
    TRY_VOID(intake::check_grants(office, options.staff.grants));
    return TRY(KeptAccounts::open(options, surroundings)).accounts->appoint(options.staff, {});
}

Result<std::string> Application::issue_password(Options const& options,
                                                Surroundings const& surroundings) {
    return TRY(KeptAccounts::open(options, surroundings))
        .accounts->issue_password(options.staff.account, {});
}

Result<std::vector<staff::Member>> Application::members(Options const& options,
                                                        Surroundings const& surroundings) {
    return TRY(KeptAccounts::open(options, surroundings)).accounts->list();
}

Result<void> Application::make_office_key(Options const& options,
                                          Surroundings const& surroundings) {
    TRY_VOID(make_folder(options.data));
    TRY_VOID(make_folder(options.data + "/keys"));
    return keys::OfficeKeys::rotate(options.data + "/keys", surroundings.random);
}

int Application::port() const {
    return m_parts->web->port();
}

std::optional<int> Application::devices_port() const {
    if (!m_parts->devices)
        return std::nullopt;
    return m_parts->devices->port();
}

std::optional<std::string> const& Application::first_password() const {
    return m_parts->first_password;
}

void Application::stop() {
    if (!m_parts->web)
        return;
    m_parts->web.reset();
    m_parts->devices.reset();
    m_parts->log.write("server.stopped");
}

}
