#include "client/staff_panel/stick.h"

#include "client/files/files.h"

#include <unistd.h>

namespace onedoor::staff_panel {

namespace {

/// A stick is mounted for whoever the program runs as; the folder without one is the system's.
bool is_there(std::string const& folder) {
    return access(folder.c_str(), R_OK | W_OK | X_OK) == 0;
}

}

Stick::Outcome Stick::failed(Error error) {
    return {Step::Failed, std::nullopt, std::move(error)};
}

Stick::Outcome Stick::look(std::string const& folder, std::string const& machine_file,
                           core::Instant now) {
    if (!is_there(folder))
        return failed({"stick.missing", {}, {}});
    Result<core::Bytes> bytes = configuration::read_stick(folder);
    if (!bytes)
        return failed(std::move(bytes).error());
    Result<configuration::Package> package =
        configuration::examine_package(*bytes, machine_file, now);
    if (!package)
        return failed(std::move(package).error());
    Result<configuration::Effective> const present = configuration::load(machine_file);
    if (!present)
        return failed(present.error());
    return {Step::Offered,
            Offer{package->version, package->expires,
                  configuration::changes_between(present->configuration, package->configuration),
                  std::move(*bytes)},
            std::nullopt};
}

bool Stick::begin() {
    if (m_errand.is_running())
        return false;
    m_step = Step::Working;
    m_error.reset();
    m_is_stale = false;
    return true;
}

void Stick::look_for_package(core::Instant now) {
    if (!begin())
        return;
    m_offer.reset();
    m_errand.begin(
        [folder = m_folder, file = m_machine_file, now] { return look(folder, file, now); });
}

void Stick::take_package(core::Instant now) {
    if (!m_offer || !begin())
        return;
    m_errand.begin([bytes = m_offer->bytes, file = m_machine_file, now]() -> Outcome {
        Result<configuration::Package> const taken = configuration::take_package(bytes, file, now);
        return taken ? Outcome{Step::Taken, std::nullopt, std::nullopt} : failed(taken.error());
    });
}

void Stick::write_file(std::string name, core::Bytes bytes) {
    if (!begin())
        return;
    m_file_name = std::move(name);
    m_errand.begin([folder = m_folder, name = m_file_name, bytes = std::move(bytes)]() -> Outcome {
        if (!is_there(folder))
            return failed({"stick.missing", {}, {}});
        Result<void> const written =
            files::replace(folder + '/' + name, bytes, files::Durability::Disk);
        return written ? Outcome{Step::Written, std::nullopt, std::nullopt}
                       : failed(written.error());
    });
}

void Stick::forget() {
    m_step = Step::Idle;
    m_offer.reset();
    m_error.reset();
    m_file_name.clear();
    m_is_stale = m_errand.is_running();
}

void Stick::advance() {
    std::optional<Outcome> outcome = m_errand.take();
    if (!outcome || std::exchange(m_is_stale, false))
        return;
    m_step = outcome->step;
    m_offer = std::move(outcome->offer);
    m_error = std::move(outcome->error);
}

}
